"""Which blocks are the body, and which element holds them."""

from __future__ import annotations

from dataclasses import dataclass

from flipscrape.content.blocks import Blocks
from flipscrape.content.features import Statements, see
from flipscrape.content.model import Model
from flipscrape.content.smoothing import LARGEST, best_root, gains, look_again


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """``root``: the element that holds the body, -1 for none; ``kept``: for each block whether it is the body's; ``chances``: how likely."""

    root: int
    kept: list[bool]
    chances: list[float]


def keep(blocks: Blocks, statements: Statements, model: Model) -> Choice:
    """Judge each block twice, the second time with its neighbours' first marks; then the element that gains most by the kept ones."""
    n = len(blocks)
    if not n:
        return Choice(root=-1, kept=[], chances=[])
    first = see(blocks, statements, model.weights)
    chances = model.look.chances(first, n)
    chances = model.second_look.chances(look_again(blocks, chances, first), n)
    weights = [min(chars, LARGEST) + 10 for chars in blocks.chars]
    root = best_root(blocks, gains(weights, chances, model.threshold))
    a, b = blocks.span(root)
    kept = [a <= k < b and chances[k] > model.threshold for k in range(n)]
    if not any(kept):
        kept = [a <= k < b for k in range(n)]
    return Choice(root=root, kept=kept, chances=chances)
