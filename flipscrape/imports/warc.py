"""WARC and WACZ files, record by record, as pages that might have been fetched just now. A cut file is read up to the cut.

WARC 1.1: https://iipc.github.io/warc-specifications/; WACZ: a zip with WARC files in its folder ``archive``.
"""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from flipscrape.errors import SourceCut, SourceUnreadable
from flipscrape.extraction import LARGEST
from flipscrape.imports.http_message import GZIP, parse_response
from flipscrape.imports.saved_pages import FILE
from flipscrape.items import FetchedPage
from flipscrape.markup.addresses import absolute
from flipscrape.markup.decode import charset_of
from flipscrape.model import Announcement
from flipscrape.store.values.announcement_json import from_json

PAGE_TYPES = ("text/html", "application/xhtml+xml")
# Feeds and sitemaps, which tell the posts of a blog from its other pages.
SOURCE_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/xml", "text/xml")
# WordPress's collections, which have JSON's own type; what lies deeper is one entry of them.
COLLECTION = re.compile(r"/wp/v2/\w+/?(?:[?&]|$)")
# A response's block also holds its headers.
LARGEST_BLOCK = LARGEST + 1024 * 1024
LONGEST_LINE = 65_536
REDIRECTS = frozenset((301, 302, 303, 307, 308))
PIECE = 1024 * 1024
BROKEN_GZIP = (EOFError, gzip.BadGzipFile, zlib.error)


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """``headers`` by lower-case name. ``block`` is None where it is larger than a page may be."""

    headers: dict[str, str]
    block: bytes | None

    @property
    def url(self) -> str:
        """The address that the record is of; wget writes it in angle brackets."""
        return self.headers.get("warc-target-uri", "").strip("<>")


def read_wacz(path: Path) -> Iterator[FetchedPage]:
    """The pages of all WARC files in a WACZ. Raises SourceUnreadable, SourceCut after the last whole page."""
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                    with archive.open(name) as stream:
                        yield from read_warc(stream, f"{path}: {name}")
    except zipfile.BadZipFile as error:
        raise SourceUnreadable(f"{path} is no whole WACZ ({error}): fetch or copy it again") from error


def read_warc(stream: IO[bytes], name: str) -> Iterator[FetchedPage]:
    """The pages among a WARC's records, compressed or not. ``name`` is for messages.

    Raises SourceUnreadable for what is no WARC, SourceCut after the last whole page of a file that ends within a record.
    """
    redirected: dict[str, tuple[str, ...]] = {}
    told: Record | None = None
    for record in read_records(stream, name):
        page = _page(record, redirected)
        if page is not None:
            yield replace(page, announced=_announced(told, record))
        told = record if record.headers.get("warc-type") == "metadata" else None


def read_records(stream: IO[bytes], name: str) -> Iterator[Record]:
    """All records of a WARC. Raises as ``read_warc`` does."""
    plain = _Counted(_plain(stream), name)
    while plain.to_version_line():
        headers = plain.headers()
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdecimal():
            raise SourceUnreadable(f"{name}: record {plain.records} has no length; what stands before it was read")
        yield Record(headers=headers, block=plain.block(int(length)))


def is_source(page: FetchedPage) -> bool:
    """Whether a page came as a feed, a sitemap or a collection."""
    content_type = next((value.lower() for name, value in page.headers if name.lower() == "content-type"), "")
    return content_type.startswith(SOURCE_TYPES) or COLLECTION.search(page.url) is not None


class _Counted:
    """A stream of records that tells a whole one from one that the file's end cuts off."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self.stream = stream
        self.name = name
        self.records = 0
        self.broken = False

    def to_version_line(self) -> bool:
        """Go past the next version line; False at the end of the file."""
        while not (line := self._line()).strip():
            if not line and self.broken:
                raise SourceCut(f"{self.name} ends in the middle, after record {self.records}: what stands before the cut was read")
            if not line:
                return False
        self.records += 1
        if not line.startswith(b"WARC/"):
            if self.records == 1:
                raise SourceUnreadable(f"{self.name} is no WARC file: its first line is no version")
            raise SourceCut(f"{self.name} is damaged at record {self.records}: what stands before it was read")
        return True

    def headers(self) -> dict[str, str]:
        headers: dict[str, str] = {}
        while (line := self._line()).strip():
            key, colon, value = line.decode("utf-8", "replace").partition(":")
            if colon:
                headers[key.strip().lower()] = value.strip()
        if not line:
            raise self._cut()
        return headers

    def block(self, length: int) -> bytes | None:
        """The next ``length`` bytes; None where they are more than a page may have, passed over then."""
        parts: list[bytes] = []
        left = length
        while left:
            piece = self._read(min(left, PIECE))
            if not piece:
                raise self._cut()
            left -= len(piece)
            if length <= LARGEST_BLOCK:
                parts.append(piece)
        return b"".join(parts) if length <= LARGEST_BLOCK else None

    def _line(self) -> bytes:
        try:
            return self.stream.readline(LONGEST_LINE)
        except BROKEN_GZIP:
            self.broken = True
            return b""

    def _read(self, size: int) -> bytes:
        try:
            return self.stream.read(size)
        except BROKEN_GZIP:
            self.broken = True
            return b""

    def _cut(self) -> SourceCut:
        return SourceCut(f"{self.name} ends in the middle of record {self.records}: what stands before it was read")


def _plain(stream: IO[bytes]) -> IO[bytes]:
    start = stream.read(len(GZIP))
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream) if start == GZIP else stream  # type: ignore[return-value]


def _page(record: Record, redirected: dict[str, tuple[str, ...]]) -> FetchedPage | None:
    kind = record.headers.get("warc-type")
    if record.block is None or not (absolute(record.url, None) or record.url.startswith(FILE)):
        return None
    if kind == "response":
        return _responded(record, record.block, redirected)
    content_type = record.headers.get("content-type", "")
    # A WET file's conversions, and pages that a tool saved without their HTTP headers.
    if (kind == "conversion" and content_type.startswith("text/plain")) or (kind == "resource" and content_type.startswith(PAGE_TYPES)):
        return FetchedPage(
            url=record.url, status=200, headers=(("Content-Type", content_type),), body=record.block, fetched=_date(record),
            charset=charset_of(content_type),
        )
    return None


def _responded(record: Record, block: bytes, redirected: dict[str, tuple[str, ...]]) -> FetchedPage | None:
    response = parse_response(block)
    if response is None:
        return None
    if response.status in REDIRECTS and (target := absolute(response.header("location"), record.url)) and target != record.url:
        redirected[target] = (*redirected.get(record.url, ()), record.url)
    content_type = response.header("content-type")
    if response.status != 200 or not (content_type.lower().startswith(PAGE_TYPES + SOURCE_TYPES) or COLLECTION.search(record.url)):
        return None
    return FetchedPage(
        url=record.url, status=response.status, headers=response.headers, body=response.body, fetched=_date(record),
        chain=redirected.pop(record.url, ()), charset=charset_of(content_type), failure=response.failure,
    )


def _announced(told: Record | None, record: Record) -> tuple[Announcement, ...]:
    """What feeds and APIs told of the page in ``record``, where the metadata record before it, as we write them, refers to it."""
    if told is None or told.block is None or told.headers.get("warc-refers-to", "") != record.headers.get("warc-record-id"):
        return ()
    return from_json(told.block)


def _date(record: Record) -> datetime:
    try:
        date = datetime.fromisoformat(record.headers.get("warc-date", ""))
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return date if date.tzinfo else date.replace(tzinfo=UTC)
