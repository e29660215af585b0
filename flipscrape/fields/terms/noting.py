"""What stands right before a link: a label, or the end of a note on who posted when and where."""

from __future__ import annotations

import re
from collections.abc import Collection

from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.markup.text import fold

# TypePad and its like end the note on who posted when with it: 'Posted by Ann on May 3, 2016 at 10:47 AM in |Bread|, '.
NOTED_IN = re.compile(
    r"(?:posted|published|written|filed|geschrieben|veröffentlicht|publié|posté|publicado|escrito|pubblicato|geplaatst)\b[^\n]*\d[^\n|]*\b(?:in|under|unter|dans|en|em)"
    r"\s+(?:\|[^|\n]+\|\s*(?:,|&|and|und|et|y|e)?\s*)*$",
    re.IGNORECASE,
)
MOST_BETWEEN, LONGEST_LABEL = 24, 60  # pieces of text, characters
CALLED_HEADING = re.compile(r"[ _-](?:heading|title) ")  # 'panel-heading' of Chirpy, which is a <div>
MOST_WORDS, COLONS, LONGEST_NOTE, LONGEST_NOTED = 4, (":", "："), 120, 600
SEPARATOR = re.compile(r"[|•·:–—]")
# What as often leads to other posts, or to a part of the site.
VAGUE = frozenset(("in this article", "more from", "collection", "section", "sections", "related topics", "mehr zum thema", "in", "en", "em", "dans"))
PREPOSITIONS = ("in", "under", "unter", "dans", "en", "em")
NOTED_ENDS = tuple(f" {word}" for word in PREPOSITIONS)


def is_noted(outline: Outline, i: int) -> bool:
    """Whether a link ends the note on who posted when."""
    start = outline.first[i]
    for piece in outline.pieces[max(0, start - 6) : start]:
        if len(piece) > 2 and piece.rstrip().endswith(NOTED_ENDS):
            return NOTED_IN.search(before(outline, max(0, start - 40), start)[-LONGEST_NOTED:]) is not None
    return False


def is_labelled(outline: Outline, i: int, labels: Collection[str]) -> bool:
    """Whether a link stands in one line with one of ``labels``, folded, right before it, or other links alone between the two."""
    for k in range(outline.first[i] - 1, max(-1, outline.first[i] - MOST_BETWEEN), -1):
        piece = outline.pieces[k]
        if piece == "\n" or (len(piece) > LONGEST_LABEL and (outline.is_linked(k) or ending(piece, labels) is None)):
            return False
        if not outline.is_linked(k) and (text := fold(SEPARATOR.split(piece.rstrip(": "))[-1])):
            label = text if text in labels else ending(piece, labels)
            return label is not None and label not in VAGUE
    return False


def ending(text: str, labels: Collection[str]) -> str | None:
    """Which of ``labels`` a note with a number, as of a day, ends with: in two words or more ('2 May by Ann Low in category'), or before a colon."""
    if len(text) > LONGEST_NOTE or not any(map(str.isdigit, text)):
        return None
    words = fold(text[-LONGEST_LABEL:]).split()
    least = 1 if text.rstrip().endswith(COLONS) else 2
    return next((key for n in range(MOST_WORDS, least - 1, -1) if len(words) > n and (key := " ".join(words[-n:])) in labels), None)


def before(outline: Outline, begin: int, end: int) -> str:
    """Text before a link. A label stands apart from the links before it: Genesis has 'Filed Under: Bread Tagged With: rye' in one line."""
    return "".join(f"|{outline.pieces[k]}|" if outline.is_linked(k) else outline.pieces[k] for k in range(begin, end))


def heading_above(outline: Outline, i: int) -> str | None:
    """The heading, or what is called one, that stands beside element ``i``, or beside the element around it, before it."""
    for j in (i, outline.parents[i]):
        beside = (k for k in outline.children(outline.parents[j]) if k < j) if j > 0 else ()
        if headings := [k for k in beside if outline.tags[k] in HEADINGS or CALLED_HEADING.search(outline.hints[k])]:
            return outline.line(headings[-1])
    return None
