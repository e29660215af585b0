"""Feeds of every form to announcements of posts, comments of posts, and the feed's further pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from flipscrape.discovery.documents import jsonfeed
from flipscrape.discovery.documents.feedentry import Entry, count, read_atom_entry, read_rss_item
from flipscrape.discovery.documents.xmlstream import name_of, root_name, stream
from flipscrape.markup.addresses import absolute, clean
from flipscrape.markup.decode import decode
from flipscrape.model import Announcement, AnnouncementSource, Comment

# A feed with more entries is read this far.
MOST_ENTRIES = 20_000
# WordPress and ikiwiki (#comment-12), Blogger (#c12), Serendipity (#c12), Movable Type (#comment-12), isso (#isso-12).
COMMENT_FRAGMENT = re.compile(r"#(?:(?:li-|div-)?comment|isso|c(?=\d))[-_]?\w", re.IGNORECASE)


class FeedKind(StrEnum):
    """What a feed lists."""

    POSTS = "posts"
    COMMENTS = "comments"
    EMPTY = "empty"


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A feed as read. ``comments``: (the post's address, the comment), in the feed's order. All addresses absolute.

    ``next_pages``: where the feed says that it goes on (RFC 5005, JSON Feed). ``hubs``: WebSub.
    ``total`` and ``start``: OpenSearch's totalResults and startIndex.
    """

    generator: str = ""
    announcements: list[Announcement] = field(default_factory=list)
    comments: list[tuple[str, Comment]] = field(default_factory=list)
    next_pages: list[str] = field(default_factory=list)
    hubs: list[str] = field(default_factory=list)
    total: int | None = None
    start: int | None = None

    @property
    def kind(self) -> FeedKind:
        """Posts or comments, by what it holds most of."""
        if not self.announcements and not self.comments:
            return FeedKind.EMPTY
        return FeedKind.COMMENTS if len(self.comments) > len(self.announcements) else FeedKind.POSTS


def is_feed(data: bytes) -> bool:
    """Whether ``data`` begins like a feed, whatever its media type says."""
    head = decode(data[:65536]).data
    if root_name(head) in ("rss", "feed", "rdf", "channel"):
        return b"<html" not in head[:2048].lower()
    return head.lstrip()[:1] == b"{" and b"jsonfeed.org/version" in head


def read_feed(data: bytes, url: str) -> Feed:
    """Read RSS (0.9x, 1.0, 2.0), Atom (0.3, 1.0) or JSON Feed from bytes of any charset; broken ones as far as they go.

    ``url`` is the feed's address; relative addresses count from it. Never raises.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _feed(*jsonfeed.read(data, url))
    about: dict[str, list[str]] = {}
    entries: list[Entry] = []
    authors: tuple[str, ...] = ()
    wanted = ("item", "entry", "link", "generator", "author", "opensearch:totalResults", "opensearch:startIndex")
    for name, element in stream(data, wanted):
        if name == "item":
            entries.append(read_rss_item(element, url))
        elif name == "entry":
            entries.append(read_atom_entry(element, url, authors))
        elif name == "author":
            authors = (*authors, *(text for child in element if name_of(child) == "name" and (text := (child.text or "").strip())))
        elif name == "link" and element.get("href"):
            about.setdefault(element.get("rel") or "alternate", []).append(absolute(element.get("href"), url) or "")
        else:
            about.setdefault(name, []).append((element.text or element.get("uri") or "").strip())
        if len(entries) >= MOST_ENTRIES:
            break
    return _feed(entries, about)


def _feed(entries: Iterable[Entry], about: dict[str, list[str]]) -> Feed:
    announcements: list[Announcement] = []
    comments: list[tuple[str, Comment]] = []
    for entry in entries:
        if entry.url is None:
            continue
        if COMMENT_FRAGMENT.search(entry.url) or entry.in_reply_to:
            comments.append((clean(entry.in_reply_to or entry.url), _comment(entry)))
        else:
            announcements.append(_announcement(entry, entry.url))
    first = {name: values[0] for name, values in about.items() if values and values[0]}
    return Feed(
        generator=" ".join(about.get("generator", ())).lower(), announcements=announcements, comments=comments,
        next_pages=[page for rel in ("next", "prev-archive") for page in about.get(rel, ()) if page],
        hubs=[hub for hub in about.get("hub", ()) if hub],
        total=count(first.get("opensearch:totalResults")), start=count(first.get("opensearch:startIndex")),
    )


def _announcement(entry: Entry, url: str) -> Announcement:
    return Announcement(
        source=AnnouncementSource.FEED, url=clean(url), source_id=entry.id, title=entry.title, authors=entry.authors, published=entry.published,
        modified=entry.modified, tags=entry.tags, categories=entry.categories, body_html=entry.body_html, comments_stated=entry.comments_stated,
        comments_feed=entry.comments_feed,
    )


def _comment(entry: Entry) -> Comment:
    fragment = (entry.url or "").partition("#")[2]
    return Comment(
        id=fragment or entry.id or "", parent=entry.answers, author=entry.authors[0] if entry.authors else None, author_url=entry.author_url,
        published=entry.published, body=entry.text(), body_html=entry.body_html or "", url=entry.url,
    )
