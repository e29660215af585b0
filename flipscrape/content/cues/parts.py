"""Elements that a text is made of and never lies in: paragraphs, quotations, lists."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from flipscrape.markup.outline import Outline

PARTS = frozenset(("p", "blockquote", "ul", "ol", "li"))
NESTED = 4  # elements between such a part and its text: Sphinx writes <blockquote><div><p>


def outermost_part(outline: Outline, i: int, parts: Collection[str] = PARTS) -> int:
    """The outermost of the ``parts`` of a text around element ``i``, or that is it; ``i`` where none is."""
    found = i
    for k in (i, *islice(outline.ancestors(i), NESTED)):
        if outline.tags[k] in parts and outline.parents[k] > 0:
            found = k
    return found
