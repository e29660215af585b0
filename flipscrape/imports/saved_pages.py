"""Saved pages and text captures: single files, folders of them, and mirrors as wget and HTTrack make them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from flipscrape.extraction import LARGEST
from flipscrape.imports.marks import find_mark
from flipscrape.imports.mirrors import Mirror
from flipscrape.imports.own_address import own_address
from flipscrape.items import FetchedPage

HTML_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".xht"))
TEXT_SUFFIXES = frozenset((".txt", ".text"))
# wget names a page after its address, so its end may be anything: 'index.php?p=5', 'index.html@p=5', 'about'.
# wget gives an API's answers the names of pages: wp-json/index.html.
JSON = re.compile(rb"\s*(?:\{\s*\"|\[\s*[\[{\"])")
LOOKS_LIKE_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]", re.IGNORECASE)
# A mirror keeps a blog's feed as feed/index.html. Feeds and sitemaps tell the posts from the other pages, and what those leave out.
FEED_OR_SITEMAP = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")
SNIFFED = 1024
# The address of a file that names none: no blog's, so that nobody takes it for one.
FILE = "file:"


def read_folder(folder: Path) -> Iterator[FetchedPage]:
    """All saved pages below ``folder``, those of a folder before what lies deeper, as a post lies before its further pages.

    Feeds and sitemaps are among them. Hidden files, what is no page, and a mirror's copies of pages under a second address are passed over.
    """
    mirror = Mirror(folder)
    for path in mirror.paths:
        if path not in mirror.copies and _is_page(folder / path):
            page = read_file(folder / path, mirror.address(path))
            yield replace(page, body=mirror.unconverted(path, page.body, urlsplit(page.url).scheme))


def read_sources(folder: Path) -> Iterator[FetchedPage]:
    """The feeds and sitemaps below ``folder`` alone."""
    mirror = Mirror(folder)
    for path in mirror.paths:
        if Path(path).suffix.lower() not in TEXT_SUFFIXES and _is_source(folder / path):
            yield read_file(folder / path, mirror.address(path))


def read_file(path: Path, mirrored: str | None = None) -> FetchedPage:
    """One saved page or capture. ``mirrored`` is the address that its place in a mirror tells.

    Its address is the one a saving program left in it, else the mirror's, else the one that the page says is its own; a
    file that tells none gets ``file:`` and its name. It was fetched when the program says, else when the file was written.
    Raises OSError.
    """
    body = path.read_bytes()[: LARGEST + 1]
    is_text = path.suffix.lower() in TEXT_SUFFIXES
    mark = None if is_text else find_mark(body)
    own = None if is_text else own_address(body)
    url = mark.url if mark else _with_scheme_of(own, mirrored) or own or f"{FILE}{quote(path.name)}"
    saved = (mark.saved if mark else None) or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    is_source = not is_text and FEED_OR_SITEMAP.search(body[:SNIFFED]) is not None
    headers = (("Content-Type", "text/plain" if is_text else "application/xml" if is_source else "text/html"),)
    return FetchedPage(url=url, status=200, headers=headers, body=body, fetched=saved)


def has_address(page: FetchedPage) -> bool:
    """Whether the page's address is one of the web, not only the name of a file."""
    return not page.url.startswith(FILE)


def _is_page(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix in TEXT_SUFFIXES:
        return path.name.lower() != "robots.txt"
    if suffix in HTML_SUFFIXES:
        return JSON.match(_head(path)) is None
    return LOOKS_LIKE_HTML.search(_head(path)) is not None or _is_source(path)


def _is_source(path: Path) -> bool:
    return FEED_OR_SITEMAP.search(_head(path)) is not None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(SNIFFED)


def _with_scheme_of(own: str | None, mirrored: str | None) -> str | None:
    """A mirror's folders do not tell http from https; the page does, where it names itself as of the same host."""
    if own is None or mirrored is None:
        return mirrored
    told, placed = urlsplit(own), urlsplit(mirrored)
    return urlunsplit(placed._replace(scheme=told.scheme)) if told.hostname == placed.hostname else mirrored
