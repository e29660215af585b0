"""Elements that a text is made of and never lies in: paragraphs, quotations, lists."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from flipscrape.content.cues.blocks import Blocks
from flipscrape.markup.outline import Outline

OF_TEXTS = frozenset(("p", "blockquote", "ul", "ol", "li"))
NESTED = 4  # elements between such a part and its text: Sphinx writes <blockquote><div><p>


def outermost_part(outline: Outline, i: int, parts: Collection[str] = OF_TEXTS) -> int:
    """The outermost of the ``parts`` of a text around element ``i``, or that is it; ``i`` where none is."""
    found = i
    for k in (i, *islice(outline.ancestors(i), NESTED)):
        if outline.tags[k] in parts and outline.parents[k] > 0:
            found = k
    return found


def part_of(blocks: Blocks, k: int) -> int:
    """The outermost element that is of the text as block ``k`` is: the list around an item, the figure around a caption."""
    outline, i = blocks.outline, blocks.owners[k]
    return outermost_part(outline, outline.parents[i] if outline.tags[i] == "figcaption" else i)
