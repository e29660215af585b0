"""What the author set in the editor of WordPress or Ghost: captions in a row look like links to other posts, a callout like a box of the site."""

from __future__ import annotations

from dataclasses import replace

from flipscrape.content.choosing.choice import Choice
from flipscrape.content.choosing.insets import is_caption
from flipscrape.content.cues.blocks import Blocks

# wp-includes/blocks/gallery, before and since pictures are blocks of their own; Ghost's.
GALLERIES = ("wp-block-gallery", "blocks-gallery-grid", "kg-gallery-card")
BOXES = ("kg-callout-text", "kg-toggle-heading", "kg-toggle-content")  # Ghost's cards that hold nothing but the author's words


def keep_editors_blocks(choice: Choice, blocks: Blocks) -> Choice:
    """``choice`` with the captions of galleries that stand between kept blocks inside its element, and with all boxes there."""
    galleries = [i for token in GALLERIES for i in blocks.outline.by_token.get(token, ())]
    boxes = [i for token in BOXES for i in blocks.outline.by_token.get(token, ())]
    if not galleries + boxes or True not in choice.kept:
        return choice
    a, b = blocks.span(choice.root)
    kept = list(choice.kept)
    for start, end in map(blocks.span, boxes):
        if a <= start and end <= b:
            kept[start:end] = [True] * (end - start)
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    for start, end in map(blocks.span, galleries):
        if max(a, first) <= start and end <= min(b, last + 1):
            kept[start:end] = [was or is_caption(text) for was, text in zip(kept[start:end], blocks.texts[start:end], strict=True)]
    return replace(choice, kept=kept)
