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
EVERY = frozenset(map(fold, _LABELS["every"]))  # words that say of terms that they are the site's: 'Trending tags', '热门标签'
# What ends a label that says that a post is filed, and not where.
FILED = tuple(f" {word}" for word in "in under unter dans en em bajo i w v în dalam в".split())


def is_filed(label: str) -> bool:
    """Whether a label, folded, for categories may say as well of tags that the post is among them: 'Filed under', 'Publié dans'."""
    return label.endswith(FILED) and LABELS.get(label) is Kind.CATEGORY


def is_headed_as_the_sites(outline: Outline, i: int) -> bool:
    """Whether the heading above element ``i`` has such a word among others: 'Trending tags', 'All categories'."""
    heading = fold(heading_above(outline, i) or "")
    return heading not in LABELS and not LABELS.keys().isdisjoint(heading.split())


def is_headed_as_all(outline: Outline, i: int) -> bool:
    """Whether what heads element ``i`` says that the terms are all of the site's, or the most common, wherever it stands."""
    heading = fold(heading_above(outline, i) or "")
    words = heading.split()
    glued = any(heading.startswith(word) and heading[len(word) :].strip() in LABELS for word in EVERY)
    return glued or not (LABELS.keys().isdisjoint(words) or EVERY.isdisjoint(words))
