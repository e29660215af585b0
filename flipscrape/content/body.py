"""The body of a post, from the element that holds it to its text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from flipscrape.content.blocks import read_blocks
from flipscrape.content.boilerplate import skipped
from flipscrape.content.choice import keep
from flipscrape.content.engines import believe, furniture
from flipscrape.content.links import images, links
from flipscrape.content.model import load
from flipscrape.content.pruning import prune
from flipscrape.content.statements import gather
from flipscrape.markup.plain_text import plain_text
from flipscrape.markup.safe_html import safe_html
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
    outline = page.outline
    never = {**furniture(outline, platform), **skipped(outline, thread)}
    blocks = read_blocks(outline, never)
    choice = keep(blocks, gather(page, platform.body, announced), load())
    choice = believe(choice, blocks, platform, thread)
    root = choice.root
    if root < 0:
        return Content()
    rules = prune(blocks, choice, never)
    for i, rule in rules.items():
        if outline.chars(i):
            trace.cut(rule, outline.line(i))
    cut = frozenset(rules)
    return Content(
        root=root, cut=cut, body=plain_text(outline, root, cut), body_html=safe_html(outline, root, page.base, cut),
        links=links(outline, root, page.base, cut), images=images(outline, root, page.base, cut),
    )
