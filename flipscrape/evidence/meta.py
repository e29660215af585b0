"""meta and link elements: OpenGraph, Dublin Core, article:*, canonical, alternate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from flipscrape.markup.addresses import absolute
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import squeeze

# What a browser loads beside the page; it says nothing of the page.
RESOURCES = frozenset(("stylesheet", "preload", "prefetch", "dns-prefetch", "preconnect", "modulepreload"))


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadLink:
    """A link element: absolute address, its type and title as written."""

    url: str
    type: str = ""
    title: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meta:
    """``values``: by name, property or itemprop in lower case, all contents in page order. ``links``: by each rel token."""

    values: Mapping[str, list[str]]
    links: Mapping[str, list[HeadLink]]

    def first(self, *names: str) -> str | None:
        """The first content that any of ``names`` has, in the order of the names."""
        for name in names:
            for value in self.values.get(name, ()):
                return value
        return None


def read_meta(outline: Outline, base: str | None) -> Meta:
    """Gather all meta and link elements, those outside the head too (pages put them anywhere)."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    links: defaultdict[str, list[HeadLink]] = defaultdict(list)
    for i in outline.by_tag.get("meta", ()):
        read = outline.attributes[i].get
        if content := squeeze(read("content")):
            for name in dict.fromkeys((read("name"), read("property"), read("itemprop"), read("http-equiv"))):
                if name:
                    values[name.strip().lower()].append(content)
    for i in outline.by_tag.get("link", ()):
        read = outline.attributes[i].get
        tokens = (read("rel") or "").lower().split()
        if tokens and RESOURCES.isdisjoint(tokens) and (url := absolute(read("href"), base)):
            link = HeadLink(url=url, type=(read("type") or "").lower(), title=read("title") or "", language=read("hreflang") or "")
            for token in tokens:
                links[token].append(link)
    return Meta(values=dict(values), links=dict(links))
