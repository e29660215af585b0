"""Where the post's own text lies in a capture."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from flipscrape.captures.lines import Line
from flipscrape.captures.thread import SENTENCE_END, bare_date
from flipscrape.captures.words import AFTER_THE_POST, THREAD_END

SENTENCE = 25  # characters; a shorter line of a page is a label more often than a sentence
PARAGRAPH = 80
FURNITURE = -200
LABEL = -40
MENU_ITEM = -25


def find_body(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """The run of lines within ``start .. end - 1`` that reads most like a text; both ends the same where none does.

    Long lines and sentences speak for a run, labels and menu items against it; so a heading or a short item between two
    paragraphs stays, and the furniture on either side goes.
    """
    best, best_run = 0, (start, start)
    total, begun = 0, start
    for i in range(start, end):
        total += weight(lines[i])
        if total <= 0:
            total, begun = 0, i + 1
        elif total > best:
            best, best_run = total, (begun, i + 1)
    return best_run


def weight(line: Line) -> int:
    """How much a line reads like a paragraph of a post: its length in characters (wide ones count double), or a fine below zero."""
    if AFTER_THE_POST.match(line.text) or THREAD_END.match(line.text):
        return FURNITURE
    length = len(line.text) + sum(unicodedata.east_asian_width(letter) == "W" for letter in line.text)
    ends = SENTENCE_END.search(line.text) is not None
    if length >= PARAGRAPH or (ends and length >= SENTENCE):
        return length
    if bare_date(line.text):
        return LABEL
    if ends and not line.bullet:
        return 1
    return MENU_ITEM if line.bullet else LABEL
