"""Excerpts of posts in a row, each between two links to its post: its title, in no heading, and below it one that stands alone ('Read more')."""

from __future__ import annotations

from flipscrape.markup.outline import BLOCKS, Outline

SHORTEST = 40  # characters between the two links
LONGEST = 30  # characters of the second


def is_excerpt(outline: Outline, first: int, second: int) -> bool:
    """Whether two links, one after the other, that lead to the same page stand around an excerpt of it."""
    between = outline.lengths[outline.first[second]] - outline.lengths[outline.last[first]]
    if between < SHORTEST or not 0 < outline.chars(second) <= LONGEST:
        return False
    block = next((k for k in outline.ancestors(second) if outline.tags[k] in BLOCKS), -1)
    return block > first and outline.chars(block) == outline.chars(second)
