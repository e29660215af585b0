"""What is asked for first."""

from __future__ import annotations

import pytest

from flipscrape.discovery.pages.outlook import PageLink
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.pages.statement import Role
from flipscrape.discovery.planning.urgency import AGAIN, CHROME, COLLECTION, SEED, SOURCE, after_a_failure, urgency
from flipscrape.model import AddressKind


@pytest.mark.parametrize("role", [Role.POST, Role.LISTING, Role.OTHER])
def test_a_page_of_a_thread_comes_after_what_may_be_its_post(role):
    link = PageLink(url="https://blog.example/2021/03/eels/comment-page-1/", place=Place.MAIN, path=0)
    assert urgency(link, AddressKind.COMMENTS, role) < urgency(link, AddressKind.PAGE, role)


@pytest.mark.parametrize("place", [Place.MAIN, Place.CHROME, Place.PAGING])
def test_a_listing_s_further_page_goes_before_pages_that_may_be_anything(place):
    link, other = (PageLink(url=f"https://salt.example{path}", place=place, path=1) for path in ("/page/2/", "/about/"))
    assert urgency(link, AddressKind.LISTING, Role.LISTING) > urgency(other, AddressKind.PAGE, Role.LISTING)


@pytest.mark.parametrize("priority", [600_000, 300_000, CHROME])
def test_what_failed_goes_behind_all_that_has_not_been_tried(priority):
    assert after_a_failure(priority, AddressKind.PAGE) < AGAIN < CHROME


@pytest.mark.parametrize(("priority", "kind"), [(SEED, AddressKind.LISTING), (SOURCE, AddressKind.FEED), (COLLECTION, AddressKind.REST)])
def test_seeds_and_sources_that_failed_are_asked_again_soon(priority, kind):
    assert COLLECTION - 1 <= after_a_failure(priority, kind) < priority
