"""Blogs: the deepest known root that an address lies below, else its host."""

from __future__ import annotations

import pytest
from store.samples import SITE, post

from flipscrape.store.writing.sites import is_inside, site_of


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://www.blog.example/deep/er/post", "https://blog.example/deep/"),
        ("https://blog.example/deeper", "https://blog.example/"),
        ("http://other.example/a/b?c=d", "http://other.example/"),
        ("https://blog.example/", "https://blog.example/"),
        (None, None),
        ("no address", None),
    ],
)
def test_the_deepest_root(archive, crawl, url, root):
    archive.store_article(post(1), site=SITE, **crawl())
    archive.db.execute("INSERT INTO seeds (url, started) VALUES ('https://blog.example/deep/', '2026-05-01')")
    assert site_of(archive.db, url) == root


def test_a_post_that_was_a_seed_is_no_blog(archive, crawl, rows):
    archive.db.execute("INSERT INTO seeds (url, started) VALUES ('https://blog.example/post-1/', '2026-05-01')")
    archive.store_article(post(1), **crawl())
    assert rows("SELECT url FROM sites") == [("https://blog.example/",)]


@pytest.mark.parametrize(
    ("url", "inside"),
    [("https://a.example/x", True), ("https://a.example/x?y", True), ("https://a.example.com/x", False), ("https://b.example/x", False)],
)
def test_below_a_root(url, inside):
    assert is_inside(url, "https://a.example/") is inside
