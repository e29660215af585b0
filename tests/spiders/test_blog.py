"""The spider of a blog: what it sends on, what it knows from earlier runs, where redirects and lost pages lead it."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from flipscrape.spiders.blog import BlogSpider
from scrapy.exceptions import DontCloseSpider
from scrapy.http import HtmlResponse

from flipscrape.discovery import Role
from flipscrape.discovery.addressing import key
from flipscrape.discovery.judging.known import Known
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.discovery.pages.statement import Statement
from flipscrape.items import FetchedPage, Reading
from flipscrape.model import AddressKind, Article, Outcome
from flipscrape.store.frontier.entries import Entry

SEED = "https://blog.example/"


def spider(*history):
    """A spider over a frontier that remembers ``history``: address, outcome and note of each."""
    rows = [(SEED + path, AddressKind.PAGE, "link", outcome, note) for path, outcome, note in history]
    frontier = SimpleNamespace(seed=lambda _: SEED, history=lambda _: rows, earlier=lambda _: None)
    made = BlogSpider(url=f"{SEED} https://Other.example")
    made.crawler = SimpleNamespace(engine=SimpleNamespace(scheduler=SimpleNamespace(frontier=frontier)))
    return made


def entry(path="one/", kind=AddressKind.PAGE):
    return Entry(id=7, seed_id=1, url=SEED + path, kind=kind, priority=5, host="blog.example", attempts=0, chain=(), etag=None, last_modified=None)


def known(made, path) -> Known:
    return made.blog(1).known.get(key(SEED + path))


def test_its_seeds_are_clean_addresses():
    assert spider().seeds == [SEED, "https://other.example/"]


def test_a_page_travels_on_as_it_came_with_what_the_frontier_knows_of_it():
    headers = {"Content-Type": "text/html; charset=koi8-r", "X-Robots-Tag": ["noarchive", "nofollow"]}
    response = HtmlResponse(f"{SEED}one/", status=200, body=b"\xc1", headers=headers)
    response.request = SimpleNamespace(meta={"entry": entry(kind=AddressKind.POST)})
    (page,) = spider().parse(response)
    assert (page.url, page.status, page.body, page.charset) == (f"{SEED}one/", 200, b"\xc1", "koi8-r")
    assert ("X-Robots-Tag", "noarchive, nofollow") in page.headers
    assert (page.kind, page.frontier_id, page.seed_id) == (AddressKind.POST, 7, 1)
    assert page.fetched.tzinfo is not None
    assert abs((datetime.now(UTC) - page.fetched).total_seconds()) < 3600


@pytest.mark.parametrize(("outcome", "note", "role"), [
    (Outcome.STORED, None, Role.POST), (Outcome.READ, "listing", Role.LISTING), (Outcome.UNCHANGED, "post", Role.POST),
    (Outcome.READ, "source", None), (Outcome.FAILED, "post", None), (None, None, None),
])
def test_what_a_page_was_in_an_earlier_run_is_remembered(outcome, note, role):
    assert known(spider(("one/", outcome, note)), "one/").role is role


def test_a_redirect_within_the_blog_is_followed_and_one_out_of_it_is_not():
    made = spider()
    found = made.redirected(entry(), f"{SEED}two/")
    assert (found.url, found.source, found.priority, found.again) == (f"{SEED}two/", "redirect", 5, False)
    assert made.redirected(entry(""), f"{SEED}start/").again
    assert made.redirected(entry(), "https://elsewhere.example/two/") is None
    assert made.redirected(entry(), "mailto:ann@blog.example") is None
    assert made.redirected(entry("feed/", AddressKind.FEED), "https://feeds.example/blog").url == "https://feeds.example/blog"


def test_sitemaps_of_robots_are_asked_again_each_time_wherever_they_lie():
    named = spider().told_by_robots(SEED, ["/map.xml", "https://cdn.example/map.xml", "javascript:0"])
    assert [(one.url, one.kind, one.again) for one in named] == [
        (f"{SEED}map.xml", AddressKind.SITEMAP, True), ("https://cdn.example/map.xml", AddressKind.SITEMAP, True)]


@pytest.mark.parametrize(("kind", "chain", "role"), [
    (AddressKind.FEED, (), Role.OTHER), (AddressKind.SITEMAP, (), Role.OTHER), (AddressKind.PAGE, (), Role.POST),
    (AddressKind.FEED, (f"{SEED}atom.xml",), Role.POST), (AddressKind.FEED, (f"{SEED}atom",), Role.OTHER),
])
def test_a_page_where_a_feed_or_a_sitemap_was_looked_for_is_no_post_unless_a_redirect_leads_there(kind, chain, role):
    page = FetchedPage(
        url=f"{SEED}atom/", status=200, headers=(), body=b"", fetched=datetime(2026, 5, 1, tzinfo=UTC), kind=kind, chain=chain, seed_id=1)
    reading = Reading(page=page, article=Article(url=page.url, title="Atom"), outlook=Outlook(statement=Statement(role=Role.POST, sure=True)))
    assert spider().understand(reading)[0].role is role


@pytest.mark.parametrize(("added", "looks"), [(1, ["again"]), (0, [])])
def test_what_nothing_named_is_asked_for_at_once(added, looks):
    made, seen = spider(), []
    scheduler = made.crawler.engine.scheduler
    scheduler.seeds, scheduler.spent, scheduler.add = [1], lambda: False, lambda found, seed_id: added
    scheduler.wake = lambda: seen.append("again")
    with pytest.raises(DontCloseSpider) if added else nullcontext():
        made.idle()
    assert seen == looks
