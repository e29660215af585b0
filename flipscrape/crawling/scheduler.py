"""Scrapy's scheduler over the frontier: what is asked for next, at the pace that each server may be asked."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import Counter, deque
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler

from flipscrape.crawling.choosing import Choice, waits, wanted_of
from flipscrape.crawling.committing import Committer
from flipscrape.crawling.cookies import Cookies
from flipscrape.crawling.load import Load
from flipscrape.crawling.throttle import HostThrottle
from flipscrape.crawling.told import Told
from flipscrape.discovery.planning.urgency import after_a_failure
from flipscrape.discovery.planning.wanted import Wanted
from flipscrape.model import Found, Outcome
from flipscrape.store import Archive
from flipscrape.store.frontier.entries import Entry, Settlement
from flipscrape.store.frontier.table import Frontier, host_of

MOST_WAITING = 8  # pages fetched and not yet stored: they are lost with the process, and take memory
scheduler_made = object()  # a signal: the scheduler of this crawler, before anything is asked for


class FrontierScheduler(BaseScheduler):
    """Hands out the frontier's pending addresses, most urgent first, and keeps what is in flight in memory.

    A request without ``found`` in its meta (Scrapy's shell, other spiders) bypasses the frontier.
    """

    def __init__(self, crawler: Crawler, *, frontier: Frontier, delay: float, concurrency: int, most: int | None, wanted: Wanted) -> None:
        self.crawler, self.frontier, self.most = crawler, frontier, most
        self.sent, self.stopped = 0, False
        self.error: Exception | None = None
        self.seeds: list[int] = []
        self.in_flight: dict[int, Entry] = {}
        self.held: dict[int, Entry] = {}
        self.outcomes: Counter[Outcome] = Counter()
        self.notes: Counter[str] = Counter()
        self.stored: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()
        self.throttles: dict[str, HostThrottle] = {}
        self._delay, self._concurrency = delay, concurrency
        self.wanted, self.choice = wanted, Choice(wanted, frontier, crawler, self.tally)
        self._downloading: set[int] = set()
        self._direct: deque[Request] = deque()
        self._buffers: dict[tuple[int, str], deque[Entry]] = {}
        self._postponed: set[float] = set()
        self.stale = True
        self._alarm: asyncio.TimerHandle | None = None
        self._told, self._committer, self.load, self.cookies = Told(), Committer(frontier.group), Load(), Cookies()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Over the crawler's archive; without one, over a database in memory."""
        settings = crawler.settings
        archive: Archive | None = getattr(crawler, "archive", None)
        made = cls(
            crawler, frontier=Frontier.in_memory() if archive is None else Frontier(archive.db), delay=settings.getfloat("FLIPSCRAPE_DELAY"),
            concurrency=settings.getint("FLIPSCRAPE_CONCURRENCY"), most=settings.getint("FLIPSCRAPE_MAX_PAGES") or None, wanted=wanted_of(settings),
        )
        made.frontier.group.on_failure = made.abort
        crawler.signals.send_catch_log(scheduler_made, scheduler=made)
        return made

    def open(self, spider: Spider) -> None:
        """Nothing to do: the spider's first requests open the crawls."""

    def close(self, reason: str) -> None:
        """Note which crawls have nothing left, and stop the alarm clock."""
        del reason
        if self._alarm is not None:
            self._alarm.cancel()
        for seed_id in self.seeds if self.error is None else ():
            if not self.frontier.count_pending(seed_id):
                self.frontier.finish(seed_id, now=datetime.now(UTC))
        self._committer.close()

    def stop(self) -> None:
        """Hand out nothing more; what is in flight is finished."""
        self.stopped = True
        self.wake()

    def abort(self, error: Exception) -> None:
        """Hand out nothing more, because the frontier cannot be written; the first such error is kept."""
        self.stopped = True
        if self.error is None:
            self.error = error
            # Every page in flight fails for the same reason, which is told once, at the end.
            logging.getLogger("scrapy").setLevel(logging.CRITICAL + 1)

    def enqueue_request(self, request: Request) -> bool:
        """Take a request of the spider's into the frontier; a seed's opens its crawl."""
        found: Found | None = request.meta.get("found")
        if found is None:
            self._direct.append(request)
            return True
        seed_id = request.meta.get("seed_id") or self.frontier.begin(found.url, now=datetime.now(UTC))
        if seed_id not in self.seeds:
            self.seeds.append(seed_id)
            spider: Any = self.crawler.spider
            self.add(list(spider.sources_again(seed_id)) if hasattr(spider, "sources_again") else [], seed_id=seed_id)
        return self.add([found], seed_id=seed_id) > 0

    def add(self, found: list[Found], *, seed_id: int, chain: tuple[str, ...] = ()) -> int:
        """Add addresses to the frontier; gives how many of them are pending now."""
        news = [one for one in found if self._told.is_news(one) or chain]
        added = self.frontier.add(news, seed_id=seed_id, chain=chain) if news else 0
        self.stale = self.stale or (added > 0 and any(self._goes_before(one, seed_id) for one in news))
        return added

    def has_pending_requests(self) -> bool:
        """Whether there is anything left that this run may still ask for."""
        if self._direct:
            return True
        if self.spent():
            return False
        asked = [(seed_id, host) for seed_id in self.seeds for host in self.frontier.hosts(seed_id) if not self.throttle(host).ended]
        aside = sum(not self.throttle(entry.host).ended for entry in self.held.values())
        return bool(asked) if not self.held else sum(self.frontier.count_pending(*one) for one in asked) > aside

    def next_request(self) -> Request | None:
        """The next request whose server may be asked now; None sets an alarm for the time when one may."""
        if self._direct:
            return self._direct.popleft()
        if self.spent() or len(self.in_flight) - len(self._downloading) >= MOST_WAITING or self.load.is_full(self.in_flight):
            return None
        self._refresh()
        now, soonest = time.monotonic(), float("inf")
        for (seed_id, host), buffer in self._buffers.items():
            throttle = self.throttle(host)
            if throttle.ended:
                continue
            if (wait := throttle.wait(now)) > 0:
                soonest = min(soonest, wait)
                continue
            if not buffer or self.choice.is_lost(buffer[0]):
                self._fill(seed_id, host)
            if buffer and not waits(buffer[0], self.in_flight.values()):
                throttle.sent(now)
                return self._request(buffer.popleft())
        self._wake_in(min(soonest, self._next_ready()))
        return None

    def throttle(self, host: str) -> HostThrottle:
        """The pace of a host."""
        if host not in self.throttles:
            self.throttles[host] = HostThrottle(delay=self._delay, limit=self._concurrency, adaptive=self._delay > 0)
        return self.throttles[host]

    def done(self, entry_id: int) -> Entry | None:
        """Take an entry out of what is in flight; None where it was settled before."""
        return self.in_flight.pop(entry_id, None)

    def postpone(self, entry: Entry, *, until: float, failed: bool) -> None:
        """Leave an address pending until a later time (seconds since 1970), one failure richer if ``failed``."""
        priority = after_a_failure(entry.priority, entry.kind) if failed else entry.priority
        self.frontier.postpone(entry.id, until=until, attempts=entry.attempts + failed, priority=priority)
        self._postponed.add(until)

    def left(self, entry: Entry) -> None:
        """The download of an entry is over; may be said more than once."""
        if entry.id in self._downloading:
            self._downloading.remove(entry.id)
            self.throttle(entry.host).left()
            self.wake()

    def hold(self, entry_id: int) -> None:
        """Set a fetched page aside until the rest of the blog tells what it is; its row stays pending."""
        if (entry := self.in_flight.pop(entry_id, None)) is not None:
            self.held[entry_id] = entry

    def resume(self, entry_id: int) -> None:
        """Take up a page that was set aside."""
        if (entry := self.held.pop(entry_id, None)) is not None:
            self.in_flight[entry_id] = entry

    def tally(self, settlement: Settlement) -> None:
        """Count an end for the report, with the reason where it is a loss. What is skipped the frontier counts: it may be taken up again."""
        self.outcomes[settlement.outcome] += settlement.outcome is not Outcome.SKIPPED
        if settlement.note and settlement.outcome not in (Outcome.READ, Outcome.SKIPPED):
            self.notes[settlement.note] += 1

    def spent(self) -> bool:
        """Whether this run asks for nothing more."""
        return self.stopped or (self.most is not None and self.sent >= self.most)

    def _refresh(self) -> None:
        if not self.stale:
            return
        self.stale = False
        for seed_id in self.seeds:
            for host in self.frontier.hosts(seed_id):
                self._fill(seed_id, host)

    def _fill(self, seed_id: int, host: str) -> None:
        buffer = self._buffers.setdefault((seed_id, host), deque())
        buffer.clear()
        found, more = self.choice.ready(seed_id, host, beside=self.in_flight.keys() | self.held.keys())
        buffer.extend(found)
        if more and not found:
            self._postponed.add(time.time())

    def _goes_before(self, found: Found, seed_id: int) -> bool:
        """Whether an address is more urgent than what is ready to be asked for; an empty buffer is filled when it is needed."""
        buffer = self._buffers.get((seed_id, host_of(found.url)))
        return buffer is None or (len(buffer) > 0 and found.priority > buffer[-1].priority)

    def _next_ready(self) -> float:
        now = time.time()
        # One that became ready while the buffers were filled is looked for once more.
        self._postponed = {until for until in self._postponed if until > now - 0.1}
        return max(0.01, min(self._postponed) - now) if self._postponed else float("inf")

    def _request(self, entry: Entry) -> Request:
        self.in_flight[entry.id] = entry
        self._downloading.add(entry.id)
        self.sent += 1
        said = {"If-None-Match": entry.etag, "If-Modified-Since": entry.last_modified, "Cookie": self.cookies.header(entry.host)}
        return Request(
            entry.url, headers={name: value for name, value in said.items() if value}, dont_filter=True,
            meta={
                "entry": entry, "announced": self.frontier.announced(entry.url), "download_slot": entry.host,
                "answered": self.throttle(entry.host).good,
            },
        )

    def _wake_in(self, seconds: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if seconds != float("inf"):
            with contextlib.suppress(RuntimeError):
                self._alarm = asyncio.get_running_loop().call_later(seconds, self.wake)

    def wake(self) -> None:
        """Have the engine look again: there is something to ask for, or nothing is on the way any more."""
        slot = self.crawler.engine._slot  # noqa: SLF001 # Scrapy has no public way to say that the scheduler has something again
        if slot is not None:
            slot.nextcall.schedule()
