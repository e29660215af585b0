"""Sitemaps (https://www.sitemaps.org/protocol.html): address lists, indexes, news extension, plain text, gzip."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from flipscrape.discovery.documents.xmlstream import name_of, stream
from flipscrape.markup.addresses import absolute

# The protocol allows 50,000 addresses a file; a file with more is read this far.
MOST_ENTRIES = 100_000
# The protocol allows 50 MiB; a compressed file is unpacked this far.
MOST_BYTES = 64 * 1024 * 1024
GZIP = b"\x1f\x8b"
SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
# How engines name the parts of an index: WordPress core (wp-sitemap-posts-post-1.xml), Yoast and Rank Math
# (post-sitemap2.xml), Ghost (sitemap-posts.xml), All in One SEO, Jetpack, Squarespace, Wix (blog-posts-sitemap.xml).
POSTS = re.compile(
    r"(?:^|[/_.-])(?:posts-post|blog-posts?|posts?|articles?)(?:[_-]?sitemap)?[_-]?\d*(?:\.[a-z.]+)?$|sitemap[_-](?:posts?|articles?|pt-post)\b")
PAGES = re.compile(r"posts-page|(?:^|[/_.-])pages?[_-]sitemap|sitemap[_-](?:pages?|pt-page)\b")
LISTINGS = re.compile(
    r"taxonom|categor|post_tag|post_format|users|authors?[_-]sitemap|tags?[_-]sitemap|sitemap[_-](?:authors?|tags?|tax|archives|misc)\b|label")


class Scope(StrEnum):
    """What a part of a sitemap index holds, as far as its name tells."""

    POSTS = "posts"
    PAGES = "pages"
    LISTINGS = "listings"
    MIXED = "mixed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One address of a sitemap. ``modified`` as written (W3C date and time). ``published`` from the news extension."""

    url: str
    modified: str | None = None
    published: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitemap:
    """``entries``: pages; ``parts``: further sitemaps, with their lastmod. All absolute."""

    entries: list[Entry]
    parts: list[Entry]


def sitemap_lines(robots: str) -> list[str]:
    """The addresses that robots.txt names as sitemaps (RFC 9309 leaves the line to others; sitemaps.org defines it)."""
    return SITEMAP_LINE.findall(robots)


def scope_of(url: str) -> Scope:
    """What the sitemap at ``url`` holds, by its name."""
    name = url.lower().rpartition("?")[0] or url.lower()
    name = name.rsplit("/", 1)[-1]
    if PAGES.search(name):
        return Scope.PAGES
    if LISTINGS.search(name):
        return Scope.LISTINGS
    return Scope.POSTS if POSTS.search(name) else Scope.MIXED


def read_sitemap(data: bytes, url: str) -> Sitemap:
    """Read a sitemap of any form, broken ones as far as they go. Relative addresses count from ``url``. Never raises."""
    if data.startswith(GZIP):
        data = unzip(data)
    entries: list[Entry] = []
    parts: list[Entry] = []
    for name, element in stream(data, ("url", "sitemap")):
        if (entry := _entry(element, url)) is not None:
            (entries if name == "url" else parts).append(entry)
        if len(entries) + len(parts) >= MOST_ENTRIES:
            break
    if not entries and not parts and b"<" not in data[:256]:
        entries = list(_lines(data, url))
    return Sitemap(entries=entries, parts=parts)


def unzip(data: bytes) -> bytes:
    """The text of a gzip file, cut at 64 MiB; a truncated file as far as it goes."""
    machine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        return machine.decompress(data, MOST_BYTES)
    except zlib.error:
        return b""


def _entry(element: etree._Element, base: str) -> Entry | None:
    values: dict[str, str] = {}
    for child in element.iter():
        if child.text and (text := child.text.strip()):
            values.setdefault(name_of(child), text)
    url = absolute(values.get("loc"), base)
    if url is None:
        return None
    return Entry(url=url, modified=values.get("lastmod"), published=values.get("news:publication_date"))


def _lines(data: bytes, base: str) -> Iterable[Entry]:
    for line in data[:MOST_BYTES].decode("utf-8-sig", "replace").splitlines()[:MOST_ENTRIES]:
        if line.startswith(("http://", "https://")) and (url := absolute(line, base)):
            yield Entry(url=url)
