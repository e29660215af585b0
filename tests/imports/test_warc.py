from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flipscrape.errors import ExitCode, SourceCut, SourceUnreadable
from flipscrape.exports import warc as warc_out
from flipscrape.imports.warc import read_wacz, read_warc
from flipscrape.items import FetchedPage
from flipscrape.model import Announcement, AnnouncementSource, Comment, CommentKind
from flipscrape.store.values.announcement_json import from_json

WHEN = datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)
HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Content-Length", "77"), ("X-Odd", "a\r\nb"))


def page(number, **changes):
    body = f"<html><p>Page {number}, é</p>".encode() * 40
    values = {"url": f"https://b.example/{number}", "status": 200, "headers": HEADERS, "body": body, "fetched": WHEN, "charset": "utf-8", **changes}
    return FetchedPage(**values)


def exported(pages):
    out = io.BytesIO()
    warc_out.write(pages, out)
    return out.getvalue()


def imported(data):
    return list(read_warc(io.BytesIO(data), "some.warc.gz"))


def made_by_warcio(*responses, gz=True):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gz)
    for url, status, headers, body in responses:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http))
    return out.getvalue()


def test_what_is_written_passes_warcio_s_checks_of_lengths_and_digests():
    count = 0
    pages = [page(1), page(2, body=b""), page(3, status=404), page(4, headers=()), page(5, chain=("https://b.example/old", "https://b.example/older"))]
    iterator = ArchiveIterator(io.BytesIO(exported(pages)), check_digests="raise")
    for record in iterator:
        body = record.content_stream().read()
        if record.rec_type == "response":
            count += 1
            assert record.http_headers.get_header("Content-Length") == str(len(body))
            assert record.http_headers.get_header("Content-Encoding") is None
    assert count == len(pages) + 2
    assert iterator.err_count == 0


def test_the_headers_of_the_wire_are_kept_under_another_name():
    (_, record) = ArchiveIterator(io.BytesIO(exported([page(1)])))
    assert record.http_headers.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert record.http_headers.get_header("X-Odd") == "a b"


def test_a_page_comes_back_as_it_went_out():
    (back,) = imported(exported([page(1, chain=("https://b.example/first", "https://b.example/second"))]))
    before = page(1)
    assert (back.url, back.status, back.body, back.fetched, back.charset) == (before.url, before.status, before.body, before.fetched, "utf-8")
    assert back.chain == ("https://b.example/first", "https://b.example/second")


TOLD = Announcement(
    source=AnnouncementSource.REST, url="https://b.example/1", source_id="7", title="Tea & \u00e9", authors=("Mira", "Jo"),
    published="2011-04-05T06:07:08+02:00", tags=("tea",), categories=("Kitchen",), body_html="<p>Told \u00e9</p>", comments_stated=0,
    comments=(Comment(id="9", parent="8", author="Ada", published="2011-04-06", body="Yes", body_html="<p>Yes</p>", kind=CommentKind.PINGBACK),),
    earlier=(Comment(id="8", published_text="yesterday"),),
)
FROM_FEED = Announcement(source=AnnouncementSource.FEED, url="https://b.example/1", modified="2011-04-07", comments_feed="https://b.example/1/feed")


def test_what_feeds_and_apis_told_of_a_page_comes_back_with_it():
    pages = [page(0), page(1, announced=(TOLD, FROM_FEED), chain=("https://b.example/old",)), page(2)]
    back = imported(exported(pages))
    assert [one.announced for one in back] == [(), (TOLD, FROM_FEED), ()]
    assert [(one.url, one.chain) for one in back] == [(one.url, one.chain) for one in pages]


def test_what_was_told_stands_in_a_metadata_record_that_refers_to_the_response():
    records = [(one.rec_type, one.rec_headers) for one in ArchiveIterator(io.BytesIO(exported([page(1, announced=(TOLD,))])), check_digests="raise")]
    assert [kind for kind, _ in records] == ["warcinfo", "metadata", "response"]
    told, response = (headers for _, headers in records[1:])
    assert told.get_header("WARC-Refers-To") == response.get_header("WARC-Record-ID")
    assert told.get_header("Content-Type") == "application/json"
    # Under the page's own address a replay tool could show it in the page's place.
    assert told.get_header("WARC-Target-URI") == "urn:announced:https://b.example/1"


@pytest.mark.parametrize("text", [
    b"", b"\xff", b"[]", b"{}", b'{"announcements": 3}',
    b'{"announcements": [4, {"source": "psychic", "url": "https://b.example/1"}, {"source": "feed"}]}',
    b"[" * 100_000,
])
def test_metadata_that_is_something_else_tells_nothing(text):
    assert from_json(text) == ()


