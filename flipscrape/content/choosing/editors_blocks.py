"""What the author set in the editor of WordPress or Ghost: captions in a row look like links to other posts, a callout like a box of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from flipscrape.content.choosing.choice import Choice
from flipscrape.content.choosing.insets import is_caption
from flipscrape.content.cues.blocks import Blocks

# wp-includes/blocks/gallery, before and since pictures are blocks of their own; Ghost's. WordPress's shortcode writes CLASSIC and a number.
GALLERIES = ("wp-block-gallery", "blocks-gallery-grid", "kg-gallery-card")
SHORTCODE, CLASSIC = "gallery", " galleryid-"
BOXES = ("kg-callout-text", "kg-toggle-heading", "kg-toggle-content")  # Ghost's cards that hold nothing but the author's words


def keep_editors_blocks(choice: Choice, blocks: Blocks, named: int) -> Choice:
    """``choice`` with the captions of galleries that stand in the element ``named`` as the post's, and with all boxes inside its own.

    Where no element is ``named``, which is then -1, or what was found lies elsewhere, a gallery has to stand between kept blocks, or beside one.
    """
    galleries = list(_galleries(blocks))
    boxes = [blocks.span(i) for token in BOXES for i in blocks.outline.by_token.get(token, ())]
    if not galleries + boxes:
        return choice
    if named >= 0 and any(choice.kept) and _is_all_gallery(blocks, named, galleries) and not any(choice.kept[slice(*blocks.span(named))]):
        choice = replace(choice, kept=[False] * len(blocks))  # cards of other posts
    kept, (a, b) = list(choice.kept), blocks.span(choice.root)
    for start, end in boxes:
        if a <= start and end <= b and any(kept):
            kept[start:end] = [True] * (end - start)
    if within := named >= 0 and (not any(kept) or blocks.outline.inside(choice.root, (named,))):
        a, b = blocks.span(named)
    elif True in kept:
        a, b = max(a, kept.index(True)), min(b, len(kept) - kept[::-1].index(True))
    elif galleries:
        a, b = blocks.span(root := galleries[0])
        choice = replace(choice, root=root)
    texts = {blocks.outline.parents[i] for k, i in enumerate(blocks.owners) if choice.kept[k]}
    for gallery in galleries:
        start, end = blocks.span(gallery)
        if (a <= start and end <= b) or blocks.outline.parents[gallery] in texts:
            kept[start:end] = [was or is_caption(text) for was, text in zip(kept[start:end], blocks.texts[start:end], strict=True)]
    return replace(choice, kept=kept, root=named if within and kept != choice.kept else choice.root)


def _is_all_gallery(blocks: Blocks, named: int, galleries: Iterable[int]) -> bool:
    a, b = blocks.span(named)
    return a < b == a + len({k for i in galleries for k in range(*blocks.span(i)) if a <= k < b})


def _galleries(blocks: Blocks) -> Iterator[int]:
    outline = blocks.outline
    for token in GALLERIES:
        yield from outline.by_token.get(token, ())
    yield from (i for i in outline.by_token.get(SHORTCODE, ()) if CLASSIC in outline.hints[i])
