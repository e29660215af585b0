"""The record and the end of its address, in one transaction."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable

from flipscrape.pipelines.completing import complete
from flipscrape.pipelines.step import Step
from flipscrape.pipelines.unlinked import unlinked_page
from scrapy.crawler import Crawler

from flipscrape.discovery.documents.remarks import comments_feed
from flipscrape.items import FetchedPage, Reading
from flipscrape.markup.addresses import clean, host
from flipscrape.model import AddressKind, Announcement, Article, Found, Outcome
from flipscrape.store import Novelty, Stored
from flipscrape.store.frontier.entries import Settlement

MOST_PAGES = 500
THREAD_PRIORITY = 950_000
POSTS = (Novelty.NEW, Novelty.CHANGED, Novelty.UNCHANGED)


class StorePipeline(Step):
    """Reading in, Article out, so that Scrapy's feeds can take it. Without an archive only the frontier is written."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._counted: dict[int, Novelty] = {}

    def process_item(self, item: Reading) -> Article:
        """Store the article; the same page twice changes nothing."""
        assert item.article is not None
        scheduler = self.scheduler
        page, end = item.page, settlement(item)
        began = time.perf_counter()
        with scheduler.frontier.transaction():
            stored = self._store(item.article, page)
            if page.frontier_id is not None and (told := scheduler.frontier.announced(clean(page.url))) != page.announced:
                self._complete(told, page)
            if page.seed_id is not None:
                scheduler.add([*further_pages(item.article), *feed_of_comments(item), *unlinked_page(item, self.archive)], seed_id=page.seed_id)
            if page.frontier_id is not None and scheduler.done(page.frontier_id):
                scheduler.frontier.settle(page.frontier_id, end)
        if page.frontier_id is not None:
            scheduler.tally(end)
        self._count(stored)
        scheduler.stored["comments"] += len(stored.comments if stored else item.article.comments)
        scheduler.seconds["reading"] += item.seconds
        scheduler.seconds["storing"] += time.perf_counter() - began
        return item.article

    def _complete(self, told: Iterable[Announcement], page: FetchedPage) -> None:
        """Join what was told of the post's comments while its page was on the way."""
        if self.archive is not None:
            complete(self.archive, told, crawl_id=self.run_id, seen=page.fetched)

    def _count(self, stored: Stored | None) -> None:
        """A post counts once a run, as changed where any page of its text is."""
        counts, novelty = self.scheduler.stored, stored.novelty if stored else Novelty.NEW
        if stored is None or novelty not in POSTS:
            counts[novelty.value] += 1
            return
        before = self._counted.get(stored.article_id)
        if before is None or (before, novelty) == (Novelty.UNCHANGED, Novelty.CHANGED):
            counts[novelty.value] += 1
            self._counted[stored.article_id] = novelty
            if before is not None:
                counts[before.value] -= 1

    def _store(self, article: Article, page: FetchedPage) -> Stored | None:
        archive = self.archive
        if archive is None:
            return None
        if part := archive.part_of(page.url, article.title):
            return archive.store_part(*part, article, crawl_id=self.run_id, seen=page.fetched, page=page)
        return archive.store_article(article, crawl_id=self.run_id, seen=page.fetched, page=page)


def further_pages(article: Article) -> list[Found]:
    """The other pages of the article's thread on its own host, to be asked for before anything else."""
    pages: dict[str, None] = {}
    for address in article.comment_pages[:MOST_PAGES]:
        with contextlib.suppress(ValueError):
            pages[clean(address)] = None
    return [
        Found(url=page, kind=AddressKind.COMMENTS, source="thread", priority=THREAD_PRIORITY, again=True)
        for page in pages if page != article.url and host(page) == host(article.url)
    ]


def feed_of_comments(item: Reading) -> list[Found]:
    """The feed of the post's comments, where its page lacks some, their times or their parents."""
    if item.article is None or item.outlook is None:
        return []
    feed = comments_feed(item.article, item.outlook.feeds, item.page.announced, tokens=item.outlook.tokens)
    return [Found(url=clean(feed), kind=AddressKind.COMMENTS, source="thread", priority=THREAD_PRIORITY, again=True)] if feed else []


def settlement(item: Reading) -> Settlement:
    """The good end of a page. One whose thread goes on elsewhere is never asked for conditionally: that it is as it was tells nothing of the rest."""
    page = item.page
    in_part = page.kind is AddressKind.COMMENTS or (item.article is not None and bool(item.article.comment_pages))
    headers = {} if in_part else page.headers_by_name()
    return Settlement(
        outcome=Outcome.STORED, status=page.status, etag=headers.get("etag"), last_modified=headers.get("last-modified"), fetched=page.fetched,
        robots=item.robots,
    )
