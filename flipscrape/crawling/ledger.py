"""What the archive keeps of addresses that gave no record: failures with their reason, posts that are gone, posts that stand as they were."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from scrapy.crawler import Crawler

from flipscrape.model import GUESS, Outcome
from flipscrape.store import Archive
from flipscrape.store.frontier.entries import Entry, Settlement
from flipscrape.store.frontier.table import Frontier
from flipscrape.store.values.hashes import address_key


def settle(crawler: Crawler, frontier: Frontier, entry: Entry, end: Settlement) -> None:
    """Write the end of ``entry`` into the frontier, and into the archive of the run, where it has one. Call it within a transaction."""
    frontier.settle(entry.id, end)
    archive: Archive | None = getattr(crawler, "archive", None)
    if archive is not None and not is_wrong_guess(entry, end):
        note_end(archive, entry.url, end, crawl_id=getattr(crawler, "run_id", 0))
    if end.outcome.is_loss:
        stand_alone(crawler, frontier, entry)


def stand_alone(crawler: Crawler, frontier: Frontier, entry: Entry, *, among: str | None = None) -> None:
    """Have pages read once more that named ``entry`` as their canonical address, since it gives no page: all, or the one it redirects to."""
    reopened = frontier.reopen_twins(entry.url, among=among)
    if reopened and crawler.engine is not None:
        scheduler: Any = crawler.engine.scheduler
        scheduler.stale = True
    spider: Any = crawler.spider
    if (reopened or among is None) and hasattr(spider, "lost"):
        spider.lost(entry)


def is_wrong_guess(entry: Entry, end: Settlement) -> bool:
    """Whether there is nothing at an address of which nobody has said that there is anything."""
    return entry.source == GUESS and end.outcome is Outcome.GONE


def note_end(archive: Archive, url: str, end: Settlement, *, crawl_id: int) -> None:
    """Note the end of ``url``, which run ``crawl_id`` asked for, where it is one that a reader of the archive should know of."""
    when = end.fetched or datetime.now(UTC)
    if end.outcome is Outcome.UNCHANGED:
        archive.see_unchanged(url, crawl_id=crawl_id, seen=when)
    if end.outcome is Outcome.GONE:
        archive.mark_gone(url, crawl_id=crawl_id, seen=when, status=end.status, reason=end.note or "gone")
    if end.moved_to is not None and address_key(end.moved_to) != address_key(url):
        archive.mark_gone(url, crawl_id=crawl_id, seen=when, status=end.status, reason=f"moved to {end.moved_to}")
    if end.outcome.is_loss:
        archive.record_failure(url, crawl_id=crawl_id, occurred=when, reason=end.outcome.value, status=end.status, detail=end.note)
