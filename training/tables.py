"""Boosted trees in which each path asks about two features at most, summed up into one table for each pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from samples import Sample
from sklearn.ensemble import HistGradientBoostingClassifier

from flipscrape.content.model import Stage, read_stage

ROUNDS, RATE, LEAVES, LEAST = 200, 0.1, 8, 40
Columns = Mapping[str, Mapping[str, list[int]]]


@dataclass(frozen=True, kw_only=True)
class Tables:
    """``values``: for each pair of features an array of its log odds."""

    names: list[str]
    bias: float
    values: dict[tuple[int, int], np.ndarray]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        return sorted(self.values)

    def stored(self) -> dict[str, Any]:
        tables = [{"features": [self.names[a], self.names[b]], "rows": np.rint(100 * array).astype(int).tolist()}
                  for (a, b), array in sorted(self.values.items())]
        return {"bias": round(100 * self.bias), "tables": tables}

    def stage(self) -> Stage:
        return read_stage(self.stored())


def fit_tables(samples: list[Sample], columns: Columns, sizes: Mapping[str, int], most: int, pairs: list[tuple[int, int]] | None = None) -> Tables:
    """Learn the blocks' labels from their features, in ``pairs`` of them; where none are given, in the ``most`` that a first fit gains most by."""
    names = sorted(sizes)
    x = np.concatenate([np.array([columns[s.name][name] for name in names], dtype=np.float32).T for s in samples])
    y = np.concatenate([s.labels for s in samples]) > 0.5
    weights = np.concatenate([s.weights for s in samples])
    used = weights > 0
    x, y, weights = x[used], y[used], weights[used] * used.sum() / weights.sum()
    if pairs is None:
        gains: defaultdict[tuple[int, int], float] = defaultdict(float)
        for path, gain in _gains(_boost(x, y, weights, "pairwise", ROUNDS // 2)):
            gains[path] += gain
        pairs = sorted(sorted(gains, key=lambda pair: (-gains[pair], pair))[:most])
    alone = [{f} for f in range(len(names)) if not any(f in pair for pair in pairs)]
    model = _boost(x, y, weights, [set(pair) for pair in pairs] + alone, ROUNDS)
    values = {pair: np.zeros((sizes[names[pair[0]]], sizes[names[pair[1]]])) for pair in pairs}
    for bounds, value in _leaves(model, [sizes[name] for name in names]):
        pair = next((p for p in pairs if set(bounds) <= set(p)), None)
        if pair is None:
            feature = next(iter(bounds))
            pair = (feature, feature + 1) if feature + 1 < len(names) else (feature - 1, feature)
            values.setdefault(pair, np.zeros((sizes[names[pair[0]]], sizes[names[pair[1]]])))
        box = tuple(slice(*bounds.get(f, (0, None))) for f in pair)
        values[pair][box] += value
    return Tables(names=names, bias=float(model._baseline_prediction.ravel()[0]), values=values)


def _boost(x: np.ndarray, y: np.ndarray, weights: np.ndarray, allowed: object, rounds: int) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST, l2_regularization=1.0, interaction_cst=allowed,
        early_stopping=False, random_state=0)
    return model.fit(x, y, sample_weight=weights)


def _gains(model: HistGradientBoostingClassifier) -> list[tuple[tuple[int, int], float]]:
    found = []
    for (tree,) in model._predictors:
        nodes = tree.nodes
        waiting = [(0, -1)]
        while waiting:
            n, above = waiting.pop()
            node = nodes[n]
            if node["is_leaf"]:
                continue
            feature = int(node["feature_idx"])
            if above not in (-1, feature):
                found.append(((min(above, feature), max(above, feature)), float(node["gain"])))
                continue_with = feature if above == -1 else above
            else:
                continue_with = feature
            waiting += [(int(node["left"]), continue_with), (int(node["right"]), continue_with)]
    return found


def _leaves(model: HistGradientBoostingClassifier, sizes: list[int]) -> list[tuple[dict[int, tuple[int, int]], float]]:
    """Each leaf: for each feature asked on the way the range of its values, and what it adds."""
    found = []
    for (tree,) in model._predictors:
        nodes = tree.nodes
        waiting: list[tuple[int, dict[int, tuple[int, int]]]] = [(0, {})]
        while waiting:
            n, bounds = waiting.pop()
            node = nodes[n]
            if node["is_leaf"]:
                found.append((bounds, float(node["value"])))
                continue
            feature, edge = int(node["feature_idx"]), int(np.floor(node["num_threshold"])) + 1
            low, high = bounds.get(feature, (0, sizes[feature]))
            waiting += [(int(node["left"]), bounds | {feature: (low, edge)}), (int(node["right"]), bounds | {feature: (edge, high)})]
    return found
