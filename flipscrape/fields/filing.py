"""From groups of links and statements of metadata to a post's tags or categories."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from flipscrape.fields.reading import Finding, Reading
from flipscrape.fields.terms import Kind, find_terms
from flipscrape.markup.text import fold, squeeze

METAS = {
    Kind.TAG: ("article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "news_keywords", "keywords"),
    Kind.CATEGORY: ("article:section", "og:article:section", "parsely-section", "sailthru.section", "section"),
}
KEYS = {Kind.TAG: "keywords", Kind.CATEGORY: "articleSection"}


def file_terms(reading: Reading, kind: Kind) -> Finding[list[str]] | None:
    """The best source's terms; all that others say is noted."""
    best: Finding[list[str]] | None = None
    for source, names in _sources(reading, kind):
        if terms := _tidy(names):
            reading.trace.claim(kind.value, source, terms)
            best = best or Finding(value=terms, source=source)
    return best


def _sources(reading: Reading, kind: Kind) -> Iterator[tuple[str, list[str]]]:
    """Who lists terms of this kind, best first."""
    evidence, announced = reading.page.evidence, reading.announced
    groups = [group for group in find_terms(reading) if group.kind is kind]
    for why in ("rel=tag", "label", "class", "address"):
        yield why, [name for group in [g for g in groups if g.why == why] for name in group.names]
    if announced:
        yield announced.source.value, list(announced.tags if kind is Kind.TAG else announced.categories)
    for name in METAS[kind]:
        values = evidence.meta.values.get(name, [])
        yield name, [part for value in values for part in (value.split(",") if kind is Kind.TAG else [value])]
    for node in evidence.jsonld.works:
        texts = evidence.jsonld.texts(node, KEYS[kind])
        yield "json-ld", [part for text in texts for part in (text.split(",") if kind is Kind.TAG else [text])]


def _tidy(names: Iterable[str]) -> list[str]:
    tidy: dict[str, str] = {}
    for name in names:
        text = squeeze(html.unescape(name)).strip(" ,;#")
        if (key := fold(text)) and len(text) <= 80:
            tidy.setdefault(key, text)
    return list(tidy.values())
