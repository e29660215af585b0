"""Pages in doubt: held until the rest of the blog tells what they are, and settled once, whenever that is."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from flipscrape.pipelines.judge import MOST_HELD, REVIEW_EVERY, Held, JudgePipeline, Locked, NoPost
from scrapy.exceptions import DontCloseSpider, DropItem

from flipscrape.discovery import Judgement, Outlook, Role
from flipscrape.items import FetchedPage, Reading
from flipscrape.model import Article, Outcome


class Scheduler:
    """Notes what is held and what is taken up again, as the frontier's scheduler does."""

    def __init__(self):
        self.held, self.in_flight, self.woken = set(), set(), 0
        self.is_spent = False
        self.frontier = SimpleNamespace(transaction=nullcontext, note_sources=lambda _: None)

    def add(self, found, *, seed_id):
        del found, seed_id

    def hold(self, entry_id):
        self.in_flight.discard(entry_id)
        self.held.add(entry_id)

    def resume(self, entry_id):
        self.held.discard(entry_id)
        self.in_flight.add(entry_id)

    def wake(self):
        self.woken += 1

    def spent(self):
        return self.is_spent


class Doubtful:
    """A spider that is in doubt about every page, and decides all that were shown to it when it is asked to review."""

    def __init__(self, role):
        self.role, self.seen = role, []

    def understand(self, reading):
        self.seen.append(reading.page.url)
        return Judgement(role=Role.UNKNOWN, weight=0.0), []

    def newly_named(self, seed_id):
        del seed_id
        return []

    def disproved(self, seed_id):
        del seed_id
        return []

    def review(self, *, doubt):
        del doubt
        decided, self.seen = self.seen, []
        return [(url, self.role) for url in decided]


class Crawl:
    """A pipeline with what it stands on; ``ends`` is what the engine hears, in its order."""

    def __init__(self, role):
        self.scheduler, self.ends = Scheduler(), []
        scraper = SimpleNamespace(start_itemproc_async=self.process)
        self.pipeline = JudgePipeline(SimpleNamespace(spider=Doubtful(role), engine=SimpleNamespace(scheduler=self.scheduler, scraper=scraper)))

    async def process(self, reading, response=None):
        """What Scrapy does with an item: the pipeline's answer is told to the others a turn of the loop later."""
        del response
        number = reading.page.frontier_id
        if reading.role is None:
            self.scheduler.in_flight.add(number)
        try:
            self.pipeline.process_item(reading)
            end = "passed"
        except DropItem as dropped:
            end = type(dropped).__name__
        await asyncio.sleep(0)
        if end != Held.__name__:
            assert number in self.scheduler.in_flight, "its row cannot be settled"
            self.scheduler.in_flight.remove(number)
        self.ends.append((number, end))


def reading(number):
    page = FetchedPage(url=f"http://blog.example/{number}/", status=200, headers=(), body=b"", fetched=datetime(2026, 1, 1, tzinfo=UTC),
                       frontier_id=number, seed_id=1)
    return Reading(page=page, article=Article(title="A page"), outlook=Outlook())


@pytest.mark.parametrize(("role", "end"), [(Role.POST, "passed"), (Role.LISTING, NoPost.__name__)])
def test_the_page_that_sets_off_the_review_that_decides_it_is_settled_too(role, end):
    async def main():
        crawl = Crawl(role)
        for number in range(REVIEW_EVERY):
            await crawl.process(reading(number))
        await asyncio.sleep(0.01)
        return crawl

    crawl = asyncio.run(main())
    assert sorted(number for number, how in crawl.ends if how == end) == list(range(REVIEW_EVERY))
    assert not crawl.scheduler.held
    assert not crawl.scheduler.in_flight


def test_the_crawl_stays_open_until_the_last_page_in_doubt_is_settled():
    async def main():
        crawl = Crawl(Role.POST)
        await crawl.process(reading(1))
        assert crawl.scheduler.held == {1}
        with pytest.raises(DontCloseSpider):
            crawl.pipeline.idle()
        with pytest.raises(DontCloseSpider):
            crawl.pipeline.idle()
        await asyncio.sleep(0.01)
        crawl.pipeline.idle()
        return crawl

    crawl = asyncio.run(main())
    assert crawl.ends == [(1, Held.__name__), (1, "passed")]
    assert crawl.scheduler.woken


@pytest.mark.parametrize(("role", "end"), [(Role.POST, Locked), (Role.LISTING, NoPost)])
def test_a_post_that_asks_for_its_password_is_refused_and_a_listing_that_shows_one_is_a_listing(role, end):
    crawl = Crawl(role)
    locked = replace(reading(1), outlook=Outlook(locked=True), role=role)
    with pytest.raises(end) as refused:
        crawl.pipeline.process_item(locked)
    assert refused.value.outcome is (Outcome.REFUSED if role is Role.POST else Outcome.READ)


def test_too_many_pages_in_doubt_end_no_wait_for_a_post_that_is_still_on_its_way():
    async def main():
        crawl = Crawl(Role.POST)
        crawl.pipeline.crawler.spider.review = lambda doubt: []
        crawl.pipeline._early.add("http://blog.example/long/2/")
        crawl.pipeline._comes_before_its_post = lambda _: True
        part = reading(500)
        crawl.scheduler.in_flight.add(500)
        crawl.pipeline._hold(replace(part, page=replace(part.page, url="http://blog.example/long/2/")))
        for number in range(MOST_HELD + REVIEW_EVERY):
            await crawl.process(reading(number))
        await asyncio.sleep(0.01)
        return crawl

    held = asyncio.run(main()).scheduler.held
    assert 500 in held
    assert 0 not in held


def test_a_page_in_doubt_that_proves_to_continue_a_post_waits_for_it_too():
    async def main():
        crawl = Crawl(Role.POST)
        crawl.pipeline._comes_before_its_post = lambda one: one.page.url == reading(0).page.url
        for number in range(REVIEW_EVERY):
            await crawl.process(reading(number))
        await asyncio.sleep(0.01)
        return crawl

    assert asyncio.run(main()).scheduler.held == {0}


@pytest.mark.parametrize("post", ["http://blog.example/7/", "http://blog.example/7", "http://blog.example/7.html", "http://blog.example/?p=7"])
def test_a_further_page_comes_before_its_post_whatever_the_address_ends_with(monkeypatch, post):
    pipeline = Crawl(Role.POST).pipeline
    monkeypatch.setattr(JudgePipeline, "archive", SimpleNamespace(article_id=lambda _: None))
    pipeline.scheduler.frontier.is_pending = {post}.__contains__
    further = f"{post}&page=2" if "?" in post else f"{post.rstrip('/')}/2"
    one = reading(1)
    assert pipeline._comes_before_its_post(replace(one, page=replace(one.page, url=further)))


@pytest.mark.parametrize("is_spent", [False, True])
def test_after_a_stop_a_further_page_waits_for_its_post_until_the_next_run(is_spent):
    async def main():
        crawl = Crawl(Role.POST)
        crawl.pipeline._comes_before_its_post = lambda one: one.page.url == reading(0).page.url
        for number in range(2):
            await crawl.process(reading(number))
        crawl.scheduler.is_spent = is_spent
        crawl.pipeline.begin_the_rest()
        await asyncio.sleep(0.01)
        return crawl

    assert asyncio.run(main()).scheduler.held == ({0} if is_spent else set())
