"""The record and the end of its address, in one transaction."""

from __future__ import annotations

from typing import Any, Self

from scrapy.crawler import Crawler

from flipscrape.items import FetchedPage, Reading
from flipscrape.model import Article
from flipscrape.store import interim
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
        connection = getattr(self.crawler, "archive_connection", None)
        with scheduler.frontier.transaction():
            if connection is not None:
                interim.store(connection, item.article)
            if item.page.frontier_id is not None and scheduler.done(item.page.frontier_id):
                scheduler.frontier.settle(item.page.frontier_id, settlement(item.page))
                self.crawler.stats.inc_value(f"outcome/{Outcome.STORED}")
        return item.article


def settlement(page: FetchedPage) -> Settlement:
    """The good end of a page."""
    headers = {name.lower(): value for name, value in page.headers}
    return Settlement(
        outcome=Outcome.STORED, status=page.status, etag=headers.get("etag"), last_modified=headers.get("last-modified"), fetched=page.fetched,
    )
