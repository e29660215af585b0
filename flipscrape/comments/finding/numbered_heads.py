"""Comments that only a line over each tells: '#1 Kommentar von Ann', '#12 by Ann', as boards and old engines of clans have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from flipscrape.comments.cues import controls, phrases
from flipscrape.comments.cues.marks import LONGEST_CONTROL, between
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import squeeze

PAGE_PARTS = frozenset(("body", "html", "main", "article"))


def find_numbered_heads(outline: Outline) -> list[int]:
    """The elements that such lines begin and that hold the words below them. A lone one is the first."""
    heads = list(_heads(outline))
    numbers = [number for number, _ in heads]
    ordered = all(a < b for a, b in pairwise(numbers)) or all(a > b for a, b in pairwise(numbers))
    if not ordered or (len(heads) == 1 and numbers != [1]):
        return []
    pieces = [p for _, p in heads]
    found = [_around(outline, p, pieces) for p in pieces]
    return found if all(i > 0 for i in found) else []


def _heads(outline: Outline) -> Iterator[tuple[int, int]]:
    """The number and the first piece of each line that says so."""
    pieces = outline.pieces
    for p, piece in enumerate(pieces):
        if piece.lstrip()[:1] == "#" and (match := phrases.NUMBERED_SENDER.match(_line(pieces, p))):
            yield int(match[1]), p


def _line(pieces: Sequence[str], p: int) -> str:
    end = next((q for q in range(p, min(p + LONGEST_CONTROL, len(pieces))) if pieces[q] == "\n"), p + 1)
    return squeeze("".join(pieces[p:end]))[:LONGEST_CONTROL]


def _around(outline: Outline, p: int, heads: Sequence[int]) -> int:
    """The smallest element around a head that holds words below it and no other head; -1 where there is none."""
    owner = outline.owners[p]
    for i in (owner, *outline.ancestors(owner)):
        if outline.tags[i] in PAGE_PARTS or between(heads, outline.first[i], outline.last[i]) > 1:
            return -1
        if any(map(str.strip, outline.pieces[outline.first[i]:p])):
            return -1  # the head begins what it is the head of
        lines = [squeeze(line) for line in "".join(outline.pieces[p:outline.last[i]]).split("\n")]
        if any(line and phrases.says_more(line) and not controls.is_control(line) for line in lines[1:]):
            # '#1 by Anker' is a thing in a list of the best.
            return i if any(map(phrases.has_date, list(filter(None, lines))[:2])) else -1
    return -1
