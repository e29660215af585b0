"""Whether the text of a page is one of several in a row, each under a heading that leads to its own page: a listing that shows whole posts."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from flipscrape.discovery.pages.places import NUMBER
from flipscrape.markup.outline import HEADINGS, Outline

LEAST = 3  # fewer like boxes with headings may stand beside a post
BEGINNING = 40  # characters of a text by which it is found again


def whole_posts(outline: Outline, heads: Sequence[int], text: str) -> int:
    """How many like elements in a row, each with one of the links ``heads``, stand where ``text`` begins; 0 where it is in none of them."""
    if len(heads) < LEAST or not (beginning := _beginning(text)):
        return 0
    rows: defaultdict[tuple[int, str, str], list[int]] = defaultdict(list)
    for i in heads:
        card = _card(outline, i, heads)
        if outline.tags[card] not in HEADINGS:
            rows[outline.parents[card], outline.tags[card], NUMBER.sub("", next(iter(outline.hints[card].split()), ""))].append(card)
    return max((len(cards) for cards in rows.values() if len(cards) >= LEAST and any(beginning in outline.line(card) for card in cards)), default=0)


def _beginning(text: str) -> str:
    """The beginning of the first line that is long enough to be found by it."""
    lines = (" ".join(line.split()) for line in text.split("\n", 20))
    return next((line[:BEGINNING] for line in lines if len(line) >= BEGINNING // 2), "")


def _card(outline: Outline, link: int, heads: Sequence[int]) -> int:
    """The largest element around ``link`` without another of ``heads``."""
    i = link
    while (around := outline.parents[i]) >= 0 and bisect_left(heads, outline.ends[around]) - bisect_left(heads, around) == 1:
        i = around
    return i
