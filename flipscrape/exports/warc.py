"""WARC 1.1 (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/), for replay tools: a response record a kept page.

Compressed, each record is a gzip member of its own (Annex D). The bytes kept have their content encoding undone, so the headers that
spoke of the bytes on the wire stand under another name, and Content-Length is that of the bytes kept. What feeds and APIs told of a
page stands in a metadata record before it, which refers to it (6.6), as ``store/values/announcement_json.py`` writes it. Its address begins
with ``urn:``, as Browsertrix's ``urn:pageinfo:`` does: under the page's own a replay tool could show it in the page's place.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO, Self
from uuid import NAMESPACE_URL, uuid5

from flipscrape.store import PageLike
from flipscrape.store.values.announcement_json import to_json

ON_THE_WIRE = frozenset(("content-encoding", "content-length", "transfer-encoding"))
RENAMED = "X-Archive-Orig-"
NOT_IN_HEADERS = re.compile(r"[\x00-\x1f\x7f]+")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
RESPONSE = "application/http;msgtype=response"


class Packing(Enum):
    """Whether the records are compressed."""

    GZIP = "gzip"
    PLAIN = "plain"

    @classmethod
    def of(cls, path: Path) -> Self:
        """As the name says: ``.warc`` is plain. All else is compressed, standard output too."""
        return cls(cls.PLAIN if path.suffix.lower() == ".warc" else cls.GZIP)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Record:
    id: str
    data: bytes


def write(pages: Iterable[PageLike], out: BinaryIO, packing: Packing = Packing.GZIP) -> None:
    """Write a warcinfo record, then the pages as they come, each with the addresses that redirected to it before it."""
    fields = f"software: flipscrape/{version('flipscrape')}\r\nformat: WARC File Format 1.1\r\n".encode()
    out.write(_packed(_record("warcinfo", "flipscrape", EPOCH, "application/warc-fields", fields), packing))
    for page in pages:
        out.writelines(_packed(record, packing) for record in _records(page))


def _records(page: PageLike) -> Iterator[_Record]:
    for address, target in zip(page.chain, (*page.chain[1:], page.url), strict=False):
        yield _record("response", address, page.fetched, RESPONSE, _response(301, [("Location", target)], b""), payload=b"", uri=address)
    block = _response(page.status, page.headers, page.body)
    response = _record("response", page.url, page.fetched, RESPONSE, block, payload=page.body, uri=page.url)
    if page.announced:
        uri = f"urn:announced:{page.url}"
        told = to_json(page.announced)
        yield _record("metadata", page.url, page.fetched, "application/json", told, payload=told, uri=uri, refers_to=response.id)
    yield response


def _response(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> bytes:
    try:
        reason = HTTPStatus(status).phrase
    except ValueError:
        reason = "Unknown"
    lines = [f"HTTP/1.1 {status} {reason}"]
    for name, value in headers:
        lines.append(f"{RENAMED if name.lower() in ON_THE_WIRE else ''}{name}: {NOT_IN_HEADERS.sub(' ', value)}")
    lines += [f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace") + body


def _record(
    kind: str, name: str, date: datetime, content_type: str, block: bytes, *, payload: bytes | None = None, uri: str | None = None,
    refers_to: str | None = None,
) -> _Record:
    """One record. Its id follows from what it holds, so that the same archive gives the same file."""
    moment = date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    digest = _digest(block)
    identity = f"<{uuid5(NAMESPACE_URL, f'{kind} {name} {moment} {digest}').urn}>"
    lines = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: {identity}", f"WARC-Date: {moment}"]
    if uri is not None:
        lines.append(f"WARC-Target-URI: {'%20'.join(uri.split())}")
    if refers_to is not None:
        lines.append(f"WARC-Refers-To: {refers_to}")
    if payload is not None:
        lines.append(f"WARC-Payload-Digest: {_digest(payload)}")
    lines += [f"WARC-Block-Digest: {digest}", f"Content-Type: {content_type}", f"Content-Length: {len(block)}", "", ""]
    return _Record(id=identity, data="\r\n".join(lines).encode() + block + b"\r\n\r\n")


def _packed(record: _Record, packing: Packing) -> bytes:
    return gzip.compress(record.data, mtime=0) if packing is Packing.GZIP else record.data


def _digest(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()
