"""A page parsed once: its outline, its address, and what it says of itself. All that a field may look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flipscrape.evidence import Evidence, gather
from flipscrape.markup.addresses import absolute
from flipscrape.markup.decode import decode
from flipscrape.markup.outline import Outline, outline
from flipscrape.markup.parse import parse


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """``url`` is the fetched address; ``base`` is what relative addresses are against; ``fetched`` is aware or None."""

    url: str | None
    base: str | None
    fetched: datetime | None
    encoding: str
    outline: Outline
    evidence: Evidence


def read_page(html: bytes | str, *, url: str | None = None, fetched: datetime | None = None, charset: str | None = None) -> Page:
    """Decode, parse and read ``html``. ``charset`` is what the HTTP header declared. Raises NotAPage."""
    decoded = decode(html, declared=charset)
    lines = outline(parse(decoded.data))
    base = _base(lines, url)
    return Page(url=url, base=base, fetched=fetched, encoding=decoded.encoding, outline=lines, evidence=gather(lines, base))


def _base(lines: Outline, url: str | None) -> str | None:
    for i in lines.by_tag.get("base", ()):
        if found := absolute(lines.elements[i].get("href"), url):
            return found
    return url
