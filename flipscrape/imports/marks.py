"""What programs that save pages leave in them: the address that the page had, and when it was saved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from flipscrape.markup.addresses import absolute

WINDOW = 4096
# Internet Explorer's mark of the web, which Chrome and others write too.
MARK_OF_THE_WEB = re.compile(rb"<!--\s*saved from url=\(\d{1,6}\)(\S+?)\s*-->", re.IGNORECASE)
SINGLE_FILE = re.compile(rb"Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\r\n]+))?")
HTTRACK = re.compile(rb"<!-- Mirrored from (\S+) by HTTrack[^,>]*,\s*([^>]*?)\s*-->")
# 'Sat Jun 05 2010 18:34:00 GMT+0200 (Central European Summer Time)', as JavaScript prints a date.
JAVASCRIPT_DATE = re.compile(r"\w{3} (\w{3} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """``saved`` is aware; None where the program left no date that can be read."""

    url: str
    saved: datetime | None = None


def find_mark(html: bytes) -> Mark | None:
    """The mark in the first 4,096 bytes of a page, None where there is none."""
    head = html[:WINDOW]
    if found := SINGLE_FILE.search(head):
        return _mark(found[1], _javascript_date(_text(found[2] or b"")))
    if found := HTTRACK.search(head):
        return _mark(b"https://" + found[1], _http_date(_text(found[2])))
    if found := MARK_OF_THE_WEB.search(head):
        return _mark(found[1], None)
    return None


def _mark(address: bytes, saved: datetime | None) -> Mark | None:
    url = absolute(_text(address).replace("&amp;", "&"), None)
    return Mark(url=url, saved=saved) if url else None


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _javascript_date(text: str) -> datetime | None:
    found = JAVASCRIPT_DATE.match(text)
    try:
        return datetime.strptime(f"{found[1]} {found[2]}", "%b %d %Y %H:%M:%S %z") if found else None
    except ValueError:
        return None


def _http_date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
