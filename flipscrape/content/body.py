"""The body of a post, from the element that holds it to its text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from flipscrape.markup.outline import Outline
from flipscrape.markup.text import squeeze
from flipscrape.model import Announcement, Image, Link
from flipscrape.page import Page
from flipscrape.platforms.rules import Platform
from flipscrape.trace import Trace


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """``root``: the element that holds the body, -1 where the page has none. ``cut``: elements inside it that are left out."""

    root: int = -1
    cut: frozenset[int] = frozenset()
    body: str = ""
    body_html: str = ""
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)


def find_content(page: Page, platform: Platform, thread: Collection[int], announced: Announcement | None, trace: Trace) -> Content:
    """Choose the body of ``page``, prune it and write it out. ``thread``: elements that belong to the comments."""
    del announced, trace
    outline = page.outline
    for token in platform.body:
        for i, hint in enumerate(outline.hints):
            if f" {token} " in hint and not outline.inside(i, thread):
                return Content(root=i, cut=frozenset(thread), body=_paragraphs(outline, i))
    paragraphs: dict[int, int] = {}
    for i in outline.by_tag.get("p", ()):
        if not outline.inside(i, thread):
            parent = outline.parents[i]
            paragraphs[parent] = paragraphs.get(parent, 0) + outline.chars(i) - outline.link_chars(i)
    if not paragraphs:
        return Content()
    root = max(paragraphs, key=paragraphs.__getitem__)
    return Content(root=root, cut=frozenset(thread), body=_paragraphs(outline, root))


def _paragraphs(outline: Outline, root: int) -> str:
    return "\n\n".join(line for line in map(squeeze, outline.text(root).split("\n")) if line)
