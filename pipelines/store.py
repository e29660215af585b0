"""The record and the end of its address, in one transaction."""

from __future__ import annotations

import time
from typing import Any, Self

from scrapy.crawler import Crawler

from flipscrape.items import FetchedPage, Reading
from flipscrape.model import AddressKind, Article
from flipscrape.store import Archive, Stored
from flipscrape.store.frontier import Outcome, Settlement


class StorePipeline:
    """Reading in, Article out, so that Scrapy's feeds can take it. Without an archive only the frontier is written."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Over the crawler's archive."""
        return cls(crawler)

    def process_item(self, item: Reading) -> Article:
        """Store the article; the same page twice changes nothing."""
        assert item.article is not None
        scheduler: Any = self.crawler.engine.scheduler
        page, end = item.page, settlement(item.page)
        began = time.perf_counter()
        with scheduler.frontier.transaction():
            stored = self._store(item.article, page)
            if page.frontier_id is not None and scheduler.done(page.frontier_id):
                scheduler.frontier.settle(page.frontier_id, end)
        scheduler.tally(end)
        scheduler.stored[stored.outcome.value if stored else "new"] += 1
        scheduler.stored["comments"] += len(stored.comments if stored else item.article.comments)
        scheduler.seconds["reading"] += item.seconds
        scheduler.seconds["storing"] += time.perf_counter() - began
        return item.article

    def _store(self, article: Article, page: FetchedPage) -> Stored | None:
        archive: Archive | None = getattr(self.crawler, "archive", None)
        if archive is None:
            return None
        run = getattr(self.crawler, "run_id", 0)
        if page.kind is AddressKind.COMMENTS and (number := archive.thread_of(page.url)) is not None:
            further = article.comment_pages
            return archive.store_comment_page(number, article.comments, crawl_id=run, seen=page.fetched, page=page, further=further)
        if part := archive.part_of(page.url, article.title):
            return archive.store_part(*part, article, crawl_id=run, seen=page.fetched, page=page)
        return archive.store_article(article, crawl_id=run, seen=page.fetched, page=page)


def settlement(page: FetchedPage) -> Settlement:
    """The good end of a page."""
    headers = {name.lower(): value for name, value in page.headers}
    return Settlement(
        outcome=Outcome.STORED, status=page.status, etag=headers.get("etag"), last_modified=headers.get("last-modified"), fetched=page.fetched,
    )
