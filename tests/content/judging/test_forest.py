"""A forest answers for all blocks together what a walk down each tree would answer for each of them."""

from __future__ import annotations

from itertools import product
from math import exp

import pytest

from flipscrape.content.judging.forest import read_forest

STORED = {
    "bias": -120,
    "features": [["size", 4], ["links", 3], ["never asked", 5]],
    "trees": [
        [0, 2, [1, 1, -34, 7], [0, 3, 90, -2]],
        [1, 2, 26, -8],
        [0, 1, [1, 1, 5, [1, 2, 61, 1]], 0],
        44,
    ],
}
BLOCKS = list(product(range(4), range(3)))
COLUMNS = {"size": [size for size, _ in BLOCKS], "links": [links for _, links in BLOCKS]}


def walk(tree, values):
    while not isinstance(tree, int):
        feature, edge, below, above = tree
        tree = below if values[feature] < edge else above
    return tree


def test_each_block_gets_the_sum_of_its_leaves():
    wanted = [1 / (1 + exp(-(STORED["bias"] + sum(walk(tree, block) for tree in STORED["trees"])) / 100)) for block in BLOCKS]
    assert read_forest(STORED).chances(COLUMNS, len(BLOCKS)) == pytest.approx(wanted)


def test_a_feature_that_no_tree_asks_about_need_not_be_seen():
    assert set(read_forest(STORED).masks) == {"size", "links"}


def test_a_page_without_blocks_has_no_chances():
    assert read_forest(STORED).chances({"size": [], "links": []}, 0) == []
