"""Galleries that the author set in WordPress's editor: several captions in a row look like links to other posts."""

from __future__ import annotations

from dataclasses import replace

from flipscrape.content.blocks import Blocks
from flipscrape.content.choice import Choice
from flipscrape.content.insets import is_caption

GALLERIES = ("wp-block-gallery", "blocks-gallery-grid")  # wp-includes/blocks/gallery, before and since pictures are blocks of their own


def keep_galleries(choice: Choice, blocks: Blocks) -> Choice:
    """``choice`` with the captions of galleries that stand between kept blocks inside its element."""
    galleries = [i for token in GALLERIES for i in blocks.outline.by_token.get(token, ())]
    if not galleries or True not in choice.kept:
        return choice
    a, b = blocks.span(choice.root)
    first, last = choice.kept.index(True), len(choice.kept) - 1 - choice.kept[::-1].index(True)
    kept = list(choice.kept)
    for i in galleries:
        start, end = blocks.span(i)
        if max(a, first) <= start and end <= min(b, last + 1):
            kept[start:end] = [was or is_caption(text) for was, text in zip(kept[start:end], blocks.texts[start:end], strict=True)]
    return replace(choice, kept=kept)
