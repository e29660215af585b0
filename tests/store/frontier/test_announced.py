"""What several sources, and several listings, say of one address."""

from __future__ import annotations

import pytest

from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.store.frontier.announced import MOST_TERMS
from flipscrape.store.frontier.table import Frontier

URL = "https://blog.example/one/"


def said(source=AnnouncementSource.LISTING, **fields):
    return Announcement(source=source, url=URL, **fields)


@pytest.fixture
def told():
    """What is known of the address after these were heard, one after the other."""

    def hear(*announcements):
        frontier = Frontier.in_memory()
        for one in announcements:
            frontier.remark([one])
        return frontier.announced(URL)

    return hear


def test_each_source_has_a_record_of_its_own(told):
    feed, listing = told(said(AnnouncementSource.FEED, title="One"), said(published="2019-01-01"))
    assert (feed.title, feed.published, listing.published) == ("One", None, "2019-01-01")


def test_what_a_source_leaves_out_stays_as_it_said_it_before(told):
    (feed,) = told(said(AnnouncementSource.FEED, title="One", published="2019-01-01"), said(AnnouncementSource.FEED, title="Two"))
    assert (feed.title, feed.published) == ("Two", "2019-01-01")


def test_terms_of_several_listings_add_up_and_those_of_a_feed_are_its_last(told):
    (listing,) = told(said(tags=("a",), published="2019-01-01"), said(categories=("C",)), said(tags=("b",)), said(tags=("a",)))
    assert (listing.tags, listing.categories, listing.published) == (("a", "b"), ("C",), "2019-01-01")
    (feed,) = told(said(AnnouncementSource.FEED, tags=("a",)), said(AnnouncementSource.FEED, tags=("b",)))
    assert feed.tags == ("b",)


def test_listings_without_end_add_no_terms_without_end(told):
    (listing,) = told(*(said(tags=(f"t{n}",)) for n in range(MOST_TERMS + 9)))
    assert len(listing.tags) == MOST_TERMS


def test_an_excerpt_takes_no_text_s_place(told):
    (feed,) = told(said(AnnouncementSource.FEED, body_html="x" * 100), said(AnnouncementSource.FEED, body_html="x" * 20))
    assert len(feed.body_html) == 100
