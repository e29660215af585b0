"""WARC 1.1 (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/), for replay tools: a response record a kept page.

Each record is a gzip member of its own. The bytes kept have their content encoding undone, so the headers that spoke of
the bytes on the wire stand under another name, and Content-Length is that of the bytes kept.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.metadata import version
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from flipscrape.store import PageLike

ON_THE_WIRE = frozenset(("content-encoding", "content-length", "transfer-encoding"))
RENAMED = "X-Archive-Orig-"
NOT_IN_HEADERS = re.compile(r"[\x00-\x1f\x7f]+")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def write(pages: Iterable[PageLike], out: BinaryIO) -> None:
    """Write a warcinfo record, then the pages as they come, each with the addresses that redirected to it before it."""
    fields = f"software: flipscrape/{version('flipscrape')}\r\nformat: WARC File Format 1.1\r\n".encode()
    out.write(_record("warcinfo", "flipscrape", EPOCH, "application/warc-fields", fields))
    for page in pages:
        for address, target in zip(page.chain, (*page.chain[1:], page.url), strict=False):
            block = _response(301, [("Location", target)], b"")
            out.write(_record("response", address, page.fetched, "application/http;msgtype=response", block, payload=b"", uri=address))
        block = _response(page.status, page.headers, page.body)
        out.write(_record("response", page.url, page.fetched, "application/http;msgtype=response", block, payload=page.body, uri=page.url))


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


def _record(kind: str, name: str, date: datetime, content_type: str, block: bytes, *, payload: bytes | None = None, uri: str | None = None) -> bytes:
    """One record as a gzip member. Its id follows from what it holds, so that the same archive gives the same file."""
    moment = date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    digest = _digest(block)
    identity = uuid5(NAMESPACE_URL, f"{kind} {name} {moment} {digest}").urn
    lines = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: <{identity}>", f"WARC-Date: {moment}"]
    if uri is not None:
        lines.append(f"WARC-Target-URI: {'%20'.join(uri.split())}")
    if payload is not None:
        lines.append(f"WARC-Payload-Digest: {_digest(payload)}")
    lines += [f"WARC-Block-Digest: {digest}", f"Content-Type: {content_type}", f"Content-Length: {len(block)}", "", ""]
    return gzip.compress("\r\n".join(lines).encode() + block + b"\r\n\r\n", mtime=0)


def _digest(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()
