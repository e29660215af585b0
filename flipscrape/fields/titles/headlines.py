"""What a heading says of the post: its text without the kicker above the title, the subtitle below it and the mark that links to it."""

from __future__ import annotations

import re
from collections.abc import Container

from flipscrape.markup.anchors import is_anchor
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import fold

KICKER = re.compile(
    r"roof-?line|over-?line|kicker|top-?line|(?:super|top|over|ober|boven|sur|pre|sup|anti|ante)-?(?:title|titel|titulo|titre|head|headline|heading|text)|title-?header"
    r"|eyebrow|dachzeile|spitzmarke|occhiello|sub-?(?:head|title|line)|h\d-?small"
    r"|(?:^|[ _-])(?:labels?|badge|flag|prefix|topics?|categor(?:y|ies)|cat|tags?|rubrik|rubric|rubrique|section|descriptor|date)(?:$|[ _-])"
)
SUBTITLE = re.compile(r"(?:^|[ _-])(?:sub|sous|unter)-?(?:head|title|line|titre|titel)|(?:^|[ _-])(?:tagline|deck|dek)(?:$|[ _-])")
KICKERS, SUBTITLES = frozenset({"small", "time"}), frozenset({"small"})  # tags that say as much without a class
SEPARATORS = " :|/·•»–—-\n\t\xa0"


def headline(outline: Outline, i: int, *, stated: Container[str]) -> tuple[str, str]:
    """The title that heading ``i`` shows, on one line, and the kicker above or the subtitle below it, if any.

    ``stated`` are the titles, folded, that the head states.
    """
    gone = _marks(outline, i)
    whole = _words(outline, outline.first[i], outline.last[i], gone)
    parts = [j for j in outline.children(_holder(outline, i)) if outline.chars(j)]
    if not parts:
        return whole, ""
    above, below = parts[0], parts[-1]
    rest = _words(outline, outline.last[above], outline.last[i], gone).strip(SEPARATORS)
    if rest and not _words(outline, outline.first[i], outline.first[above], gone) and (_is_kicker(outline, above) or fold(rest) in stated):
        return rest, outline.line(above)
    rest = _words(outline, outline.first[i], outline.first[below], gone).strip(SEPARATORS)
    if rest and not _words(outline, outline.last[below], outline.last[i], gone) and (_is_subtitle(outline, below) or fold(rest) in stated):
        return rest, outline.line(below)
    return whole, ""


def without_marks(outline: Outline, i: int) -> str:
    """The text of heading ``i`` on one line, without a mark that links to it."""
    return _words(outline, outline.first[i], outline.last[i], _marks(outline, i))


def _marks(outline: Outline, i: int) -> set[int]:
    return {k for j in outline.within("a", i) if is_anchor(outline, j) for k in range(outline.first[j], outline.last[j])}


def _holder(outline: Outline, i: int) -> int:
    """The element that holds the parts: the heading, or the link or the span that holds all of its text."""
    while True:
        inner = next((j for j in outline.children(i) if outline.chars(j) == outline.chars(i)), None)
        if inner is None:
            return i
        i = inner


def _is_kicker(outline: Outline, i: int) -> bool:
    return outline.tags[i] in KICKERS or KICKER.search(outline.hints[i]) is not None


def _is_subtitle(outline: Outline, i: int) -> bool:
    return outline.tags[i] in SUBTITLES or SUBTITLE.search(outline.hints[i]) is not None


def _words(outline: Outline, first: int, last: int, gone: set[int]) -> str:
    return " ".join("".join(outline.pieces[k] for k in range(first, last) if k not in gone).split())
