"""What a fetched page leads to, and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flipscrape.markup.addresses import absolute, clean
from flipscrape.model import Article, Found
from flipscrape.page import Page


class Role(StrEnum):
    """What a page turned out to be."""

    POST = "post"
    LISTING = "listing"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """``role`` of the page, and the addresses it leads to, absolute and cleaned, in the order of the page."""

    role: Role
    found: tuple[Found, ...] = ()


def look(page: Page, article: Article) -> Outlook:
    """The role of an HTML page and its links."""
    elements = page.outline.elements
    addresses: dict[str, None] = {}
    for i in page.outline.by_tag.get("a", ()):
        if found := absolute(elements[i].get("href"), page.base):
            addresses[clean(found)] = None
    role = Role.POST if article.body and len(page.outline.by_tag.get("article", ())) <= 1 else Role.LISTING
    return Outlook(role=role, found=tuple(Found(url=url) for url in addresses))
