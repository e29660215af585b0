"""Which element holds the body."""

from __future__ import annotations

from collections.abc import Collection

from flipscrape.model import Announcement
from flipscrape.page import Page
from flipscrape.platforms.rules import Platform


def choose(page: Page, platform: Platform, thread: Collection[int], announced: Announcement | None) -> int:
    """The element that holds the body, -1 where none has a paragraph."""
    del announced
    outline = page.outline
    for token in platform.body:
        for i, hint in enumerate(outline.hints):
            if f" {token} " in hint and not outline.inside(i, thread):
                return i
    paragraphs: dict[int, int] = {}
    for i in outline.by_tag.get("p", ()):
        if not outline.inside(i, thread):
            parent = outline.parents[i]
            paragraphs[parent] = paragraphs.get(parent, 0) + outline.chars(i) - outline.link_chars(i)
    return max(paragraphs, key=paragraphs.__getitem__) if paragraphs else -1
