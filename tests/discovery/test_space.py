"""The blog's own space: its host and the www twin, or a path under a host that it shares."""

from __future__ import annotations

import pytest

from flipscrape.discovery.space import space_of


@pytest.mark.parametrize(("seed", "prefix"), [
    ("https://blog.example/", "/"), ("https://blog.example/2021/03/a-post/", "/"), ("https://host.example/~ada/", "/~ada/"),
    ("https://host.example/~ada/2021/a-post.html", "/~ada/"), ("https://shop.example/blog/", "/blog/"),
    ("https://shop.example/blog/a-post/", "/blog/"), ("https://host.example/blogs/ada/2021/a-post/", "/blogs/ada/"),
    ("https://shop.example/en/blog/a-post", "/en/blog/")])
def test_a_seed_tells_where_its_blog_lives(seed, prefix):
    assert space_of(seed).prefix == prefix


def test_the_www_twin_is_inside_and_neighbours_are_not():
    space = space_of("https://host.example/~ada/")
    assert space.holds("http://www.host.example/~ada/a-post/")
    assert not space.holds("https://host.example/~bob/")
    assert not space.holds("https://other.example/~ada/")
