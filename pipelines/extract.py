"""From a fetched page to its reading, in worker processes."""

from __future__ import annotations

from typing import Self

from flipscrape.pipelines.workers import WorkerPool
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from flipscrape.items import FetchedPage, Reading


class ExtractPipeline:
    """FetchedPage in, Reading out. Raises DropItem for a page that cannot be read."""

    def __init__(self, crawler: Crawler, *, workers: int) -> None:
        self.crawler = crawler
        self.pool = WorkerPool(workers)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With as many workers as the settings say."""
        return cls(crawler, workers=crawler.settings.getint("FLIPSCRAPE_WORKERS"))

    async def close_spider(self) -> None:
        """End the workers."""
        await self.pool.close()

    async def process_item(self, item: FetchedPage | Reading) -> Reading:
        """Read the page; one that has been read before passes."""
        if isinstance(item, Reading):
            return item
        reading = await self.pool.read(item)
        if reading.failure is not None:
            raise DropItem(reading.failure)
        return reading
