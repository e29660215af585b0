"""The words that themes put before terms, and what they say that these are."""

from __future__ import annotations

import json
from importlib import resources

from flipscrape.fields.terms.groups import Kind
from flipscrape.fields.terms.noting import heading_above
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import fold

_LABELS: dict[str, list[str]] = json.loads(resources.files("flipscrape.fields").joinpath("labels.json").read_text("utf-8"))
LABELS = {fold(label): Kind(kind) for kind in ("categories", "tags") for label in _LABELS[kind]}


def is_headed_as_the_sites(outline: Outline, i: int) -> bool:
    """Whether the heading above element ``i`` has such a word among others: 'Trending tags', 'All categories'."""
    heading = fold(heading_above(outline, i) or "")
    return heading not in LABELS and not LABELS.keys().isdisjoint(heading.split())
