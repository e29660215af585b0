"""Posts of which a feed, the API or a listing told more after their page was stored: their kept pages are read again with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flipscrape.pipelines.idle_step import IdleStep
from scrapy.crawler import Crawler

from flipscrape.items import as_fetched
from flipscrape.store.day_orders import days_in_order
from flipscrape.store.late import told_late
from flipscrape.store.reading.kept_pages import page_of_article

TOGETHER = 2  # pages that are read at once


class Rereading(IdleStep):
    """A Scrapy extension: works when nothing is left to fetch, without a request. A slim archive has no pages to read."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._read: set[int] = set()

    def begin_the_rest(self) -> None:
        """Read what was told late."""
        left = self.scheduler.held or self.scheduler.has_pending_requests()  # they may tell more yet
        if not self._tasks and self.archive is not None and not self.scheduler.stopped and not left:
            self.scheduler.frontier.remark(days_in_order(self.archive))
            late = [one for seed_id in self.scheduler.seeds for one in told_late(self.archive, seed_id) if one[0] not in self._read]
            self._read.update(number for number, _ in late)
            pages = iter(late)
            for _ in range(min(TOGETHER, len(late))):
                self.begin(self._reread(pages))

    async def _reread(self, late: Iterator[tuple[int, str]]) -> None:
        for number, url in late:
            if self.archive is not None and (page := page_of_article(self.archive, number)) is not None:
                told = replace(as_fetched(page), announced=self.scheduler.frontier.announced(url))
                await self.crawler.engine.scraper.start_itemproc_async(told, response=None)
