"""Addresses without end: those that lead only to more of their own kind are left after a while; a long blog's own pages are not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from flipscrape.discovery.judging.traps import BARREN, FEW, FOLDER, WHOLE, Traps
from flipscrape.model import AddressKind

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


def test_a_page_in_doubt_counts_when_it_has_proved_to_be_no_post():
    traps = Traps()
    days = [f"{ROOT}/day?date=2019-05-{n}" for n in range(BARREN + 1)]
    for one, following in pairwise(days):
        traps.hold(one, [following], [])
    assert traps.allow(days[-1])
    for one in days[:-1]:
        traps.decide(one, AddressKind.PAGE, post=False)
    assert not traps.allow(days[-1])


def lost_after(address, looks=AddressKind.PAGE, *, posts=(), most=10_000):
    """After how many pages that are no posts, each at the numbered address, another one is not visited any more."""
    traps = Traps()
    for number in range(most):
        if traps.is_lost(address(number), looks):
            return number
        traps.decide(address(number), looks, post=number in posts)
    return most


def words(number):
    return "".join(chr(97 + int(digit)) for digit in str(number))


def test_pages_of_words_made_up_end_where_no_post_has_come_for_long():
    assert lost_after(lambda n: f"{ROOT}/maze/{words(n)}/") == FOLDER
    assert lost_after(lambda n: f"{ROOT}/{words(n)}/maze/") == WHOLE


def test_a_post_gives_more_patience():
    assert lost_after(lambda n: f"{ROOT}/{words(n)}/", posts={200, 250}) == 251 + FOLDER + 2


def test_listings_are_many_more():
    assert lost_after(lambda n: f"{ROOT}/tag/{words(n)}/", AddressKind.LISTING) == 4 * FOLDER


def test_what_others_name_as_posts_or_comments_is_never_lost():
    assert lost_after(lambda n: f"{ROOT}/maze/{words(n)}/", AddressKind.POST, most=3000) == 3000


def test_a_listing_whose_posts_others_have_named_is_followed_while_it_shows_more_of_them():
    traps, last = Traps(), 100 + BARREN - FEW
    for number in range(1, 200):
        assert traps.allow(f"{ROOT}/page/{number}/") == (number <= last)
        if number <= last:
            traps.note(f"{ROOT}/page/{number}/", [f"{ROOT}/page/{number + 1}/"], [f"blog.example/post-{min(number, 100)}", "blog.example/first"])
