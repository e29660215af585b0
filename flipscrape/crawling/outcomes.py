"""How a request can end without a page: each way settles its row of the frontier, or leaves it pending for a later try."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urljoin

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, IgnoreRequest
from scrapy.http import Response

from flipscrape.crawling.scheduler import FrontierScheduler
from flipscrape.items import FetchedPage, Reading
from flipscrape.store.frontier import Entry, Outcome, Settlement

ATTEMPTS = 3
MOST_REDIRECTS = 10
RETRIED = frozenset((408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524))


class OutcomeMiddleware:
    """A downloader middleware, next to the engine, that lets good pages pass and ends all others."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Hears of dropped items and failed pipelines too."""
        made = cls(crawler)
        crawler.signals.connect(made.item_dropped, signal=signals.item_dropped)
        crawler.signals.connect(made.item_error, signal=signals.item_error)
        return made

    @property
    def scheduler(self) -> FrontierScheduler:
        """The scheduler, which knows what is in flight."""
        scheduler = self.crawler.engine.scheduler
        assert isinstance(scheduler, FrontierScheduler)
        return scheduler

    def process_response(self, request: Request, response: Response) -> Response:
        """Pass a good page on; settle the others and raise IgnoreRequest."""
        entry: Entry | None = request.meta.get("entry")
        if entry is None:
            return response
        throttle = self.scheduler.throttle(entry.host)
        throttle.left()
        if response.status in RETRIED:
            self._retry(entry, f"HTTP {response.status}", response)
            raise IgnoreRequest(f"HTTP {response.status}")
        throttle.answered(request.meta.get("download_latency", 0.0))
        if 200 <= response.status < 300:
            return response
        outcome, note = self._end(entry, response)
        self.settle(entry, Settlement(outcome=outcome, note=note, status=response.status, fetched=datetime.now(UTC)))
        raise IgnoreRequest(f"HTTP {response.status}")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Settle a request that had no answer, or leave it for a later try."""
        entry: Entry | None = request.meta.get("entry")
        if entry is None or entry.id not in self.scheduler.in_flight:
            return
        self.scheduler.throttle(entry.host).left()
        if isinstance(exception, IgnoreRequest):
            self.settle(entry, Settlement(outcome=Outcome.FORBIDDEN, note=str(exception)))
            return
        self._retry(entry, _reason(exception), None)

    def item_dropped(self, item: object, exception: DropItem) -> None:
        """Settle a page that a pipeline dropped, with the reason."""
        self._settle_item(item, Outcome.DROPPED, str(exception))

    def item_error(self, item: object, failure: object) -> None:
        """Settle a page that a pipeline failed on."""
        self._settle_item(item, Outcome.FAILED, str(getattr(failure, "value", failure)))

    def settle(self, entry: Entry, settlement: Settlement) -> None:
        """Write an end, once."""
        if self.scheduler.done(entry.id) is not None:
            self.scheduler.frontier.settle(entry.id, settlement)
            self.crawler.stats.inc_value(f"outcome/{settlement.outcome}")
            if settlement.note:
                self.crawler.stats.inc_value(f"skipped/{settlement.note}")

    def _settle_item(self, item: object, outcome: Outcome, note: str) -> None:
        page = item.page if isinstance(item, Reading) else item
        if isinstance(page, FetchedPage) and page.frontier_id is not None and (entry := self.scheduler.in_flight.get(page.frontier_id)):
            self.settle(entry, Settlement(outcome=outcome, note=note, status=page.status, fetched=page.fetched))

    def _end(self, entry: Entry, response: Response) -> tuple[Outcome, str | None]:
        if response.status == 304:
            return Outcome.UNCHANGED, None
        if response.status in (401, 403, 407, 451):
            return Outcome.REFUSED, f"HTTP {response.status}"
        if response.status in (404, 410):
            return Outcome.GONE, f"HTTP {response.status}"
        location = (response.headers.get("Location") or b"").decode("utf-8", "replace")
        if 300 <= response.status < 400 and location:
            return self._redirected(entry, urljoin(response.url, location))
        return Outcome.FAILED, f"HTTP {response.status}"

    def _redirected(self, entry: Entry, target: str) -> tuple[Outcome, str | None]:
        if len(entry.chain) >= MOST_REDIRECTS:
            return Outcome.FAILED, "too many redirects"
        found = getattr(self.crawler.spider, "redirected", lambda *_: None)(entry.url, target, entry.kind, entry.priority)
        if found is None:
            return Outcome.REDIRECTED, "redirected out of the blog"
        self.scheduler.add([found], seed_id=entry.seed_id, chain=(*entry.chain, entry.url))
        return Outcome.REDIRECTED, None

    def _retry(self, entry: Entry, reason: str, response: Response | None) -> None:
        throttle, now = self.scheduler.throttle(entry.host), time.monotonic()
        asked = None if response is None else retry_after(response)
        if asked is None:
            rest = throttle.failed(now, reason)
        else:
            throttle.rest(now, asked)
            rest = asked
        if entry.attempts + 1 >= ATTEMPTS and asked is None:
            self.settle(entry, Settlement(outcome=Outcome.FAILED, note=reason, status=None if response is None else response.status))
            return
        if self.scheduler.done(entry.id) is not None:
            self.scheduler.frontier.postpone(entry.id, until=time.time() + rest, failed=asked is None)


def retry_after(response: Response) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3: a number or a date); None without one."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _reason(exception: Exception) -> str:
    name = type(exception).__name__.removesuffix("Error").removeprefix("Download")
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
