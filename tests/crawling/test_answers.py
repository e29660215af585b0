from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, DownloadTimeoutError, ResponseDataLossError
from scrapy.http import Response

from flipscrape.crawling.answers import is_cut_short, is_trouble_of_the_host, leads_to, reason_of, retry_after


def response(*, body=b"", flags=(), **headers):
    return Response("http://blog.example/", headers={name.replace("_", "-"): value for name, value in headers.items()}, body=body, flags=list(flags))


def test_retry_after_as_seconds_and_as_a_date():
    assert retry_after(response(Retry_After="120")) == 120
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 80 < retry_after(response(Retry_After=later)) <= 90
    assert retry_after(response(Retry_After="Wed, 21 Oct 2015 07:28:00 GMT")) == 0


@pytest.mark.parametrize("value", ["", "soon", "-5", "1e99", "²", "Wed, 99 Foo 2015"])
def test_a_retry_after_that_says_nothing(value):
    assert retry_after(response(Retry_After=value)) is None


def test_a_page_with_its_end_tag_is_whole_whatever_its_length_was_to_be():
    assert is_cut_short(response(body=b"<html><p>It beg", flags=["dataloss"]))
    assert not is_cut_short(response(body=b"<html><p>All of it</p></HTML>\n", flags=["dataloss"]))
    assert not is_cut_short(response(body=b"<html><p>No end tag, no loss"))


def test_troubles_of_the_host_and_of_the_page():
    assert is_trouble_of_the_host(CannotResolveHostError("x"))
    assert is_trouble_of_the_host(DownloadTimeoutError("x"))
    assert not is_trouble_of_the_host(ResponseDataLossError("x"))


def test_reasons_are_the_same_for_all_of_a_kind():
    assert reason_of(DownloadCancelledError("Expected 100 bytes of http://a/")) == "too large"
    assert reason_of(DownloadCancelledError("and now http://b/")) == "too large"
    assert reason_of(EOFError("x")) == "broken answer (EOFError)"


@pytest.mark.parametrize(("location", "target"), [
    (b"/caf\xe9/", "http://blog.example/caf%E9/"), ("/café/".encode(), "http://blog.example/caf%C3%A9/"), (b"/a%20b?c=d#e", "http://blog.example/a%20b?c=d#e"),
])
def test_a_location_in_any_charset_is_an_address(location, target):
    assert leads_to(Response("http://blog.example/", status=301, headers={"Location": location})) == target
