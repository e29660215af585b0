"""The second look at each block: what the first judgement says of its neighbours and of the elements around it."""

from __future__ import annotations

from itertools import accumulate

from flipscrape.content.cues.blocks import Blocks, surroundings
from flipscrape.markup.outline import HEADINGS

SIZES = {
    "own": 16, "previous": 10, "next": 10, "before": 9, "after": 9, "far_before": 9, "far_after": 9, "owner": 9, "parent": 9, "around": 9,
    "wide": 9, "where": 5, "distance": 6, "kept_share": 6, "headed": 10, "section": 10,
}
NEAR, FAR = 3, 9
LARGEST = 400  # a longer block weighs no more
STRONG, STRONG_CHARS = 0.6, 60
# What a block that is kept against its odds costs when a root is chosen, as a part of what a likely one brings.
AGAINST = 0.1


def look_again(blocks: Blocks, chances: list[float], first: dict[str, list[int]]) -> dict[str, list[int]]:
    """The features of the second look. ``chances``: each block's share of belonging to the body, by the first; ``first``: its features."""
    weights = [min(chars, LARGEST) + 10 for chars in blocks.chars]
    good = list(accumulate([w * p for w, p in zip(weights, chances, strict=True)], initial=0.0))
    whole = list(accumulate(weights, initial=0))

    def mean(a: int, b: int) -> int:
        return int(8 * (good[b] - good[a]) / (whole[b] - whole[a])) if b > a else 0

    columns = {f"first_{name}": column for name, column in first.items()}
    fine = [min(15, int(16 * p)) for p in chances]
    coarse = [min(9, int(9 * p) + 1) for p in chances]
    columns["own"] = fine
    columns["previous"], columns["next"] = [0, *coarse[:-1]], [*coarse[1:], 0]
    columns["before"], columns["after"] = _windows(good, whole, NEAR)
    columns["far_before"], columns["far_after"] = _windows(good, whole, FAR)
    outline = blocks.outline
    parents = outline.parents
    around = [surroundings(outline, i) for i in blocks.owners]
    generations = [blocks.owners, [parents[i] if i else 0 for i in blocks.owners], around, [surroundings(outline, i) for i in around]]
    holders = set[int]().union(*generations)
    known = {i: mean(*blocks.span(i)) for i in holders}
    for name, elements in zip(("owner", "parent", "around", "wide"), generations, strict=True):
        columns[name] = [known[i] for i in elements]
    columns["headed"], columns["section"] = _sections(blocks, coarse, good, whole)
    columns |= _position(blocks, chances, weights)
    return columns


def _windows(good: list[float], whole: list[int], reach: int) -> tuple[list[int], list[int]]:
    """For each block the share of good weight among the ``reach`` blocks before it, and among those after it; in eighths."""
    n = len(good) - 1
    lows, low_weights = good[:1] * reach + good[:n], whole[:1] * reach + whole[:n]
    highs, high_weights = good[1:] + good[n:] * reach, whole[1:] + whole[n:] * reach
    before = [int(8 * (g - f) / (w - v)) if w > v else 0 for f, g, v, w in zip(lows, good[:n], low_weights, whole[:n], strict=False)]
    after = [int(8 * (h - g) / (w - v)) if w > v else 0 for g, h, v, w in zip(good[1:], highs[reach:], whole[1:], high_weights[reach:], strict=True)]
    return before, after


def _sections(blocks: Blocks, coarse: list[int], good: list[float], whole: list[int]) -> tuple[list[int], list[int]]:
    """For each block the mark of the heading above it, 0 for none, and the share of good weight between that heading and the next."""
    tags = blocks.outline.tags
    edges = [k for k, owner in enumerate(blocks.owners) if tags[owner] in HEADINGS]
    headed: list[int] = []
    section: list[int] = []
    for heading, end in zip([-1, *edges], [*edges, len(blocks)], strict=True):
        if count := end - max(heading, 0):
            text = min(heading + 1, end - 1)
            headed += [coarse[heading] if heading >= 0 else 0] * count
            section += [int(8 * (good[end] - good[text]) / (whole[end] - whole[text])) + 1] * count
    return headed, section


def best_root(blocks: Blocks, values: list[float]) -> int:
    """The element whose blocks sum up to the most, the innermost where several do."""
    sums = list(accumulate(values, initial=0.0))
    ahead, first, last, parents = blocks.ahead, blocks.outline.first, blocks.outline.last, blocks.outline.parents
    seen: set[int] = set()
    best, root = float("-inf"), -1
    for owner in blocks.owners:
        i = owner
        while i >= 0 and i not in seen:
            seen.add(i)
            if (value := sums[ahead[last[i]]] - sums[ahead[first[i]]]) > best:
                best, root = value, i
            i = parents[i]
    return root


def gains(weights: list[int], chances: list[float], threshold: float) -> list[float]:
    """What each block brings to a root that holds it."""
    return [w * (p - threshold) * (1.0 if p > threshold else AGAINST) for w, p in zip(weights, chances, strict=True)]


def _position(blocks: Blocks, chances: list[float], weights: list[int]) -> dict[str, list[int]]:
    """Where a block stands relative to the likely body: within its strong blocks (0), after (1), before (2); 3 and 4 outside its element."""
    n = len(blocks)
    a, b = blocks.span(best_root(blocks, gains(weights, chances, 0.5)))
    strong = [k for k in range(a, b) if chances[k] > STRONG and blocks.chars[k] > STRONG_CHARS]
    first, last = (strong[0], strong[-1]) if strong else (a, b - 1)
    where, distance = [], []
    for k in range(n):
        inside = a <= k < b
        away = first - k if k < first else max(0, k - last)
        where.append(0 if not away else (1 if k > last else 2) + (0 if inside else 2))
        distance.append(min(5, away.bit_length()))
    share = min(5, int(6 * sum(weights[first:last + 1]) / (sum(weights) or 1)))
    return {"where": where, "distance": distance, "kept_share": [share] * n}
