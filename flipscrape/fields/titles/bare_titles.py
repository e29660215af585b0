"""Titles that no heading shows: old themes set them in a cell, a legend or a span of their own, right before the text."""

from __future__ import annotations

from flipscrape.fields.look.layout import Layout
from flipscrape.fields.titles.site_naming import cuts
from flipscrape.markup.outline import HEADINGS
from flipscrape.markup.text import fold

BEFORE, WITHIN = 24, 4  # pieces of text before the body's start, and of its beginning


def bare_titles(layout: Layout, title: str) -> list[int]:
    """Elements around the body's start whose text is an end of ``title``, the text of the title element; none where a heading shows one."""
    outline = layout.outline
    ends = {fold(end) for a, b in cuts(title) for end in (title[:a], title[b:])} - {""}
    if not ends or layout.root < 0 or any(fold(outline.line(i)) in ends for tag in HEADINGS for i in outline.by_tag.get(tag, ())):
        return []
    pieces = range(max(0, layout.start - BEFORE), min(layout.start + WITHIN, len(outline.pieces)))
    owners = dict.fromkeys(outline.owners[k] for k in pieces if not outline.pieces[k].isspace())
    return [i for i in owners if outline.tags[i] != "a" and fold(outline.line(i)) in ends]
