"""Addresses without end: those that lead only to more of their own kind are left after a while; a long blog's own pages are not."""

from __future__ import annotations

import pytest

from flipscrape.discovery.judging.traps import BARREN, Traps

ROOT = "https://blog.example"


def followed(address, *, onward, most=200):
    """How many of the numbered pages are visited, each of which leads to what ``onward`` says."""
    traps = Traps()
    for number in range(most):
        if not traps.allow(address(number)):
            return number
        traps.note(address(number), onward(number))
    return most


@pytest.mark.parametrize("address", [
    lambda n: f"{ROOT}/calendar/{2000 + n}/{n % 12 + 1}/",
    lambda n: f"{ROOT}/list?" + "&".join(f"key{'x' * i}=1" for i in range(3 + n)),
    lambda n: f"{ROOT}/maze/of/" + "/".join(f"way{'y' * i}" for i in range(5 + n)),
], ids=["calendar", "growing query", "growing path"])
def test_pages_that_lead_only_to_more_like_them_are_left(address):
    assert followed(address, onward=lambda n: [address(n + 1)]) == BARREN


def test_pages_of_a_listing_that_lead_to_posts_are_followed_to_the_end():
    assert followed(lambda n: f"{ROOT}/page/{n}/", onward=lambda n: [f"{ROOT}/page/{n + 1}/", f"{ROOT}/a-post-about-{'z' * n}/"]) == 200


def test_what_is_left_is_told():
    traps = Traps()
    for number in range(BARREN):
        traps.note(f"{ROOT}/day/{number}/", [])
    assert not traps.allow(f"{ROOT}/day/77/")
    assert traps.refused == {"blog.example/day/N"}
