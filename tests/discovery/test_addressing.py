"""Addresses that only show a post otherwise lead to the post."""

from __future__ import annotations

import pytest

from flipscrape.discovery.addressing import looks_like, without_showing
from flipscrape.model import AddressKind

POST = "https://salt.example/12345.html"


@pytest.mark.parametrize("query", ["mode=reply", "thread=3700", "replyto=3700", "serendipity%5Bcview%5D=threaded"])
def test_forms_and_branches_of_a_thread_are_the_post(query):
    assert without_showing(f"{POST}?{query}") == POST


@pytest.mark.parametrize("url", ["https://salt.example/forum.php?thread=3700", "https://salt.example/?mode=list"])
def test_what_names_a_page_stays(url):
    assert without_showing(url) == url


@pytest.mark.parametrize("query", [
    "m=202311", "m=2023", "year=2023&monthnum=11", "from=2023-11-05", "archive=2023-11", "cat=7", "tag=clay", "author=3", "paged=2",
])
def test_without_permalinks_a_key_tells_an_archive(query):
    assert looks_like(f"https://salt.example/?{query}") is AddressKind.LISTING


@pytest.mark.parametrize("query", ["p=7", "page_id=7", "m=7&p=3"])
def test_without_permalinks_a_number_tells_a_page(query):
    assert looks_like(f"https://salt.example/?{query}") is AddressKind.PAGE


@pytest.mark.parametrize("path", [
    "archives/110", "archives/110/", "blog/archive/110/2", "archives/000123.html", "archives/52345678.html", "archives/boats/5.html/2"])
def test_a_number_among_the_archives_is_a_post(path):
    assert looks_like(f"https://salt.example/{path}") is AddressKind.PAGE


@pytest.mark.parametrize("path", [
    "archives/salt-and-tar/", "archives/salt.html", "archive/catfish", "blog/archives/2019/the-long-net/", "archives/2-nets/"])
def test_a_name_among_the_archives_may_be_a_post_s(path):
    assert looks_like(f"https://salt.example/{path}") is AddressKind.PAGE


@pytest.mark.parametrize(("path", "kind"), [("2019/", AddressKind.LISTING), ("1999.html", AddressKind.LISTING), ("2048/", AddressKind.PAGE)])
def test_a_year_to_come_is_no_archive(path, kind):
    assert looks_like(f"https://salt.example/{path}") is kind


@pytest.mark.parametrize("path", [
    "archives/2014", "archives/2014/05.html", "archives/cat_12.html", "archives/tag/clay", "archives/page/2", "archives/tags/", "archives/"])
def test_archives_by_date_and_term_are_listings(path):
    assert looks_like(f"https://salt.example/{path}") is AddressKind.LISTING


@pytest.mark.parametrize("path", ["comments/reply/4/", "comments/flag/12/", "comment/reply/7/8", "comments/delete/4"])
def test_what_the_controls_of_a_comment_lead_to_is_no_page_of_the_blog(path):
    assert looks_like(f"https://salt.example/{path}") is None


@pytest.mark.parametrize(("path", "kind"), [
    ("blog/index-2/", AddressKind.LISTING), ("index-3", AddressKind.LISTING), ("index-2.html", AddressKind.LISTING),
    ("index-cards-2/", AddressKind.PAGE), ("blog/my-index-2/", AddressKind.PAGE),
])
def test_a_folder_may_number_a_listing_s_further_page(path, kind):
    assert looks_like(f"https://salt.example/{path}") is kind


@pytest.mark.parametrize(("path", "kind"), [
    ("p/12/", AddressKind.LISTING), ("page/2048/", AddressKind.LISTING), ("p/60572/", AddressKind.PAGE), ("p/5428.html", AddressKind.PAGE),
    ("page/60572/", AddressKind.PAGE),
])
def test_a_number_too_high_for_a_further_page_is_a_post_s(path, kind):
    assert looks_like(f"https://salt.example/{path}") is kind
