"""Whatever the bytes are: a record with what there is, or one of the named errors; never anything else, and never without an end."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flipscrape import Article, extract
from flipscrape.errors import ExtractionError, NotAPage, PageTooLarge
from flipscrape.extraction import LARGEST
from flipscrape.trace import Trace

PAGE = """<!doctype html><html lang="de"><head><meta charset="{charset}"><title>Straße nach Łódź – Notizen</title></head><body><article class="post">
<h1 class="entry-title">Straße nach Łódź</h1><div class="entry-content">

<p>Wir fuhren früh los, denn der Weg über die Dörfer ist länger als der über die Autobahn, und auch schöner.</p>
<p>In der Stadt roch es nach Kohle und frischem Brot. Wir blieben drei Tage und wollten nicht wieder fort.</p></div></article><div id="comments">
<ol class="commentlist"><li class="comment" id="comment-7"><cite class="fn">Zoë</cite><p>Schön!</p></li></ol></div></body></html>"""
SOME_TIME = datetime(2020, 1, 1, tzinfo=UTC)
TAGS = (
    "p div article h1 ul li table tr td a br title script style template svg select form body html head meta link pre blockquote iframe"
    " textarea time img base frameset noscript plaintext math"
).split()
ATTRIBUTES = "class id href datetime content property name itemprop rel src type lang title style".split()
VALUES = [
    "comments", "comment-1", "entry-content", "entry-title", "author vcard", "post", "2010-13-45", "99999999999999", "article:tag",
    "og:title", "../x?y#z", "description", "application/ld+json", "canonical", "next", "javascript:alert(1)",
    "http://[::1", "respond", "3 days ago", "\ud7ff", "%zz", "display:none",
]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

names = st.sampled_from(TAGS)
attributes = st.lists(st.tuples(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES)), max_size=3)
pieces = st.one_of(
    st.builds(lambda name, given: f"<{name}{''.join(f' {key}={chr(34)}{value}{chr(34)}' for key, value in given)}>", names, attributes),
    st.builds("</{}>".format, names), st.text(max_size=40),
    st.sampled_from(["<!--", "-->", "<![CDATA[", "&#x0;", "&#55296;", "&nbsp", "<", "\0", "<?php", '{"@graph":[', "]]>"]),
)
jumbles = st.lists(pieces, max_size=60).map("".join)


def read(data, **options):
    """The record, None where one of the named errors is raised; anything else fails the test."""
    try:
        article = extract(data, "http://blog.example/post/", fetched=SOME_TIME, **options)
    except ExtractionError as error:
        line = str(error)
        if not line or "\n" in line:
            pytest.fail(f"an error is one line: {line!r}")
        return None
    assert isinstance(article, Article)
    assert len({comment.id for comment in article.comments}) == len(article.comments)
    return article


@QUICK
@given(st.binary(max_size=2000))
def test_any_bytes(data):
    read(data)


@QUICK
@given(st.text(max_size=2000))
def test_any_text(text):
    read(text)


@QUICK
@given(jumbles)
def test_any_jumble_of_tags(html):
    read(html)
    read(html.encode("utf-8", "surrogatepass"))


@QUICK
@given(st.integers(20, len(PAGE.encode()) - 1), st.binary(max_size=30), st.integers(0, 200))
def test_any_damage_to_a_page(place, what, gone):
    page = PAGE.format(charset="utf-8").encode()
    assert read(page[:place] + what + page[place + gone:]) is not None


@QUICK
@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_charset_that_a_server_may_declare(data, charset):
    read(b"<p>" + data, charset=charset)


@QUICK
@given(st.text(max_size=60))
def test_any_address(url):
    extract(PAGE.format(charset="utf-8"), url)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "", "\0\0", b"\0" * 1000])
def test_nothing_at_all_is_no_page(data):
    with pytest.raises(NotAPage, match="empty"):
        extract(data)


@pytest.mark.parametrize(("data", "name"), [
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"), (b"%PDF-1.7\n%\xe2\xe3", "PDF"), (b"PK\x03\x04\x14\0", "ZIP"), (b"\x1f\x8b\x08\0\0", "gzip"),
    (b"SQLite format 3\0\x10\0", "SQLite"), (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
])
def test_a_file_of_another_kind_is_named(data, name):
    with pytest.raises(NotAPage, match=name):
        extract(data + b"\x01\x02\x03" * 500)


@pytest.mark.parametrize("text", ["ID3 tags are the labels of a song.", "RIFF and OggS are four letters each, said the teacher."])
def test_a_text_that_begins_like_a_file_of_another_kind_is_a_text(text):
    assert extract(text.encode()).body == text


def test_noise_is_no_page():
    with pytest.raises(NotAPage):
        extract(bytes(range(256)) * 40)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso-8859-2"])
def test_each_encoding_gives_the_same_words(encoding):
    article = extract(PAGE.format(charset=encoding if encoding == "iso-8859-2" else "utf-8").replace("–", "-").encode(encoding))
    assert article.title == "Straße nach Łódź"
    assert article.body.startswith("Wir fuhren früh los")


def test_a_wrong_declaration_is_overruled_by_valid_utf8():
    article = extract(PAGE.format(charset="iso-8859-1").encode(), charset="windows-1252")
    assert article.title == "Straße nach Łódź"


def test_bytes_that_fit_no_charset_are_told():
    trace = Trace()
    article = extract(PAGE.format(charset="utf-8").encode().replace("früh".encode(), b"fr\xfch"), trace=trace)
    assert article.title == "Straße nach Łódź"
    assert any("charset" in warning for warning in trace.warnings)


def test_utf8_that_a_tool_took_for_latin1_and_encoded_again_is_read_once():
    trace = Trace()
    article = extract(PAGE.format(charset="utf-8").encode().decode("latin-1").encode(), trace=trace)
    assert (article.title, article.body) == ("Straße nach Łódź", extract(PAGE.format(charset="utf-8")).body)
    assert any("twice" in warning for warning in trace.warnings)


def test_null_bytes_are_passed_over():
    assert extract(PAGE.format(charset="utf-8").encode().replace(b" ", b" \0")).body.startswith("Wir fuhren früh los")


def test_ten_thousand_nested_elements_give_what_there_is_and_tell_what_is_cut():
    trace = Trace()
    html = PAGE.format(charset="utf-8").replace("</body>", "<div>" * 10_000 + "deep" + "</div>" * 10_000 + "</body>")
    article = extract(html, trace=trace)
    assert article.body.startswith("Wir fuhren früh los")
    assert any("nested" in warning for warning in trace.warnings)


def test_a_page_of_fifty_megabytes_is_read_and_what_is_cut_is_told():
    trace = Trace()
    html = PAGE.format(charset="utf-8").encode() + b"<p>x</p>" * 6_500_000
    assert len(html) > 50_000_000
    article = extract(html, trace=trace)
    assert article.title == "Straße nach Łódź"
    assert any("tags" in warning for warning in trace.warnings)


def test_a_text_of_fifty_megabytes_is_read_and_what_is_cut_is_told():
    trace = Trace()
    assert extract("One sentence and then another one of the same kind.\n" * 1_000_000, trace=trace).body
    assert any("longer" in warning for warning in trace.warnings)


def test_more_than_the_largest_is_refused():
    with pytest.raises(PageTooLarge, match="MiB"):
        extract(b"<p>" + b"x" * LARGEST)


NUMBER = "1" * 5000  # more digits than Python reads as a number


@pytest.mark.parametrize("part", [
    f'<div class=comment style="margin-left:{NUMBER}em" id=comment-2><cite>Ann</cite> <time>2020-03-04</time><p>Rye.</p></div>',
    '<div style="margin-left:..5em"><div class=comment id=comment-2><cite>Ann</cite> <time>2020-03-04</time><p>Rye.</p></div></div>',
    f'<div class="comment depth-{NUMBER}" id=comment-2><cite>Ann</cite> <time>2020-03-04</time><p>Rye.</p></div>',
    f'<div class=comment data-level="{NUMBER}" id=comment-2><cite>Ann</cite> <time>2020-03-04</time><p>Rye.</p></div>',
    f'<script type="application/ld+json">{{"@type": "Article", "commentCount": "{NUMBER}"}}</script>',
    f'<a href="/comments.php?id={NUMBER}">3 comments</a>',
    f'<img src=/a.jpg width="{NUMBER}">',
    f"<h2>&amp;#{NUMBER};</h2><meta name=description content='&amp;#{NUMBER};'><a rel=tag href=/tag/x/>&amp;#{NUMBER};</a>",
    f'<script type="application/ld+json">{{"@type": "Article", "headline": "&#{NUMBER};", "articleBody": "&#{NUMBER};"}}</script>',
    "<p class=meta>\u2460 May 3, 2020</p>",
    "<meta property=og:url content='https://[site]/p'>",
    f'<script type="application/ld+json">{"[" * 950}{{"@type": "Article", "headline": "Rye"}}{"]" * 950}</script>',
    f'<div class=comment id=comment-2><img alt="{"1.1.2010 " * 600}"><time>2020-03-04</time><p>Rye.</p></div>',
])
@pytest.mark.parametrize("url", [None, "https://blog.example/rye/"])
def test_numbers_and_addresses_that_python_refuses_are_no_reason_to_refuse_a_page(part, url):
    words = "<p>The starter wants three days, warm water and patience.</p>" * 6
    page = f"<html><head><title>Rye bread</title></head><body><article><h1>Rye bread</h1>{words}</article><div id=comments>{part}</div></body></html>"
    assert extract(page, url=url).title == "Rye bread"
