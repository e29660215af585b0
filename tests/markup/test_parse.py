"""Bytes to an outline: what stands where, and what is done with pages that no one wrote by hand."""

from __future__ import annotations

import pytest

from flipscrape.errors import NotAPage
from flipscrape.markup.parse import DEEPEST, MANY_TAGS, MOST_OPEN, parse


def test_elements_cover_what_lies_in_them_and_text_belongs_to_the_nearest() -> None:
    page = parse(b'<body><p class="Lead" id=A>One <b>two</b> three</p><p>four</p></body>')
    assert page.tags == ["html", "body", "p", "b", "p"]
    assert page.parents == [-1, 0, 1, 2, 1]
    assert page.ends == [5, 5, 4, 4, 5]
    assert page.line(2) == "One two three"
    assert [page.owners[k] for k, piece in enumerate(page.pieces) if piece.strip()] == [2, 3, 2, 4]
    assert page.hints[2] == " lead a "
    assert page.by_token == {"lead": [2], "a": [2]}


def test_attributes_are_kept_as_written_with_names_in_lower_case() -> None:
    page = parse(b'<p Data-When="Noon" hidden>x</p>')
    assert dict(page.attributes[page.by_tag["p"][0]]) == {"data-when": "Noon", "hidden": ""}


def test_wide_characters_count_twice() -> None:
    page = parse("<p>塩と風。</p><p>소금</p><p>salt, sól, соль</p>".encode())
    assert [page.chars(i) for i in page.by_tag["p"]] == [8, 4, 15]


def test_a_comment_and_an_instruction_part_no_text() -> None:
    page = parse(b"<p>salt<!-- and --><?pepper?>ed</p>")
    assert page.line(0) == "salted"


def test_what_no_reader_sees_is_kept_apart() -> None:
    page = parse(b"<head><title>Salt &amp; oil</title></head><body><p>Seen</p><script>let a = 1 < 2;</script></body>")
    assert page.line(0) == "Seen"
    assert page.written(page.by_tag["title"][0]) == "Salt & oil"
    assert page.written(page.by_tag["script"][0]) == "let a = 1 < 2;"


def test_a_title_in_the_body_is_read_too() -> None:
    page = parse(b"<body><p>x</p><title>Late</title></body>")
    assert page.written(page.by_tag["title"][0]) == "Late"


def test_white_space_counts_inside_pre_alone() -> None:
    page = parse(b"<p> a \n  b </p><pre> a \n  b </pre>")
    p, pre = page.by_tag["p"][0], page.by_tag["pre"][0]
    assert page.text(p).strip("\n") == "a b "
    assert page.text(pre).strip("\n") == " a \n  b "


def test_of_elements_too_deep_the_text_is_read_and_what_follows_them_whole() -> None:
    page = parse(b"<div>" * 9000 + b"deep" + b"</div>" * 9000 + b"<p>after</p>")
    assert page.flattened == 9000 - DEEPEST + 2
    assert not page.cut_short
    assert page.line(0) == "deep after"
    assert page.tags[-1] == "p"
    assert page.parents[-1] == 1


@pytest.mark.parametrize("ending", [b"</span>", b"</div>", b"<p>x"])
def test_a_page_of_nothing_but_levels_is_left_where_they_are_too_many(ending: bytes) -> None:
    page = parse(b"first" + b"<div>" * (MOST_OPEN + MANY_TAGS) + ending * MANY_TAGS)
    assert page.cut_short
    assert page.line(0) == "first"
    assert page.ends[0] == len(page.tags)


def test_a_page_of_many_tags_is_read_as_a_short_one_is() -> None:
    row = b'<tr><td class="n">1<td>caf\xc3\xa9 &amp; <b>bar</b>'
    page = parse(b"<table>" + row * MANY_TAGS)
    assert page.by_tag["b"][MANY_TAGS - 1] == len(page.tags) - 1
    assert page.line(page.by_tag["tr"][-1]) == "1 caf\u00e9 & bar"


@pytest.mark.parametrize("nothing", [b"", b"<!-- only a comment -->", b"<!doctype html>"])
def test_where_nothing_is_found_there_is_no_page(nothing: bytes) -> None:
    with pytest.raises(NotAPage):
        parse(nothing)


@pytest.mark.parametrize("page", [
    "<!doctype html><title>Oars</title><header>Rope</header><main><p>Hemp</p></main>",
    "<!doctype html><head><title>Oars</title><header>Rope</header></head><body><main><p>Hemp</p></main></body>",
    "<!doctype html><meta name=a content=b><title>Oars</title><site-top>Rope</site-top><div><main><p>Hemp</p></main></div>",
])
def test_the_tags_of_head_and_body_may_be_left_out(page):
    outline = parse(page.encode())
    assert outline.text(0).split() == ["Rope", "Hemp"]
    assert len(outline.by_tag["body"]) == len(outline.by_tag["head"]) == 1
    assert outline.inside(outline.by_tag["p"][0], outline.by_tag["body"])


def test_a_body_whose_tag_comes_late_keeps_its_class():
    assert "boats" in parse(b"<title>Oars</title><main>Rope</main><body class=boats><p>Hemp</p>").by_token


def test_a_head_goes_on_behind_what_it_shows_without_scripts():
    outline = parse(b"<head><noscript><div>Rope</div></noscript><link rel=icon></head><body><p>Hemp</p></body>")
    assert outline.inside(outline.by_tag["link"][0], outline.by_tag["head"])


def test_a_soft_hyphen_parts_no_word():
    outline = parse("<p>The salt&shy;pans of the north\xadern bay</p><p>\xad</p><pre>a&shy;b</pre>".encode())
    assert outline.line(0) == "The saltpans of the northern bay ab"
