"""From judged blocks to elements: what inside the root is cut, so that text and HTML lose the same."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from flipscrape.content.choosing.choice import Choice
from flipscrape.content.cues.blocks import Blocks

RULE = "judged no part of the text"


def prune(blocks: Blocks, choice: Choice, skipped: dict[int, str]) -> dict[int, str]:
    """The outermost elements inside the root without a kept block, and those ``skipped`` that it holds; with the rule of each.

    So are the inline elements of a block that is not kept, where the root itself is around it: a page of tables has title and day so, above the text.
    """
    outline, root = blocks.outline, choice.root
    kept = list(accumulate(choice.kept, initial=0))
    found: dict[int, str] = {}
    i, end = root + 1, outline.ends[root]
    ahead, first, last = blocks.ahead, outline.first, outline.last
    while i < end:
        if i in skipped:
            found[i] = skipped[i]
            i = outline.ends[i]
            continue
        a, b = ahead[first[i]], ahead[last[i]]
        whole = b > a and kept[a] == kept[b] and first[i] <= blocks.starts[a] and blocks.stops[b - 1] <= last[i]
        if whole or (b <= a + 1 and _is_of_dropped(blocks, choice.kept, i)):
            found[i] = RULE
            i = outline.ends[i]
        else:
            i += 1
    return found


def _is_of_dropped(blocks: Blocks, kept: list[bool], i: int) -> bool:
    """Whether the text of element ``i`` is a piece of a block that is not kept."""
    first, last = blocks.outline.first[i], blocks.outline.last[i]
    k = bisect_right(blocks.starts, first) - 1
    return k >= 0 and not kept[k] and first < last <= blocks.stops[k]
