"""What a field may look at, and the form of its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from flipscrape.comments import Thread
from flipscrape.content import Content
from flipscrape.fields.look.layout import Layout
from flipscrape.markup.addresses import absolute
from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.page import Page
from flipscrape.platforms import Platform
from flipscrape.trace import Trace

T = TypeVar("T")
ANNOUNCED = frozenset(source.value for source in AnnouncementSource)  # what a feed, an API or a listing says, as the source of a value


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A page on its way to a record: body and thread are found, the fields are asked next.

    ``announced``: what a feed or an API said of the post; ``listed``: what the blog's listings said.
    """

    page: Page
    platform: Platform
    content: Content
    thread: Thread
    announced: Announcement | None
    listed: Announcement | None
    trace: Trace
    layout: Layout

    @property
    def address(self) -> str:
        """The page's address, else the one that it states for itself; empty where there is neither."""
        return self.page.url or absolute(self.page.evidence.meta.first("og:url"), None) or ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding(Generic[T]):
    """A field's value and the source that won it."""

    value: T
    source: str
