"""Posts that are mostly code, mostly pictures with captions, or a list of links: such parts look like no text, and the few words beside them do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flipscrape.content.blocks import Blocks
from flipscrape.content.choice import Choice
from flipscrape.content.features import SENTENCE_ENDS
from flipscrape.content.insets import is_numbering, is_typed_caption
from flipscrape.content.parts import outermost_part
from flipscrape.markup.outline import Outline

LISTS, WHOLE = ("ul", "ol"), ("pre", "figure")


def keep_most(choice: Choice, blocks: Blocks) -> Choice:
    """``choice`` with what most of its post is made of."""
    return _keep_parts(_keep_list(choice, blocks), blocks)


def _keep_list(choice: Choice, blocks: Blocks) -> Choice:
    """All of a list, where nothing but items of that list was kept."""
    kept = [k for k, is_kept in enumerate(choice.kept) if is_kept]
    around = {outermost_part(blocks.outline, blocks.owners[k]) for k in kept}
    if len(around) != 1 or blocks.outline.tags[whole := around.pop()] not in LISTS:
        return choice
    return _with(choice, blocks, range(*blocks.span(whole)), whole)


def _keep_parts(choice: Choice, blocks: Blocks) -> Choice:
    """All code, or all captions, in the element around the first kept block, where they are more than the text that was kept there."""
    first = next((k for k, is_kept in enumerate(choice.kept) if is_kept), -1)
    if first < 0:
        return choice
    around = _around(blocks.outline, blocks.owners[first])
    for parts in (list(_code(blocks, around)), list(_captions(blocks, around))):
        inside = {k for part in parts for k in part}
        text = sum(blocks.chars[k] for k in range(*blocks.span(around)) if choice.kept[k] and k not in inside)
        if sum(blocks.chars[k] for k in inside) > text:
            return _with(choice, blocks, [*inside, *_between(blocks, around, inside)], around)
    return choice


def _code(blocks: Blocks, around: int) -> Iterator[range]:
    for i in blocks.outline.within("pre", around):
        a, b = blocks.span(i)
        if a < b and _around(blocks.outline, i) == around and not is_numbering(blocks.texts[a:b]):
            yield range(a, b)


def _captions(blocks: Blocks, around: int) -> Iterator[range]:
    for i in blocks.outline.within("figcaption", around):
        a, b = blocks.span(i)
        if b == a + 1 and _around(blocks.outline, i) == around and is_typed_caption(blocks, a, i):
            yield range(a, b)


def _between(blocks: Blocks, around: int, inside: set[int]) -> Iterator[int]:
    """The sentences right before one of the parts, in the same element; a line of the day and the writer is none."""
    outline = blocks.outline
    for k in range(*blocks.span(around)):
        i = blocks.owners[k]
        if k + 1 in inside and outline.tags[i] == "p" and outline.parents[i] == around and blocks.texts[k].endswith(SENTENCE_ENDS):
            yield k


def _around(outline: Outline, i: int) -> int:
    """The element around a part of a text and what wraps that part alone."""
    for k in outline.ancestors(i):
        if outline.tags[k] in WHOLE:
            i = k
    i = outermost_part(outline, i)
    while outline.parents[i] > 0 and outline.tags[i] in WHOLE and outline.chars(outline.parents[i]) == outline.chars(i):
        i = outline.parents[i]
    return max(outline.parents[i], 0)


def _with(choice: Choice, blocks: Blocks, more: range | list[int], around: int) -> Choice:
    """``choice`` with the blocks ``more``, which stand in the element ``around``."""
    added = set(more)
    root = around if blocks.outline.inside(choice.root, (around,)) else choice.root
    return replace(choice, root=root, kept=[was or k in added for k, was in enumerate(choice.kept)])
