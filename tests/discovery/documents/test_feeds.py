"""Feeds: what they say of posts, and which of their entries are posts."""

from __future__ import annotations

import pytest

from flipscrape.discovery.documents.feedentry import iso_date
from flipscrape.discovery.documents.feeds import read_feed
from flipscrape.discovery.sources import read_source
from flipscrape.model import AddressKind

AT = "https://blog.example/index.xml"
ITEM = "<item><title>{0}</title><link>https://blog.example/{0}/</link><pubDate>{1}</pubDate></item>"


def read(*items):
    channel = "".join(ITEM.format(name, date) for name, date in items)
    return read_source(f"<rss version='2.0'><channel><title>A blog</title>{channel}</channel></rss>".encode(), AT, AddressKind.FEED, {})


def test_entries_with_dates_are_posts():
    outlook = read(("one", "Sat, 07 Dec 2019 17:23:00 +0100"))
    assert [(one.url, one.kind, one.announced.published) for one in outlook.found] == [
        ("https://blog.example/one/", AddressKind.POST, "2019-12-07T17:23:00+01:00")]


def test_an_entry_without_a_date_among_dated_ones_may_be_any_page():
    outlook = read(("one", "Sat, 07 Dec 2019 17:23:00 +0100"), ("about", "Mon, 01 Jan 0001 00:00:00 +0000"))
    assert [(one.url, one.kind) for one in outlook.found] == [
        ("https://blog.example/one/", AddressKind.POST), ("https://blog.example/about/", AddressKind.PAGE)]


def test_where_no_entry_has_a_date_all_are_posts():
    assert [one.kind for one in read(("one", ""), ("two", "")).found] == [AddressKind.POST, AddressKind.POST]


def test_a_feed_that_names_listings_of_two_sorts_names_all_pages():
    day = "Sat, 07 Dec 2019 17:23:00 +0100"
    assert {one.kind for one in read(("one", day), ("tags/salt", day), ("archive/2019", day)).found} == {AddressKind.PAGE}
    assert {one.kind for one in read(("one", day), ("archive/salt", day), ("archive/rye", day)).found} == {AddressKind.POST}


@pytest.mark.parametrize(("text", "day"), [
    ("2021-03-04", "2021-03-04"), ("2021-03-04T05:06:07Z", "2021-03-04T05:06:07+00:00"),
    ("Thu, 04 Mar 2021 05:06:07 -0130", "2021-03-04T05:06:07-01:30"),
    ("2021-02-30", None), ("0001-01-01T00:00:00Z", None), ("Mon, 01 Jan 0001 00:00:00 +0000", None), ("yesterday", None), ("", None)])
def test_dates_stay_as_far_as_they_go_and_none_is_made_up(text, day):
    assert iso_date(text) == day


@pytest.mark.parametrize("face", ["", '<img src="https://s.example/1f44d.png" alt="👍" class="wp-smiley" style="height: 1em; max-height: 1em;" />'])
def test_a_comment_s_content_is_taken_rather_than_its_description_escaped_twice(face):
    answered = "https://blog.example/one/comment-page-1/#comment-7"
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>Comments on a blog</title><item><title>By: Ann</title>"
        "<link>https://blog.example/one/#comment-8</link>"
        "<pubDate>Sat, 07 Dec 2019 17:23:00 +0100</pubDate>"
        f"<description><![CDATA[In reply to &lt;a href=&quot;{answered}&quot;&gt;Ben&lt;/a&gt;.\n\n{face * 3} More salt.]]></description>"
        f'<content:encoded><![CDATA[<p>In reply to <a href="{answered}">Ben</a>.</p><p>More salt.</p>]]></content:encoded></item></channel></rss>')
    (_, comment), = read_feed(feed.encode(), AT).comments
    assert comment.body == "In reply to Ben.\n\nMore salt."


@pytest.mark.parametrize(("url", "more"), [(AT, ["https://blog.example/index.xml?paged=2"]), ("file:index.xml", [])])
def test_a_feed_of_wordpress_goes_on_where_it_has_an_address(url, more):
    item = ITEM.format("one", "Sat, 07 Dec 2019 17:23:00 +0100")
    data = f"<rss version='2.0'><channel><generator>https://wordpress.org/?v=6.1</generator>{item}</channel></rss>".encode()
    assert [one.url for one in read_source(data, url, AddressKind.FEED, {}).found if one.kind is AddressKind.FEED] == more


def test_the_domain_of_a_term_in_rss_may_tell_a_category():
    terms = '<category domain="https://blog.example/categories/coast/">Coast</category><category domain="https://blog.example/tags/clay/">Clay</category>'
    item = ITEM.format("one", "Sat, 07 Dec 2019 17:23:00 +0100").replace("</item>", f"{terms}<category>Birds</category></item>")
    (found,) = read_source(f"<rss version='2.0'><channel>{item}</channel></rss>".encode(), AT, AddressKind.FEED, {}).found
    assert (found.announced.categories, found.announced.tags) == (("Coast",), ("Clay", "Birds"))


def test_the_name_of_who_wrote_an_entry_of_atom_may_be_escaped_twice():
    entry = "<entry><title>Salt</title><link href='https://blog.example/salt/'/><author><name>{}</name></author></entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>A blog</title>{entry.format('M&amp;#xE4;rta Low')}</feed>"
    outlook = read_source(feed.encode(), "https://blog.example/index.atom", AddressKind.FEED, {})
    assert [one.announced.authors for one in outlook.found] == [("Märta Low",)]
