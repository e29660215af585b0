"""Start a crawl: seeds and an archive in, a report out."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from flipscrape.crawling.scheduler import FrontierScheduler
from flipscrape.errors import BadAddress, ExitCode
from flipscrape.markup.addresses import clean
from flipscrape.store import interim
from flipscrape.store.frontier import Frontier


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlOptions:
    """``delay`` seconds between two requests to one server, ``concurrency`` of them at once; ``max_pages`` fetches of this run."""

    delay: float = 1.0
    concurrency: int = 1
    max_pages: int | None = None
    contact: str | None = None
    quiet: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlReport:
    """What a run did: outcomes and reasons counted, what is still pending, seconds."""

    outcomes: dict[str, int]
    skipped: dict[str, int]
    pending: int
    seconds: float
    ended: dict[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether nothing is left to fetch."""
        return self.pending == 0


class ArchiveCrawler(Crawler):
    """Scrapy's crawler with the archive that its components write to."""

    archive_connection: sqlite3.Connection | None = None


def crawl(seeds: Sequence[str], archive: Path, options: CrawlOptions, *, on_signal: Callable[[], None] = lambda: None) -> CrawlReport:
    """Crawl ``seeds`` into ``archive``; without seeds, all of the archive's blogs. Raises BadAddress and the archive's errors.

    The first SIGINT or SIGTERM finishes what is in flight and calls ``on_signal``; a second one leaves at once.
    """
    connection = sqlite3.connect(archive, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.executescript(interim.SCHEMA)
    try:
        addresses = [_seed(seed) for seed in seeds] or Frontier(connection).seeds()
        process = AsyncCrawlerProcess(_settings(options))
        crawler = ArchiveCrawler(process.spider_loader.load("blog"), process.settings)
        crawler.archive_connection = connection
        process.crawl(crawler, url=" ".join(addresses))
        _handle_signals(crawler, on_signal)
        process.start(install_signal_handlers=False)
        return _report(crawler, connection)
    finally:
        connection.close()


def _seed(address: str) -> str:
    try:
        return clean(address if "://" in address else f"https://{address}")
    except ValueError as error:
        raise BadAddress(f"{address} is no web address; give one like https://blog.example.org") from error


def _settings(options: CrawlOptions) -> Settings:
    settings = Settings()
    settings.setmodule("flipscrape.settings", priority="project")
    chosen: dict[str, Any] = {
        "FLIPSCRAPE_DELAY": options.delay, "FLIPSCRAPE_CONCURRENCY": options.concurrency, "FLIPSCRAPE_MAX_PAGES": options.max_pages or 0,
        "LOG_LEVEL": "ERROR", "LOG_FORMATTER": "flipscrape.crawling.quiet.QuietLogFormatter",
    }
    if options.contact:
        chosen["USER_AGENT"] = f"{settings['USER_AGENT']} (+{options.contact})"
    settings.setdict(chosen, priority="cmdline")
    return settings


def _handle_signals(crawler: Crawler, on_signal: Callable[[], None]) -> None:
    def first(number: int, frame: FrameType | None) -> None:
        del number, frame
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, second)
        on_signal()
        scheduler = crawler.engine.scheduler
        if isinstance(scheduler, FrontierScheduler):
            scheduler.stop()

    def second(number: int, frame: FrameType | None) -> None:
        del number, frame
        os._exit(ExitCode.INCOMPLETE)

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, first)


def _report(crawler: Crawler, connection: sqlite3.Connection) -> CrawlReport:
    stats = crawler.stats.get_stats()
    pending = connection.execute("SELECT count(*) FROM frontier WHERE state = 'pending'").fetchone()[0]
    return CrawlReport(
        outcomes={key.partition("/")[2]: count for key, count in stats.items() if key.startswith("outcome/")},
        skipped={key.partition("/")[2]: count for key, count in stats.items() if key.startswith("skipped/")},
        pending=pending, seconds=stats.get("elapsed_time_seconds", 0.0),
    )
