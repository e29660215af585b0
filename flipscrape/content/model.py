"""The learned tables: a block's score is a sum of looked-up numbers, one for each pair of features."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """``rows[a][b]`` for the values a and b of the features ``first`` and ``second``."""

    first: str
    second: str
    rows: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """Additive tables over a bias, as log odds."""

    bias: float
    tables: tuple[Table, ...]

    def chances(self, columns: Mapping[str, list[int]], count: int) -> list[float]:
        """For each of ``count`` blocks how likely it is the body's, 0 to 1."""
        scores = [self.bias] * count
        # Four at a time: this runs for every block and every table, and is half as fast one at a time.
        for first in range(0, len(self.tables), 4):
            group = self.tables[first:first + 4]
            if len(group) == 4:
                (r, s, t, u), seen = [table.rows for table in group], [columns[name] for table in group for name in (table.first, table.second)]
                scores = [x + r[a][b] + s[c][d] + t[e][f] + u[g][h] for x, a, b, c, d, e, f, g, h in zip(scores, *seen, strict=True)]
                continue
            for table in group:
                rows = table.rows
                scores = [x + rows[a][b] for x, a, b in zip(scores, columns[table.first], columns[table.second], strict=True)]
        return [1.0 / (1.0 + exp(-s)) if s > -30.0 else 0.0 for s in scores]


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """``weights``: log odds of the words of class and id."""

    weights: Mapping[str, float]
    look: Stage
    second_look: Stage


@cache
def load() -> Model:
    """The shipped model (``model.json``, made by training/)."""
    return read(json.loads(files("flipscrape.content").joinpath("model.json").read_text("utf-8")))


def read(stored: Mapping[str, Any]) -> Model:
    """A model from its stored form; numbers are hundredths."""
    look, second_look = (read_stage(stored[name]) for name in ("look", "second_look"))
    weights = {word: n / 100 for word, n in stored["words"].items()}
    return Model(weights=weights, look=look, second_look=second_look)


def read_stage(stored: Mapping[str, Any]) -> Stage:
    """One stage from its stored form."""
    tables = tuple(
        Table(first=first, second=second, rows=tuple(tuple(n / 100 for n in row) for row in table["rows"]))
        for table in stored["tables"] for first, second in [table["features"]])
    return Stage(bias=stored["bias"] / 100, tables=tables)
