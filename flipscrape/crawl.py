"""Start a crawl: seeds and an archive in, a report out."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from flipscrape.crawling.outcomes import FAULTS
from flipscrape.crawling.run_settings import settings_of_a_run
from flipscrape.crawling.scheduler import FrontierScheduler, scheduler_made
from flipscrape.discovery.planning.revisit import Refresh
from flipscrape.discovery.planning.wanted import EVERYTHING, NoArchive, Wanted
from flipscrape.errors import BadAddress, CrawlError, CrawlRefused, ExitCode
from flipscrape.markup.addresses import clean
from flipscrape.model import Outcome
from flipscrape.pipelines.allocator import map_large_blocks
from flipscrape.settings import USER_AGENT
from flipscrape.store import Access, Archive, Ending, PageKeeping
from flipscrape.store.frontier.table import Frontier, host_of

TELL_EVERY = 0.5


class Failed(StrEnum):
    """What becomes of addresses that failed in earlier runs: left as they are, or asked for again."""

    LEFT = "left"
    AGAIN = "again"


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlOptions:
    """How a run goes about it.

    ``delay``: seconds between two requests to one server; 0 also stops adapting to its speed. ``concurrency``: requests to
    one server at once. ``max_pages``: fetches of this run. ``contact``: where a site's owner can reach the user, sent with
    the user agent. ``allowed_addresses``: HOST or HOST:PORT that may lead to private addresses, besides the seeds' own.
    ``keeping``: whether the pages are kept as they came. ``failed``: what becomes of addresses that failed in earlier runs.
    ``wanted``: what of a blog is to be brought; what it leaves out, a later run may bring. ``refresh``: the posts that an update visits again.
    """

    delay: float = 1.0
    concurrency: int = 1
    max_pages: int | None = None
    contact: str | None = None
    allowed_addresses: tuple[str, ...] = ()
    keeping: PageKeeping = PageKeeping.WHOLE
    failed: Failed = Failed.LEFT
    wanted: Wanted = EVERYTHING
    refresh: Refresh = Refresh.DUE


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """Where a run stands: posts and comments stored, pages asked for, addresses waiting, seconds since it began."""

    posts: int
    comments: int
    fetched: int
    pending: int
    seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlReport:
    """What a run did.

    ``posts``: how many were new, changed, unchanged; ``comments``: how many were new or edited. ``outcomes`` and ``reasons`` count
    the ends of addresses and why some gave nothing; ``hosts_ended``: servers given up for this run, with the reason. ``pending``:
    addresses left; ``faults``: pages that were lost to a mistake of ours. ``steps``: seconds spent in each step, over all processes.
    """

    posts: dict[str, int]
    comments: int
    fetched: int
    outcomes: dict[Outcome, int]
    reasons: dict[str, int]
    hosts_ended: dict[str, str]
    pending: int
    faults: int
    seconds: float
    steps: dict[str, float]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to fetch."""
        return self.pending == 0


class ArchiveCrawler(Crawler):
    """Scrapy's crawler with the archive that its components write to; ``run_id`` is the number of this run."""

    archive: Archive
    run_id: int
    kept: FrontierScheduler | None = None

    def keep(self, scheduler: FrontierScheduler) -> None:
        """Keep the scheduler, which outlives the engine, for the report."""
        self.kept = scheduler

    def tell(self, on_progress: Callable[[Progress], None], began: float) -> None:
        """Call ``on_progress`` now and then while the crawl runs."""
        loop = asyncio.get_event_loop()
        if self.kept is not None and self.crawling:
            pending = sum(map(self.kept.frontier.count_pending, self.kept.seeds))
            stored = self.kept.stored
            on_progress(Progress(
                posts=stored["new"] + stored["changed"] + stored["unchanged"], comments=stored["comments"], fetched=self.kept.sent,
                pending=pending, seconds=time.monotonic() - began,
            ))
        loop.call_later(TELL_EVERY, self.tell, on_progress, began)


def crawl(
    seeds: Sequence[str], archive: Path, options: CrawlOptions,
    *, on_stop: Callable[[], None] = lambda: None, on_progress: Callable[[Progress], None] | None = None,
) -> CrawlReport:
    """Crawl ``seeds`` into ``archive``; without seeds, bring all of its blogs up to date.

    The first SIGINT or SIGTERM finishes what is in flight and calls ``on_stop``; a second one leaves at once. ``on_progress`` is
    called twice a second. Raises BadAddress, CrawlRefused where robots.txt forbids every seed, CrawlError where no seed can be had,
    and the archive's errors.
    """
    addresses = [_seed(seed) for seed in seeds]
    if not addresses and not archive.exists():
        raise CrawlError(f"{archive} does not exist: give an address to crawl")
    with Archive(archive, Access.CREATE if addresses else Access.WRITE, keeping=options.keeping) as opened:
        addresses = addresses or Frontier(opened.db).seeds()
        if not addresses:
            raise CrawlError(f"{archive} has no blogs yet: give an address to crawl")
        if options.failed is Failed.AGAIN:
            Frontier(opened.db).reopen_failed()
        began = time.monotonic()
        map_large_blocks()
        process = AsyncCrawlerProcess(_settings(options))
        crawler = ArchiveCrawler(process.spider_loader.load("blog"), process.settings)
        crawler.archive = opened
        crawler.run_id = opened.start_crawl(
            command="crawl", version=version("flipscrape"), started=datetime.now(UTC), settings={"seeds": addresses, **asdict(options)},
        )
        crawler.signals.connect(crawler.keep, signal=scheduler_made)
        process.crawl(crawler, url=" ".join(addresses))
        if on_progress is not None:
            crawler.tell(on_progress, began)
        with _signals(crawler, on_stop):
            process.start(install_signal_handlers=False)
        if crawler.kept is None:
            raise CrawlError("the crawl could not start; the lines above say why")
        return _finish(crawler, crawler.kept, addresses, time.monotonic() - began)


