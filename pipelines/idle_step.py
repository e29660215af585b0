"""What the steps share that send pages through the pipelines themselves, when nothing is left to fetch."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Coroutine
from typing import Any, Self

from flipscrape.pipelines.step import Step
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider

from flipscrape.errors import ArchiveError


class IdleStep(Step, ABC):
    """A step with tasks of its own; the crawl stays open until they have ended."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Hears of the end of the queue."""
        made = super().from_crawler(crawler)
        crawler.signals.connect(made.idle, signal=signals.spider_idle)
        return made

    def idle(self) -> None:
        """Begin what was left for the end; raises DontCloseSpider while any task is under way. A damaged archive ends the run, which says so."""
        try:
            self.begin_the_rest()
        except ArchiveError as error:
            self.scheduler.abort(error)
        if self._tasks:
            raise DontCloseSpider

    @abstractmethod
    def begin_the_rest(self) -> None:
        """Begin the tasks that were left for the end. Called again each time that nothing is left to fetch."""

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Run ``work`` beside the crawl; with the end of the last task the engine looks whether there is anything left."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and isinstance(error := task.exception(), ArchiveError):
            self.scheduler.abort(error)
        if not self._tasks:
            self.scheduler.wake()
