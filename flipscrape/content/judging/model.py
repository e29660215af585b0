"""The learned model of the body: what words of class and id are worth, and two forests that judge a block."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from flipscrape.content.judging.forest import Forest, read_forest


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """``weights``: log odds of the words of class and id."""

    weights: Mapping[str, float]
    look: Forest
    second_look: Forest


@cache
def load() -> Model:
    """The shipped model (``model.json``, made by training/)."""
    return read(json.loads(files("flipscrape.content.judging").joinpath("model.json").read_text("utf-8")))


def read(stored: Mapping[str, Any]) -> Model:
    """A model from its stored form; the words' weights are hundredths."""
    weights = {word: n / 100 for word, n in stored["words"].items()}
    return Model(weights=weights, look=read_forest(stored["look"]), second_look=read_forest(stored["second_look"]))
