"""Choosing among what several sources say: a linear score over named features, its weights learnt by training/fields.py.

A candidate is one value with all the sources that give it and what is known of them ("h1", "same as og:title", "inside an
aside"). The weights are plain numbers in weights/FIELD.json, by feature; a feature without a weight counts nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from math import fsum
from typing import Generic, TypeVar

from flipscrape.fields.look.reading import Finding
from flipscrape.trace import Trace

T = TypeVar("T")
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    file.name.removesuffix(".json"): json.loads(file.read_text("utf-8"))
    for file in sorted(resources.files("flipscrape.fields").joinpath("weights").iterdir(), key=lambda file: file.name)
}


@dataclass(kw_only=True, slots=True)
class Candidate(Generic[T]):
    """One value; ``sources`` in the order in which they were looked at, ``features`` of all of them together.

    ``manner``: how the value was read, where that was a choice; the trace and the record's source end in it.
    """

    value: T
    sources: list[str] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    manner: str | None = None


def score(name: str, candidate: Candidate[T]) -> float:
    """What the field's weights give for ``candidate``."""
    weights = WEIGHTS.get(name, {})
    # A plain sum depends on the order of the set, and so on the seed of the process.
    return fsum([weights[feature] for feature in candidate.features if feature in weights])


def choose(name: str, candidates: Iterable[Candidate[T]], trace: Trace, *, least: float | None = None) -> Finding[T] | None:
    """The candidate of the highest score, the first among equals; None where none reaches ``least``. All are noted, best first."""
    ranked = sorted(((score(name, candidate), candidate) for candidate in candidates), key=lambda pair: -pair[0])
    for _, candidate in ranked:
        trace.claim(name, ", ".join((*candidate.sources, *filter(None, (candidate.manner,)))), candidate.value)
    if not ranked or (least is not None and ranked[0][0] < least):
        return None
    best = ranked[0][1]
    return Finding(value=best.value, source=best.sources[0])
