"""Addresses that only show a post otherwise lead to the post."""

from __future__ import annotations

import pytest

from flipscrape.discovery.addressing import without_showing

POST = "https://salt.example/12345.html"


@pytest.mark.parametrize("query", ["mode=reply", "thread=3700", "replyto=3700", "serendipity%5Bcview%5D=threaded"])
def test_forms_and_branches_of_a_thread_are_the_post(query):
    assert without_showing(f"{POST}?{query}") == POST


@pytest.mark.parametrize("url", ["https://salt.example/forum.php?thread=3700", "https://salt.example/?mode=list"])
def test_what_names_a_page_stays(url):
    assert without_showing(url) == url
