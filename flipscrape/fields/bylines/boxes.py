"""Several writers of a post, each with a box of their own behind the text."""

from __future__ import annotations

from collections.abc import Iterator

from flipscrape.fields.bylines.names import is_full_name
from flipscrape.fields.look.reading import Reading
from flipscrape.markup.outline import Outline

LONGEST_NAME = 60  # characters


def names_of_boxes(reading: Reading) -> list[str]:
    """Whose names head boxes in a row behind the text, called an author's and made alike: Ghost's Alto, Dope and Wave.

    A card of another post begins with its title.
    """
    outline, layout = reading.page.outline, reading.layout
    settled: set[int] = set()
    for i in layout.named("author"):
        if i in settled or not outline.chars(i) or layout.before(i) or layout.inside(i) or layout.apart(i):
            continue
        row = list(_row(outline, i))
        names = [_heading(outline, j) for j in row]
        nobody = max((n for n, name in enumerate(names) if not is_full_name(name)), default=-1)
        if nobody < 0 and len(set(names)) > 1:
            return names
        # A row that begins with one of these is the rest of this one.
        settled.update(row[: nobody + 1] if nobody >= 0 else row)
    return []


def _row(outline: Outline, i: int) -> Iterator[int]:
    """Element ``i`` and those right behind it that are made as it is."""
    end = outline.ends[outline.parents[i]]
    while i < end:
        yield i
        following = outline.ends[i]
        if following >= end or (outline.tags[following], outline.hints[following]) != (outline.tags[i], outline.hints[i]):
            return
        if "".join(outline.pieces[outline.last[i] : outline.first[following]]).strip():
            return
        i = following


def _heading(outline: Outline, i: int) -> str:
    return next(filter(None, map(str.strip, outline.text(i).split("\n"))), "")[:LONGEST_NAME]