def test_values_of_another_type_than_their_field_s_are_left_out():
    told = {
        "source": "feed", "url": "https://b.example/1", "title": 5, "authors": ["Mira", None], "published": "soon", "comments_stated": True,
        "comments": ["x", {"id": 3, "kind": "comment"}, {"id": "4", "kind": "letter"}, {"id": "5", "kind": "comment", "author": []}], "odd": 1,
    }
    (one,) = from_json(json.dumps({"announcements": [told]}).encode())
    assert one == Announcement(source=AnnouncementSource.FEED, url="https://b.example/1", authors=("Mira",), comments=(Comment(id="5"),))


def test_metadata_of_another_page_tells_nothing_of_this_one():
    both = exported([page(1, announced=(TOLD,))])
    ends = boundaries(both)
    alone = exported([page(2)])
    (back,) = imported(both[: ends[1]] + alone[boundaries(alone)[0] :])
    assert (back.url, back.announced) == ("https://b.example/2", ())


def test_a_plain_file_holds_the_same_records():
    out = io.BytesIO()
    warc_out.write([page(1, announced=(TOLD,))], out, warc_out.Packing.PLAIN)
    assert out.getvalue() == gzip.decompress(exported([page(1, announced=(TOLD,))]))


def test_the_same_pages_give_the_same_bytes():
    assert exported([page(1)]) == exported([page(1)])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves its temporary files to the collector
@pytest.mark.parametrize("gz", [True, False])
def test_warcs_of_others_are_read_plain_and_compressed(gz):
    body = gzip.compress(b"<html>hello</html>")
    data = made_by_warcio(
        ("https://b.example/a", "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], body),
        ("https://b.example/a.png", "200 OK", [("Content-Type", "image/png")], b"png"),
        ("https://b.example/gone", "404 Not Found", [("Content-Type", "text/html")], b"<html>gone</html>"),
        gz=gz,
    )
    assert [(one.url, one.body) for one in imported(data)] == [("https://b.example/a", b"<html>hello</html>")]


def test_a_wet_file_s_conversions_are_text_captures():
    text = b"Title\n\nText of a page."
    head = ("WARC/1.0", "WARC-Type: conversion", "WARC-Target-URI: <https://b.example/x>", "Content-Type: text/plain", f"Content-Length: {len(text)}")
    (one,) = imported("\r\n".join((*head, "", "")).encode() + text + b"\r\n\r\n")
    assert (one.url, one.body) == ("https://b.example/x", text)


def boundaries(data):
    """Where the gzip members of ``data`` end."""
    ends, at = [], 0
    while at < len(data):
        at = data.find(b"\x1f\x8b\x08", at + 1)
        at = len(data) if at < 0 else at
        ends.append(at)
    return ends


def test_a_compressed_file_cut_anywhere_gives_the_pages_before_the_cut_and_says_so():
    data = exported([page(number) for number in range(4)])
    ends = boundaries(data)
    assert len(ends) == 5
    for at in range(ends[0] + 1, len(data), 7):
        got = []
        whole = sum(end <= at for end in ends) - 1
        if at in ends:
            continue
        with pytest.raises(SourceCut, match="in the middle"):
            read_into(got, data[:at])
        # The eight bytes behind the compressed text are a checksum: a page that lacks only them is whole.
        assert len(got) in (whole, whole + 1)
        assert all(one.body == page(number).body for number, one in enumerate(got))


def read_into(got, data):
    for one in read_warc(io.BytesIO(data), "some.warc.gz"):
        got.append(one)


def test_a_plain_file_cut_within_a_record_gives_the_pages_before_the_cut_and_says_so():
    data = gzip.decompress(exported([page(number) for number in range(3)]))
    last = data.rindex(b"WARC/1.1\r\n")
    for at in (last + 30, last + 300, len(data) - 5):
        got = []
        with pytest.raises(SourceCut, match="in the middle of record 4"):
            read_into(got, data[:at])
        assert len(got) == 2
    assert SourceCut.exit_code is ExitCode.INCOMPLETE


def test_a_file_cut_between_records_is_a_shorter_file():
    data = exported([page(number) for number in range(3)])
    assert len(imported(data[: boundaries(data)[-2]])) == 2


@pytest.mark.parametrize("data", [b"<html>no warc</html>", b"\x1f\x8b", gzip.compress(b"something else", mtime=0)])
def test_what_is_no_warc_is_refused(data):
    with pytest.raises(SourceUnreadable):
        imported(data)


def test_an_empty_file_has_no_pages():
    assert imported(b"") == []


def test_a_wacz_is_read_through_its_warcs(tmp_path):
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.warc.gz", exported([page(1), page(2)]))
        archive.writestr("pages/pages.jsonl", "{}")
    assert [one.url for one in read_wacz(path)] == ["https://b.example/1", "https://b.example/2"]


def test_a_cut_wacz_is_refused_with_what_to_do(tmp_path):
    path = tmp_path / "a.wacz"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(SourceUnreadable, match="copy it again"):
        list(read_wacz(path))
