"""Saved pages and text captures: single files, folders of them, and mirrors as wget and HTTrack make them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from flipscrape.errors import NotAPage
from flipscrape.extraction import LARGEST
from flipscrape.imports.marks import find_mark
from flipscrape.items import FetchedPage
from flipscrape.markup.addresses import absolute
from flipscrape.page import read_page

HTML_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".xht"))
TEXT_SUFFIXES = frozenset((".txt", ".text"))
# wget names a page after its address, so its end may be anything: 'index.php?p=5', 'index.html@p=5', 'about'.
LOOKS_LIKE_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]", re.IGNORECASE)
# A mirror keeps a blog's feed as feed/index.html.
FEED_OR_SITEMAP = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")
SNIFFED = 1024
HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}(?:[:+]\d{1,5})?", re.IGNORECASE)
INDEX = re.compile(r"(?:^|(?<=/))index\.html?$")
# The address of a file that names none: no blog's, so that nobody takes it for one.
FILE = "file:"


def read_folder(folder: Path) -> Iterator[FetchedPage]:
    """All saved pages below ``folder``, those of a folder before what lies deeper, as a post lies before its further pages.

    Hidden files and what is no page are passed over.
    """
    for path in sorted(folder.rglob("*"), key=lambda path: (path.parent, path.name)):
        inner = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inner.parts) and _is_page(path):
            yield read_file(path, _mirrored(folder.absolute().name, inner))


def read_file(path: Path, mirrored: str | None = None) -> FetchedPage:
    """One saved page or capture. ``mirrored`` is the address that its place in a mirror tells.

    Its address is the one a saving program left in it, else the mirror's, else the one that the page says is its own; a
    file that tells none gets ``file:`` and its name. It was fetched when the program says, else when the file was written.
    Raises OSError.
    """
    body = path.read_bytes()[: LARGEST + 1]
    is_text = path.suffix.lower() in TEXT_SUFFIXES
    mark = None if is_text else find_mark(body)
    own = None if is_text else _own_address(body)
    url = mark.url if mark else _with_scheme_of(own, mirrored) or own or f"{FILE}{quote(path.name)}"
    saved = (mark.saved if mark else None) or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    headers = (("Content-Type", "text/plain" if is_text else "text/html"),)
    return FetchedPage(url=url, status=200, headers=headers, body=body, fetched=saved)


def has_address(page: FetchedPage) -> bool:
    """Whether the page's address is one of the web, not only the name of a file."""
    return not page.url.startswith(FILE)


def _is_page(path: Path) -> bool:
    if path.suffix.lower() in TEXT_SUFFIXES:
        return path.name.lower() != "robots.txt"
    with path.open("rb") as file:
        head = file.read(SNIFFED)
    return FEED_OR_SITEMAP.search(head) is None and (path.suffix.lower() in HTML_SUFFIXES or LOOKS_LIKE_HTML.search(head) is not None)


def _mirrored(folder: str, inner: Path) -> str | None:
    """The address of a file in a mirror: folders are named after hosts there, and the mirror itself may be such a folder."""
    parts = (folder, *inner.parts)
    for i in (1, 0):
        if len(parts) > i + 1 and HOST.fullmatch(parts[i]):
            path = INDEX.sub("", "/".join(parts[i + 1 :]))
            name, mark, query = path.partition("@" if "?" not in path and re.search(r"@\w+=", path) else "?")
            address = f"https://{parts[i].replace('+', ':')}/{quote(name, safe='/%:=&~+!$,;()*')}"
            return f"{address}?{query}" if mark else address
    return None


def _own_address(body: bytes) -> str | None:
    try:
        page = read_page(body)
    except NotAPage:
        return None
    meta = page.evidence.meta
    for link in meta.links.get("canonical", ()):
        return link.url
    return absolute(meta.first("og:url"), None)


def _with_scheme_of(own: str | None, mirrored: str | None) -> str | None:
    """A mirror's folders do not tell http from https; the page does, where it names itself as of the same host."""
    if own is None or mirrored is None:
        return mirrored
    told, placed = urlsplit(own), urlsplit(mirrored)
    return urlunsplit(placed._replace(scheme=told.scheme)) if told.hostname == placed.hostname else mirrored
