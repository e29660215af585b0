"""Posts of which a feed, the API or a listing told more after their page was stored: their kept pages are read again with it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Self

from flipscrape.pipelines.step import Step
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider

from flipscrape.items import as_fetched
from flipscrape.store.late import told_late
from flipscrape.store.reading.kept_pages import page_of_article

TOGETHER = 2  # pages that are read at once


class Rereading(Step):
    """A Scrapy extension: works when nothing is left to fetch, without a request. A slim archive has no pages to read."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._read: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Hears of the end of the queue."""
        made = super().from_crawler(crawler)
        crawler.signals.connect(made.idle, signal=signals.spider_idle)
        return made

    def idle(self) -> None:
        """Read what was told late; raises DontCloseSpider while those pages are on the way."""
        if not self._tasks and self.archive is not None and not self.scheduler.stopped:
            late = [one for seed_id in self.scheduler.seeds for one in told_late(self.archive, seed_id) if one[0] not in self._read]
            self._read.update(number for number, _ in late)
            pages = iter(late)
            for _ in range(min(TOGETHER, len(late))):
                task = asyncio.get_running_loop().create_task(self._reread(pages))
                self._tasks.add(task)
                task.add_done_callback(self._ended)
        if self._tasks:
            raise DontCloseSpider

    async def _reread(self, late: Iterator[tuple[int, str]]) -> None:
        for number, url in late:
            if self.archive is not None and (page := page_of_article(self.archive, number)) is not None:
                told = replace(as_fetched(page), announced=self.scheduler.frontier.announced(url))
                await self.crawler.engine.scraper.start_itemproc_async(told, response=None)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not self._tasks:
            self.scheduler.wake()
