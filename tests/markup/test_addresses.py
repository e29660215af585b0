"""Addresses as people type them, made absolute and clean."""

from __future__ import annotations

import pytest

from flipscrape.markup.addresses import absolute, clean


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
