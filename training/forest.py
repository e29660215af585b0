"""Gradient boosted trees over the blocks' features, in the form that flipscrape/content/judging/forest.py reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from samples import Sample
from sklearn.ensemble import HistGradientBoostingClassifier

ROUNDS, RATE, LEAVES, LEAST, SEEN = 120, 0.1, 24, 40, 0.5
HUNDREDTHS = 100
Columns = Mapping[str, Mapping[str, list[int]]]


def fit_forest(samples: list[Sample], columns: Columns, sizes: Mapping[str, int]) -> dict[str, Any]:
    """Learn the blocks' labels from their features; the stored form. ``columns``: by sample and feature; ``sizes``: how many values each has."""
    names = sorted(sizes)
    x = np.concatenate([np.array([columns[s.name][name] for name in names], dtype=np.float32).T for s in samples])
    y = np.concatenate([s.labels for s in samples]) > 0.5
    weights = np.concatenate([s.weights for s in samples])
    used = weights > 0
    # Each split may ask half of the features: the trees differ more, and the forest is surer of sites that it has not seen.
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST, l2_regularization=1.0, max_features=SEEN,
        early_stopping=False, random_state=0)
    model.fit(x[used], y[used], sample_weight=weights[used] * used.sum() / weights[used].sum())
    bias = float(model._baseline_prediction.ravel()[0])
    trees = [_nested(tree.nodes, 0) for (tree,) in model._predictors]
    return {"bias": round(HUNDREDTHS * bias), "features": [[name, sizes[name]] for name in names], "trees": trees}


def _nested(nodes: np.ndarray, n: int) -> Any:
    node = nodes[n]
    if node["is_leaf"]:
        return round(HUNDREDTHS * float(node["value"]))
    edge = int(np.floor(node["num_threshold"])) + 1
    return [int(node["feature_idx"]), edge, _nested(nodes, int(node["left"])), _nested(nodes, int(node["right"]))]
