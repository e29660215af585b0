"""Addresses as people type them, made absolute and clean."""

from __future__ import annotations

import pytest

from flipscrape.markup.addresses import absolute, clean, with_query


@pytest.mark.parametrize(("written", "meant"), [
    ("My Post.html", "https://blog.example/2004/My%20Post.html"),
    (" /notes/a post/ ", "https://blog.example/notes/a%20post/"),
    ("https://blog.example/\n      notes/a-\n\tpost/", "https://blog.example/notes/a-post/"),
])
def test_a_space_is_part_of_an_address_and_a_line_break_is_not(written, meant):
    assert absolute(written, "https://blog.example/2004/") == meant


def test_a_host_with_a_space_is_none():
    assert absolute("https://Ada Berg.blog.example/", "https://blog.example/") is None


def test_a_seed_may_have_a_space_in_its_path_and_none_in_its_host():
    assert clean("https://blog.example/my notes/") == "https://blog.example/my%20notes/"
    with pytest.raises(ValueError, match="no http"):
        clean("https://blog example/notes/")


@pytest.mark.parametrize(("written", "meant"), [
    ("https://127.0.0.1:8000/notes/", "http://127.0.0.1:8000/notes/"),
    ("https://127.0.0.1:8000/my notes/", "http://127.0.0.1:8000/my%20notes/"),
    ("https://127.0.0.1:8001/notes/", "https://127.0.0.1:8001/notes/"),
    ("https://127.0.0.1/notes/", "https://127.0.0.1/notes/"),
])
def test_one_port_speaks_one_scheme_whatever_a_sitemap_says(written, meant):
    assert absolute(written, "http://127.0.0.1:8000/sitemap.xml") == meant


def test_the_usual_ports_speak_a_scheme_each():
    assert absolute("http://blog.example/notes/", "https://blog.example/") == "http://blog.example/notes/"


@pytest.mark.parametrize(("address", "other"), [
    ("https://blog.example/feed/?paged=2", "https://blog.example/feed/?paged=3"),
    ("https://blog.example/?rest_route=/wp/v2/posts", "https://blog.example/?rest_route=/wp/v2/posts&paged=3"),
    ("https://blog.example/feed/", "https://blog.example/feed/?paged=3"),
])
def test_a_value_in_the_query_takes_the_place_of_the_earlier_one(address, other):
    assert with_query(address, {"paged": "3"}) == other
