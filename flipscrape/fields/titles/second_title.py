"""The title of a post whose page has no other heading than the site's own name: old themes set it in bold, in a cell, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from flipscrape.fields.look.choosing import Candidate, choose
from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.markup.text import fold
from flipscrape.trace import Trace

LEAST = -0.5  # the score of a title in the second place
NEAR = 300  # characters around the body's start in which its line stands
LONGEST_CELL = 400  # characters


def instead_of_the_site(reading: Reading, candidates: Sequence[Candidate[str]]) -> Finding[str] | None:
    """The title among ``candidates``, the site's name not among them.

    One that a feed or an API tells goes first, then one that the title element names beside the site and that has a line of its own,
    then the best that has two sources or a line; at last what the title element holds beside the site's name. Else there is none.
    """
    lines = {fold(line) for _, part in reading.layout.lines(before=NEAR, after=NEAR, behind=0) for line in part}
    outline, announced = reading.page.outline, reading.announced
    lines.update(fold(outline.line(i)) for tag in ("td", "th") for i in outline.by_tag.get(tag, ()) if outline.chars(i) <= LONGEST_CELL)
    told = announced.source.value if announced is not None and announced.title else None
    for one in candidates:
        if told in one.sources:
            return Finding(value=one.value, source=told or "")
    for one in candidates:
        if fold(one.value) in lines and any(source in ("start of title element", "end of title element") for source in one.sources):
            return Finding(value=one.value, source=one.sources[0])
    best = choose("title", [one for one in candidates if len(one.sources) > 1 or fold(one.value) in lines], Trace(), least=LEAST)
    return best or next((Finding(value=one.value, source="title element") for one in candidates if _beside_the_site(reading, one)), None)


def _beside_the_site(reading: Reading, one: Candidate[str]) -> bool:
    """Whether a title is what the title element holds beside a name that was struck from it."""
    outline = reading.page.outline
    return "title element" in one.sources and all(fold(outline.line(i)) != fold(one.value) for i in outline.by_tag.get("title", ())[:1])
