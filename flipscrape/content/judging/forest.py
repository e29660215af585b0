"""A forest of decision trees that is asked about all blocks of a page at once, without a walk down any tree.

Each leaf of all trees is one bit of a large number. A feature's value leaves some leaves open, in all trees together; what all
features of a block leave open is one leaf in each tree (the bit vectors of QuickScorer, Lucchese et al., SIGIR 2015). What the
leaves are worth is kept as bit planes, so that their sum is a count of bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any, TypeAlias

# A leaf's worth in hundredths of log odds; or a feature's number, an edge, and the trees for values below it and from it on.
Tree: TypeAlias = "int | tuple[int, int, Tree, Tree]"
UNIT = 0.01


@dataclass(frozen=True, kw_only=True, slots=True)
class Forest:
    """``masks``: for each feature, by its value, the leaves that are left open. ``planes``: what leaves add, by the bits of their worth."""

    bias: float
    masks: Mapping[str, Sequence[int]]
    planes: Sequence[tuple[float, int]]

    def chances(self, columns: Mapping[str, list[int]], count: int) -> list[float]:
        """For each of ``count`` blocks how likely it is the body's, 0 to 1. ``columns``: the blocks' values of each feature."""
        leaves = [-1] * count
        asked = [(masks, columns[name]) for name, masks in self.masks.items()]
        # Four at a time: this runs for every block and every feature, and is half as fast one at a time.
        for first in range(0, len(asked), 4):
            group = asked[first:first + 4]
            if len(group) == 4:
                (q, a), (r, b), (s, c), (t, d) = group
                leaves = [x & q[i] & r[j] & s[k] & t[m] for x, i, j, k, m in zip(leaves, a, b, c, d, strict=True)]
                continue
            for masks, column in group:
                leaves = [x & masks[i] for x, i in zip(leaves, column, strict=True)]
        scores = [self.bias] * count
        for worth, plane in self.planes:
            scores = [score + worth * (x & plane).bit_count() for score, x in zip(scores, leaves, strict=True)]
        return [1.0 / (1.0 + exp(-score)) if score > -30.0 else 0.0 for score in scores]


def read_forest(stored: Mapping[str, Any]) -> Forest:
    """A forest from its stored form: ``bias`` in hundredths, ``features`` with the count of values of each, ``trees``."""
    names, sizes = zip(*stored["features"], strict=True)
    worths: list[int] = []
    closed = [[0] * size for size in sizes]
    for tree in stored["trees"]:
        _plant(tree, worths, closed)
    least = min(worths)
    every = (1 << len(worths)) - 1
    bits = (max(worths) - least).bit_length()
    planes = [(UNIT * 2**bit, sum(1 << leaf for leaf, worth in enumerate(worths) if worth - least >> bit & 1)) for bit in range(bits)]
    return Forest(
        bias=UNIT * (stored["bias"] + least * len(stored["trees"])), planes=planes,
        masks={name: [every ^ leaves for leaves in by_value] for name, by_value in zip(names, closed, strict=True) if any(by_value)},
    )


def _plant(tree: Tree, worths: list[int], closed: list[list[int]]) -> None:
    """Add the leaves of ``tree`` to ``worths``, and to ``closed`` which of them each value of a feature rules out."""
    if isinstance(tree, int):
        worths.append(tree)
        return
    feature, edge, below, above = tree
    start = len(worths)
    _plant(below, worths, closed)
    middle = len(worths)
    _plant(above, worths, closed)
    lower, upper = ((1 << stop) - (1 << first) for first, stop in ((start, middle), (middle, len(worths))))
    by_value = closed[feature]
    for value in range(len(by_value)):
        by_value[value] |= upper if value < edge else lower
