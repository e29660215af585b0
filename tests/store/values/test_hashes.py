"""What counts as the same address and the same text."""

from __future__ import annotations

import pytest

from flipscrape.store.values.hashes import address_key, bare_address, bytes_hash, post_of_part, record_hash, text_hash, without_comment_page


@pytest.mark.parametrize("url", [
    "http://blog.example/über/?p=1", "https://www.Blog.example:443/%C3%BCber?p=1#comments", "https://blog.example/%c3%bcber/?utm_source=x&p=1",
])
def test_addresses_that_lead_to_one_page_have_one_key(url):
    assert bare_address(url) == "blog.example/%C3%BCber?p=1"
    assert address_key(url) == address_key("https://blog.example/über?p=1")


@pytest.mark.parametrize("url", ["https://blog.example:8080/a", "https://blog.example/A", "https://blog.example/a?p=1", "https://a.blog.example/a"])
def test_addresses_that_may_lead_elsewhere_have_others(url):
    assert address_key(url) != address_key("https://blog.example/a")


def test_keys_fit_an_integer_of_sqlite():
    assert all(-(2**63) <= address_key(f"https://blog.example/{n}") < 2**63 for n in range(50))


def test_a_text_is_its_words():
    assert text_hash("One, two\n\nthree") == text_hash("One two – three") != text_hash("one two three")
    assert text_hash("Zwölf — Fähren") == text_hash("Zwölf, Fähren")
    assert text_hash(" … !") is None


def test_a_record_is_its_fields_in_any_order():
    assert record_hash({"a": 1, "b": "ü"}) == record_hash({"b": "ü", "a": 1}) != record_hash({"a": 1, "b": "u"})
    assert len(bytes_hash(b"")) == 32


@pytest.mark.parametrize(("url", "post"), [
    ("https://blog.example/a/comment-page-2/#comment-7", "https://blog.example/a"), ("https://blog.example/?p=7&cpage=2", "https://blog.example/?p=7"),
    ("https://blog.example/?cpage=2&p=7", "https://blog.example/?p=7"), ("https://blog.example/a/#more", "https://blog.example/a/"),
])
def test_a_further_page_of_comments_belongs_to_its_post(url, post):
    assert without_comment_page(url) == post


@pytest.mark.parametrize(("url", "part"), [
    ("https://blog.example/a/2/", ("https://blog.example/a/", 2)), ("https://blog.example/?p=7&page=3", ("https://blog.example/?p=7", 3)),
    ("https://blog.example/a/1/", ("https://blog.example/a/1/", None)), ("https://blog.example/2019/", ("https://blog.example/2019/", None)),
])
def test_a_further_page_of_a_post_has_its_number(url, part):
    assert post_of_part(url) == part
