"""A page parsed once: its outline, its address, and what it says of itself. All that a field may look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flipscrape.evidence import Evidence, gather
from flipscrape.markup.addresses import absolute
from flipscrape.markup.decode import Decoded, Flaw, decode
from flipscrape.markup.outline import Outline
from flipscrape.markup.parse import DEEPEST, parse
from flipscrape.markup.sniff import MOST_TAGS, readable_part, refuse_binary, refuse_noise


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """``url`` is the fetched address; ``base`` is what relative addresses are against; ``fetched`` is aware or None.

    ``warnings`` say what of the page could not be read.
    """

    url: str | None
    base: str | None
    fetched: datetime | None
    encoding: str
    outline: Outline
    evidence: Evidence
    warnings: tuple[str, ...] = ()


def decode_page(html: bytes | str, *, charset: str | None = None) -> Decoded:
    """``html`` as UTF-8. ``charset`` is what the HTTP header declared. Raises NotAPage for what is empty, or neither HTML nor text."""
    refuse_binary(html if isinstance(html, bytes) else html[:1000].encode("utf-8", "replace"))
    decoded = decode(html, declared=charset)
    refuse_noise(decoded.data)
    return decoded


def read_page(html: bytes | str | Decoded, *, url: str | None = None, fetched: datetime | None = None, charset: str | None = None) -> Page:
    """Decode, parse and read ``html``. ``charset`` is what the HTTP header declared. Raises NotAPage."""
    decoded = html if isinstance(html, Decoded) else decode_page(html, charset=charset)
    data = readable_part(decoded.data)
    outline = parse(data)
    base = _base(outline, url)
    warnings = tuple(_warnings(decoded, data, outline))
    evidence = gather(outline, base, data=data)
    return Page(url=url, base=base, fetched=fetched, encoding=decoded.encoding, outline=outline, evidence=evidence, warnings=warnings)


def _warnings(decoded: Decoded, data: bytes, outline: Outline) -> Iterator[str]:
    if len(data) < len(decoded.data):
        yield f"the page has more than {MOST_TAGS} tags: its last {len(decoded.data) - len(data)} bytes were not read"
    if outline.flattened:
        rest = ", and all that follows them was not read" if outline.cut_short else ""
        yield f"{outline.flattened} elements are nested more than {DEEPEST} levels deep: only their text was read{rest}"
    if decoded.flaw is not Flaw.NONE:
        yield f"{decoded.flaw.value}; the page was read as {decoded.encoding}"


def _base(outline: Outline, url: str | None) -> str | None:
    for i in outline.by_tag.get("base", ()):
        if found := absolute(outline.attributes[i].get("href"), url):
            return found
    return url
