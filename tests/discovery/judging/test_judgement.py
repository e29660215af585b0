"""Post or not: single reasons, and how they add up."""

from __future__ import annotations

import pytest

from flipscrape.discovery.judging.judgement import Case, Doubt, judge
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.discovery.pages.statement import Role, Statement
from flipscrape.model import AddressKind

POST = Outlook(dated=True, words=400)
PAGE = Outlook(words=400)


def role(outlook, path="a-walk/", *, doubt=Doubt.OPEN, looks=AddressKind.PAGE, **known):
    return judge(Case(url=f"https://blog.example/{path}", looks=looks, outlook=outlook, **known), doubt=doubt).role


def test_the_engine_s_own_word_decides():
    assert role(Outlook(statement=Statement(role=Role.POST, sure=True))) is Role.POST
    assert role(Outlook(statement=Statement(role=Role.STATIC, sure=True), dated=True, words=400), announced=True) is not Role.POST


def test_what_the_feed_announces_is_a_post():
    assert role(POST, announced=True) is Role.POST


def test_what_nothing_is_known_of_waits_until_the_end():
    assert role(POST) is Role.UNKNOWN
    assert role(Outlook(), doubt=Doubt.LIKELY) is Role.STATIC
    assert role(POST, doubt=Doubt.LIKELY) is Role.UNKNOWN
    assert role(POST, doubt=Doubt.NONE) is Role.POST
    assert role(Outlook(), doubt=Doubt.NONE) is Role.STATIC


@pytest.mark.parametrize("path", ["about/", "contact/index.html", "impressum.html", "privacy-policy"])
def test_a_page_named_like_the_pages_of_every_site_is_none_without_more(path):
    assert role(PAGE, path, doubt=Doubt.NONE) is Role.STATIC


def test_wordpress_says_by_its_key_that_a_page_is_no_post():
    article = Outlook(dated=True, words=400)
    assert role(article, "?p=7", shape=0.5, template=0.5, doubt=Doubt.NONE) is Role.POST
    assert role(article, "?page_id=7", shape=0.5, template=0.5, doubt=Doubt.NONE) is Role.STATIC


@pytest.mark.parametrize("path", ["about/", "contact/"])
def test_a_page_so_named_that_a_feed_of_all_pages_announces_is_none_where_no_listing_shows_it(path):
    """Hugo's feed names all pages of the site, and its themes print them like posts."""
    article = Outlook(statement=Statement(role=Role.POST), dated=True, words=90)
    known = {"announced": True, "shape": 1.0, "template": 1.0}
    assert role(article, path, **known) is Role.UNKNOWN
    assert role(article, path, **known, posts_are_listed=True, doubt=Doubt.NONE) is Role.STATIC
    assert role(article, path, **known, listed=True, entry=1.0) is Role.POST
    assert role(article, path, **known, told=True) is Role.POST


def test_a_page_that_no_listing_shows_is_none_where_listings_show_the_posts():
    assert role(POST, doubt=Doubt.NONE, posts_are_listed=True) is Role.STATIC
    assert role(POST, doubt=Doubt.NONE, posts_are_listed=True, listed=True) is Role.POST


def test_an_address_like_a_listing_s_with_many_headings_that_lead_on_is_a_listing():
    assert role(Outlook(dated=True, words=400, teasers=10), "tags/bread/", looks=AddressKind.LISTING) is Role.LISTING


def test_the_archive_of_a_month_with_one_post_is_none_though_it_is_like_one_in_all():
    like_a_post = {"template": 1.0, "listed": True, "looks": AddressKind.LISTING, "doubt": Doubt.NONE}
    assert role(Outlook(words=90, dated=True, termed=True), "archive/2020/01/", **like_a_post) is not Role.POST
