"""From a fetched page to what it says: the one function that the workers run. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flipscrape.discovery import look, read_source
from flipscrape.discovery.documents.wordpress_rest import further_pages
from flipscrape.discovery.pages.robots_meta import robots_words
from flipscrape.errors import ExtractionError
from flipscrape.extraction import extract, extract_page
from flipscrape.items import FetchedPage, Reading
from flipscrape.markup.sniff import is_plain_text
from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.page import decode_page, read_page

HTML = re.compile(rb"^\s*(?:(?><!--.*?-->)\s*)*+<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
PAGE_TYPES = re.compile(r"html|xml|^text/plain|^$|octet-stream")
# What a source that says less leaves to the next.
FILLED = ("source_id", "title", "authors", "published", "modified", "body_html", "comments_stated", "comments_feed")
# Beginnings of files that servers send as HTML: PDF, PNG, GIF, JPEG, ZIP, gzip, RIFF, Ogg, ID3.
BINARY = (b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"OggS", b"ID3")


def read(page: FetchedPage) -> Reading:
    """Read a page once: its record, what it is, where it leads. Feeds, sitemaps and collections have no record."""
    headers = page.headers_by_name()
    try:
        if page.kind.is_source or not HTML.match(page.body[:2048]):
            named = read_source(page.body, page.url, page.kind, headers)
            if named is not None:
                return Reading(page=page, outlook=named)
        if refused := _no_page(page.body, headers.get("content-type", "")):
            return Reading(page=page, failure=refused)
        decoded = decode_page(page.body, charset=page.charset)
        if is_plain_text(decoded.data):
            return Reading(page=page, article=extract(page.body, page.url, fetched=page.fetched, charset=page.charset))
        parsed = read_page(decoded, url=page.url, fetched=page.fetched)
        article = extract_page(parsed, announced=_together(page.announced), listed=_listed(page.announced))
        further = [url for one in page.announced for url in further_pages(one)]
        robots = robots_words(parsed.evidence.meta.values, headers.get("x-robots-tag", ""))
        return Reading(page=page, article=article, outlook=look(parsed, article, further=further), robots=robots)
    except ExtractionError as error:
        return Reading(page=page, failure=str(error))


def _together(announced: Sequence[Announcement]) -> Announcement | None:
    """What all sources say of the post, an API that names its terms before a feed, which calls tags and categories alike; and their comments.

    A feed's comments may be excerpts: they complete and add nothing. An API's text is whole. What listings say stays apart.
    """
    announced = [one for one in announced if one.source is not AnnouncementSource.LISTING]
    if not announced:
        return None
    first, *others = sorted(announced, key=_has_terms, reverse=True)
    for other in others:
        first = replace(first, **{name: value for name in FILLED if not getattr(first, name) and (value := getattr(other, name))})
    text = next((one.body_html for one in announced if one.source is AnnouncementSource.REST and one.body_html), first.body_html)
    comments = tuple(comment for one in announced if one.source is AnnouncementSource.REST for comment in one.comments)
    earlier = tuple(comment for one in announced for comment in (*one.earlier, *(one.comments if one.source is AnnouncementSource.FEED else ())))
    return replace(first, body_html=text, comments=comments, earlier=earlier)


def _has_terms(one: Announcement) -> bool:
    return one.source is AnnouncementSource.REST and bool(one.tags or one.categories)


def _listed(announced: Sequence[Announcement]) -> Announcement | None:
    return next((one for one in announced if one.source is AnnouncementSource.LISTING), None)


def _no_page(body: bytes, declared: str) -> str | None:
    kind = declared.lower().partition(";")[0].strip()
    if not PAGE_TYPES.search(kind):
        return f"no page: {kind}"
    return "no page: a file sent as one" if body.startswith(BINARY) else None
