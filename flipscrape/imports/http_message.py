"""An HTTP response as a crawler saved it: its status, headers, and its body with the encodings undone."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import brotli
import zstandard

from flipscrape.extraction import LARGEST

STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
HEAD_END = re.compile(rb"\r?\n\r?\n")
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """``body`` has transfer and content encoding undone; ``headers`` are as they were sent. ``failure``: why an encoding could not be undone."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    failure: str | None = None

    def header(self, name: str) -> str:
        """The first value of a header, empty where there is none. ``name`` in lower case."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def parse_response(block: bytes) -> Response | None:
    """The response in ``block``; None where it is none."""
    status = STATUS_LINE.match(block)
    end = HEAD_END.search(block)
    if status is None or end is None:
        return None
    lines = re.split(rb"\r?\n(?![ \t])", block[: end.start()])[1:]
    pairs = [line.decode("utf-8", "replace").partition(":") for line in lines]
    headers = tuple((name.strip(), " ".join(value.split())) for name, colon, value in pairs if colon)
    response = Response(status=int(status[1]), headers=headers, body=block[end.end() :])
    body = response.body
    if "chunked" in response.header("transfer-encoding").lower():
        body = _unchunked(body)
    failure = None
    for encoding in map(str.strip, reversed(response.header("content-encoding").lower().split(","))):
        decoded = _decoded(body, encoding)
        if decoded is None:
            failure = f"its content encoding cannot be undone: {encoding}"
            break
        body = decoded
    return Response(status=response.status, headers=headers, body=body, failure=failure)


def _unchunked(body: bytes) -> bytes:
    """The chunks joined. Some crawlers undo the chunks and leave the header: such a body comes back as it is."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        size = body[at:end].split(b";")[0].strip()
        if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", size):
            return body if not parts else b"".join(parts)
        length = int(size, 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(parts) if parts else body


def _decoded(body: bytes, encoding: str) -> bytes | None:
    """One content encoding undone, up to what a page may have. A body that is not encoded after all comes back as it is."""
    if encoding in ("", "identity") or not body:
        return body
    try:
        if encoding in ("gzip", "x-gzip"):
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, LARGEST) if body.startswith(GZIP) else body
        if encoding == "deflate":
            return _inflated(body)
        if encoding == "zstd":
            return zstandard.ZstdDecompressor().stream_reader(body).read(LARGEST) if body.startswith(zstandard.FRAME_HEADER) else body
        return bytes(brotli.Decompressor().process(body, output_buffer_limit=LARGEST)) if encoding == "br" else None
    except (zlib.error, zstandard.ZstdError, brotli.error):
        return None


def _inflated(body: bytes) -> bytes:
    """Deflate, which servers send with and without its zlib header (RFC 9110, 8.4.1.2)."""
    try:
        return zlib.decompressobj().decompress(body, LARGEST)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, LARGEST)
