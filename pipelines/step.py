"""What the steps share that work with a run's archive and scheduler."""

from __future__ import annotations

from typing import Any, Self

from scrapy.crawler import Crawler

from flipscrape.store import Archive


class Step:
    """A pipeline over the crawler's archive, which a crawl for Scrapy's feeds alone does without, and its scheduler."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Over the crawler's archive and scheduler, which are there when pages come."""
        return cls(crawler)

    @property
    def archive(self) -> Archive | None:
        """The archive of the run; None where there is none."""
        found: Archive | None = getattr(self.crawler, "archive", None)
        return found

    @property
    def run_id(self) -> int:
        """The number of the run in the archive; 0 where there is none."""
        return int(getattr(self.crawler, "run_id", 0))

    @property
    def scheduler(self) -> Any:
        """The crawl's own scheduler."""
        return self.crawler.engine.scheduler
