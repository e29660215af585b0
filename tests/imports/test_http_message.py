from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
import zstandard

from flipscrape.imports.http_message import parse_response

BODY = b"<p>" + b"a page " * 300 + b"</p>"


def block(body, *headers):
    return b"\r\n".join([b"HTTP/1.1 200 OK", *headers, b"", body])


def chunked(body):
    return b"".join(b"%x;name=value\r\n%s\r\n" % (len(body[i : i + 100]), body[i : i + 100]) for i in range(0, len(body), 100)) + b"0\r\n\r\n"


@pytest.mark.parametrize(("encoding", "encode"), [
    ("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", lambda body: zlib.compress(body, wbits=-15)), ("br", brotli.compress),
    ("zstd", zstandard.compress), ("identity", bytes), ("gzip", bytes), ("gzip, br", lambda body: brotli.compress(gzip.compress(body, mtime=0))),
], ids=["gzip", "zlib", "raw deflate", "brotli", "zstd", "none", "none, though said", "two"])
def test_content_encodings_are_undone(encoding, encode):
    assert parse_response(block(encode(BODY), b"Content-Encoding: " + encoding.encode())).body == BODY


def test_chunks_are_joined_before_the_content_is_decoded():
    headers = (b"Transfer-Encoding: chunked", b"Content-Encoding: gzip")
    assert parse_response(block(chunked(gzip.compress(BODY, mtime=0)), *headers)).body == BODY


def test_a_body_that_was_joined_already_is_left_alone():
    assert parse_response(block(BODY, b"Transfer-Encoding: chunked")).body == BODY


def test_headers_are_folded_lines_in_any_case():
    response = parse_response(b"HTTP/1.0 404 Not Found\ncontent-TYPE: text/html;\n charset=utf-8\nNo colon here\n\nbody")
    assert response.status == 404
    assert response.header("content-type") == "text/html; charset=utf-8"
    assert response.body == b"body"


@pytest.mark.parametrize(("data", "encoding"), [
    (b"\x1f\x8b broken", "gzip"), (b"?", "new"), (gzip.compress(b"\x1f\x8b broken", mtime=0), "gzip, gzip"),
])
def test_an_encoding_that_cannot_be_undone_is_named(data, encoding):
    response = parse_response(block(data, b"Content-Encoding: " + encoding.encode()))
    assert response.failure == f"its content encoding cannot be undone: {encoding.partition(',')[0]}"


@pytest.mark.parametrize("data", [b"", b"HTTP/1.1 200 OK\r\n", b"<html>"])
def test_what_is_no_whole_response_is_none(data):
    assert parse_response(data) is None
