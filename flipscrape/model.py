"""The records that come out: frozen, plain, without behaviour of their own.

Dates are ISO 8601 text, kept as far as the page gives them: a day alone (``2010-06-05``), a time without a zone
(``2010-06-05T18:34:00``) or an instant (``2010-06-05T18:34:00+02:00``). Our own times are aware datetimes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class CommentKind(StrEnum):
    """What a record of a thread is: a reader's words, or another site's notice (pingback, trackback, webmention)."""

    COMMENT = "comment"
    PINGBACK = "pingback"


class AnnouncementSource(StrEnum):
    """Who announced a post besides its own page."""

    FEED = "feed"
    REST = "rest"
    LISTING = "listing"


class WrittenOrder(StrEnum):
    """How a day that a page writes in numbers was read: as the page shows, or as its language writes days where it leaves that open.

    The source of a date ends in it.
    """

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    DAY_ASSUMED = "day assumed first"
    MONTH_ASSUMED = "month assumed first"


class AddressKind(StrEnum):
    """What an address is believed to lead to, before it is fetched."""

    PAGE = "page"
    POST = "post"
    LISTING = "listing"
    COMMENTS = "comments"
    FEED = "feed"
    SITEMAP = "sitemap"
    REST = "rest"

    @property
    def is_source(self) -> bool:
        """Whether it tells of other addresses in a form made for programs, and is no page."""
        return self in (AddressKind.FEED, AddressKind.SITEMAP, AddressKind.REST)


class Outcome(StrEnum):
    """How an address of a crawl ended."""

    STORED = "stored"
    READ = "read"
    UNCHANGED = "unchanged"
    DROPPED = "dropped"
    REDIRECTED = "redirected"
    GONE = "gone"
    REFUSED = "refused"
    FORBIDDEN = "forbidden"
    FAILED = "failed"
    SKIPPED = "skipped"

    @property
    def is_loss(self) -> bool:
        """Whether there is no page at the address, or none that could be had or read."""
        return self in (Outcome.FAILED, Outcome.GONE, Outcome.REFUSED, Outcome.FORBIDDEN, Outcome.DROPPED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment:
    """One reader comment, as displayed.

    ``id`` is the platform's own, else a hash; never empty, unique in its article. ``parent`` is the id of the comment
    that this one answers; where a thread has several pages, that may stand on another of
    them. ``published_text`` is the date as the page prints it, relative wording included.
    """

    id: str
    parent: str | None = None
    author: str | None = None
    author_url: str | None = None
    published: str | None = None
    published_text: str | None = None
    body: str = ""
    body_html: str = ""
    url: str | None = None
    kind: CommentKind = CommentKind.COMMENT


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentService:
    """Comments that live in someone else's frame or script and so are not on the page (Disqus, Giscus, ...)."""

    provider: str
    thread: str | None = None
    stated: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link in the article's body: absolute address and the text that carries it."""

    url: str
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """An image in the article's body: absolute address, alternative text, caption."""

    url: str
    alt: str | None = None
    caption: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One post of a blog. ``body`` is plain text, its paragraphs parted by a blank line; ``body_html`` is safe HTML.

    ``sources`` names, for each field that has a value, the evidence that won it (``json-ld``, ``og:title``, ...).
    ``comments_stated`` is the total that the page itself prints. ``comment_pages`` are the absolute addresses of the
    thread's other pages.
    """

    url: str | None = None
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    modified: str | None = None
    body: str = ""
    body_html: str = ""
    tags: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    language: str | None = None
    description: str | None = None
    site_name: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    comments_stated: int | None = None
    comment_service: CommentService | None = None
    comment_pages: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    platform: str | None = None
    sources: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """What a feed, an open API or a listing says of a post.

    It fills gaps, guides the choice of the body, and is the body of a page that a script fills.

    ``body_html`` is the announced text, whole or an excerpt, unsafe as it came. ``source_id`` is the platform's id.
    ``earlier``: comments that were told in an earlier crawl, or that stand on other pages of the thread: they may complete, and add nothing.
    """

    source: AnnouncementSource
    url: str
    source_id: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    body_html: str | None = None
    comments: tuple[Comment, ...] = ()
    earlier: tuple[Comment, ...] = ()
    comments_stated: int | None = None
    comments_feed: str | None = None


GUESS = "guess"


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """An address to go to: what it is believed to be, who told of it (``link``, ``feed``, ``sitemap``, ..., or nobody: GUESS), how soon.

    Higher ``priority`` goes first. ``modified`` is what a sitemap or feed says of its last change. ``again`` asks for
    another visit of an address that an earlier crawl has already settled. ``newest``: no post there is later than this day.
    """

    url: str
    kind: AddressKind = AddressKind.PAGE
    source: str = "link"
    priority: int = 0
    modified: str | None = None
    announced: Announcement | None = None
    again: bool = False
    newest: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """An archived post as it was when its address was last asked for, at ``visited`` (aware).

    ``lastmod`` is what a sitemap said of its last change, ``changed`` what the page itself says. ``comments``: how many were read or
    stated, whichever is more. ``said``: by source, the last change and the number of comments as announced. ``further``: the addresses
    of the other pages over which its text is spread.
    """

    url: str
    visited: datetime
    lastmod: str | None = None
    changed: str | None = None
    comments: int = 0
    said: Mapping[AnnouncementSource, tuple[str | None, int | None]] = field(default_factory=dict)
    further: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceVisit:
    """A feed, sitemap or collection that was read at ``visited`` (aware). ``source``: who named it; ``modified``: its stated last change."""

    url: str
    kind: AddressKind
    source: str
    visited: datetime
    modified: str | None = None
