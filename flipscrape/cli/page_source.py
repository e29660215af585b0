"""Where the page of `flipscrape extract` comes from."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flipscrape.errors import PageTooLarge
from flipscrape.extraction import LARGEST
from flipscrape.fetch import fetch

STANDARD_INPUT = "-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The bytes of a page. ``url``, ``fetched`` (aware) and ``charset`` are known only where it was fetched just now."""

    data: bytes
    url: str | None = None
    fetched: datetime | None = None
    charset: str | None = None


def read_source(name: str) -> Source:
    """The page that ``name`` stands for: an address, a file, or standard input for a dash. Raises OSError, PageTooLarge, CrawlError."""
    if name == STANDARD_INPUT:
        return Source(data=sys.stdin.buffer.read(LARGEST + 1))
    if "://" in name:
        page = fetch(name)
        return Source(data=page.body, url=page.url, fetched=page.fetched, charset=page.charset)
    path = Path(name)
    if path.stat().st_size > LARGEST:
        raise PageTooLarge(f"{name}: more than {LARGEST // 1024**2} MiB, which is no page of a blog")
    return Source(data=path.read_bytes())
