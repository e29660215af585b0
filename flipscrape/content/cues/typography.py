"""How a block is set: the inline element that its text stands in, the images beside it, the class names nearest to it."""

from __future__ import annotations

from collections import Counter

from flipscrape.content.cues.blocks import Blocks
from flipscrape.content.cues.paths import Paths

LINK, STRONG, EMPHASIS = 1, 2, 3
INLINE = {
    "a": LINK, "strong": STRONG, "b": STRONG, "em": EMPHASIS, "i": EMPHASIS, "cite": EMPHASIS, "span": 4, "time": 5, "small": 5, "font": 5,
}
PARTLY, PARTLY_LINK = 6, 7  # the text begins in a link, in bold or in italics, and ends elsewhere
PICTURES = ("img", "iframe", "video")
BEFORE, AFTER = 1, 2
NEAR = 4  # generations


def inline(blocks: Blocks) -> list[int]:
    """The kind of element that holds the first text of each block, 0 for the block's own."""
    outline = blocks.outline
    holders, tags, pieces = outline.owners, outline.tags, outline.pieces
    found = []
    for start, stop in zip(blocks.starts, blocks.stops, strict=True):
        first, last = start, stop - 1
        while first < last and pieces[first].isspace():
            first += 1
        kind = INLINE.get(tags[holders[first]], 0)
        if LINK <= kind <= EMPHASIS:
            while last > first and pieces[last].isspace():
                last -= 1
            if holders[first] != holders[last]:
                kind = PARTLY_LINK if kind == LINK else PARTLY
        found.append(kind)
    return found


def pictured(blocks: Blocks) -> list[int]:
    """1: an image or a film stands right before the block, 2: right after it, 3: both."""
    outline, ahead = blocks.outline, blocks.ahead
    found = [0] * (len(blocks) + 1)
    for tag in PICTURES:
        for i in outline.by_tag.get(tag, ()):
            k = ahead[outline.first[i]]
            found[k] |= BEFORE
            if k:
                found[k - 1] |= AFTER
    return found[:-1]


def nearest(blocks: Blocks, paths: Paths) -> list[tuple[float, int]]:
    """What the nearest class and id around each block weigh, and how many elements have the same; 0 where no near element has any."""
    outline = blocks.outline
    hints, parents = outline.hints, outline.parents
    counts = Counter(hints)
    known: dict[int, tuple[float, int]] = {}
    for owner in blocks.owners:
        if owner in known:
            continue
        i, steps = owner, 0
        while steps < NEAR and i > 0 and not hints[i]:
            i, steps = parents[i], steps + 1
        hint = hints[i] if i > 0 else ""
        known[owner] = (paths.weight(hint), counts[hint]) if hint else (0.0, 0)
    return [known[owner] for owner in blocks.owners]
