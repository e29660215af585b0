"""Shapes of addresses: what the known posts say of an address that nobody knows."""

from __future__ import annotations

from flipscrape.discovery.judging.learning import Shapes


def learnt(*paths):
    shapes = Shapes()
    for path in paths:
        shapes.learn(f"https://blog.example{path}", post=True)
    return shapes


def test_an_address_shaped_like_the_posts_is_likely_one():
    shapes = learnt(*(f"/2021/0{month}/post-{month}/" for month in range(1, 8)))
    assert shapes.share("https://blog.example/2022/11/another/") == 1.0
    assert shapes.share("https://blog.example/about/") is None


def test_an_address_unlike_all_of_many_posts_is_odd_and_unlike_a_few_it_is_not():
    posts = [f"/2021/0{month}/post-{month}/" for month in range(1, 8)]
    assert learnt(*posts).is_odd("https://blog.example/about/")
    assert not learnt(*posts[:3]).is_odd("https://blog.example/about/")


def test_what_is_forgotten_speaks_no_more():
    shapes = learnt(*(f"/2021/0{month}/post-{month}/" for month in range(1, 8)), "/about/")
    shapes.forget("https://blog.example/about/")
    assert shapes.is_odd("https://blog.example/about/")