def _seed(address: str) -> str:
    is_host = "://" not in address and "@" not in address.partition("/")[0]
    try:
        return clean(f"https://{address}" if is_host else address)
    except ValueError as error:
        raise BadAddress(f"{address} is no web address; give one like https://blog.example.org") from error


def _settings(options: CrawlOptions) -> Settings:
    chosen: dict[str, Any] = {
        "FLIPSCRAPE_DELAY": options.delay, "FLIPSCRAPE_CONCURRENCY": options.concurrency, "FLIPSCRAPE_MAX_PAGES": options.max_pages or 0,
        "FLIPSCRAPE_ALLOWED_ADDRESSES": list(options.allowed_addresses), "FLIPSCRAPE_SINCE": options.wanted.since,
        "FLIPSCRAPE_INCLUDE": list(options.wanted.include), "FLIPSCRAPE_EXCLUDE": list(options.wanted.exclude),
        "FLIPSCRAPE_ONLY": options.wanted.only, "FLIPSCRAPE_RESPECT_NOARCHIVE": options.wanted.noarchive is NoArchive.RESPECTED,
        "FLIPSCRAPE_REFRESH": options.refresh.value,
        "LOG_LEVEL": "ERROR", "LOG_FORMATTER": "flipscrape.crawling.quiet.QuietLogFormatter",
    }
    if options.contact:
        chosen["USER_AGENT"] = f"{USER_AGENT} (+{options.contact})"
    return settings_of_a_run(chosen)


@contextmanager
def _signals(crawler: ArchiveCrawler, on_stop: Callable[[], None]) -> Iterator[None]:
    def first(number: int, frame: FrameType | None) -> None:
        del number, frame
        for name in before:
            signal.signal(name, lambda *_: os._exit(ExitCode.INCOMPLETE))
        asyncio.get_event_loop().call_soon_threadsafe(stop)

    def stop() -> None:
        on_stop()
        if crawler.kept is not None:
            crawler.kept.stop()

    before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}
    for name in before:
        signal.signal(name, first)
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _finish(crawler: ArchiveCrawler, scheduler: FrontierScheduler, seeds: Sequence[str], seconds: float) -> CrawlReport:
    if scheduler.error is not None:
        raise scheduler.error
    frontier = scheduler.frontier
    pending = sum(frontier.count_pending(seed_id) for seed_id in scheduler.seeds)
    ended = {host: throttle.ended for host, throttle in scheduler.throttles.items() if throttle.ended}
    crawler.archive.finish_crawl(crawler.run_id, finished=datetime.now(UTC), ending=Ending.INCOMPLETE if pending else Ending.FINISHED)
    stored, skipped = scheduler.stored, sum((Counter(frontier.count_skipped(seed_id)) for seed_id in scheduler.seeds), Counter[str]())
    spider: Any = crawler.spider
    endless = Counter(f"addresses without end at {pattern}" for pattern in spider.not_followed())
    outcomes = scheduler.outcomes + Counter({Outcome.SKIPPED: skipped.total()})
    report = CrawlReport(
        posts={name: stored[name] for name in ("new", "changed", "unchanged")}, comments=stored["comments"], fetched=scheduler.sent,
        outcomes=dict(outcomes), reasons=dict(scheduler.notes + skipped + endless), hosts_ended=ended, pending=pending,
        faults=crawler.stats.get_value(FAULTS, 0) if crawler.stats else 0, seconds=round(seconds, 1),
        steps={name: round(spent, 1) for name, spent in scheduler.seconds.items()},
    )
    _require_a_seed(frontier, seeds, ended)
    return report


def _require_a_seed(frontier: Frontier, seeds: Sequence[str], ended: Mapping[str, str]) -> None:
    """Raises where not one of the seeds gave anything."""
    ends = [frontier.end_of(seed) for seed in seeds]
    if all(outcome is Outcome.FORBIDDEN for outcome, _ in ends):
        raise CrawlRefused(f"{', '.join(seeds)}: {ends[0][1]}")
    if all(outcome is None and host_of(seed) in ended for seed, (outcome, _) in zip(seeds, ends, strict=True)):
        raise CrawlError("; ".join(f"{seed}: {ended[host_of(seed)]}" for seed in seeds))
    if all(outcome is not None and outcome.is_loss for outcome, _ in ends):
        raise CrawlError("; ".join(f"{seed}: {note}" for seed, (_, note) in zip(seeds, ends, strict=True)))
