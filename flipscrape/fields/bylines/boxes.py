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
    for i in layout.named("author"):
        if outline.chars(i) and not layout.before(i) and not layout.inside(i) and not layout.apart(i):
            names = [_heading(outline, j) for j in _row(outline, i)]
            if len(set(names)) > 1 and all(map(is_full_name, names)):
                return names
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
