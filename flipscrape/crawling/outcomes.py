"""How a request can end without a page: each way settles its row of the frontier, or leaves it pending for a later try."""

from __future__ import annotations

import asyncio
import gc
import time
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DropItem, IgnoreRequest, StopDownload, UnsupportedURLSchemeError
from scrapy.http import Response
from twisted.python.failure import Failure

from flipscrape.crawling.addresses import PrivateAddress
from flipscrape.crawling.answers import (
    HOST_TROUBLE,
    PAGE_TROUBLE,
    TOO_MANY_REQUESTS,
    is_cut_short,
    is_lost_connection,
    is_trouble_of_the_host,
    leads_to,
    reason_of,
    retry_after,
)
from flipscrape.crawling.ledger import is_wrong_guess, settle, stand_alone
from flipscrape.crawling.refusals import ATTEMPTS, FIRST_WAIT, Refusals, Verdict, wait_after
from flipscrape.crawling.scheduler import FrontierScheduler
from flipscrape.items import FetchedPage, Reading
from flipscrape.model import Outcome
from flipscrape.store.frontier.entries import Entry, Settlement

FAULTS = "flipscrape/faults"  # in Scrapy's stats: pages that a step or the spider failed on
MOST_REDIRECTS = 10
LET_GO = 0.1  # seconds until an ended request and its answer are of no use to anybody
FOR_GOOD = frozenset((301, 308))  # RFC 9110, 15.4: the other redirects hold for the time being


class OutcomeMiddleware:
    """The downloader middleware next to the engine: lets good pages pass and ends all others, once each."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._refusals = Refusals()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Hears of dropped items and failed pipelines too."""
        made = cls(crawler)
        crawler.signals.connect(made.received, signal=signals.bytes_received)
        crawler.signals.connect(made.item_dropped, signal=signals.item_dropped)
        crawler.signals.connect(made.item_error, signal=signals.item_error)
        crawler.signals.connect(made.spider_error, signal=signals.spider_error)
        return made

    def process_request(self, request: Request) -> None:
        """See that whatever goes wrong on the way comes here."""
        entry: Entry | None = request.meta.get("entry")
        if entry is None:
            return
        request.errback = self.failed
        if entry.attempts >= ATTEMPTS - 1:
            request.meta["download_fail_on_dataloss"] = False

    def process_response(self, request: Request, response: Response) -> Response:
        """Pass a good page on; end the others and raise IgnoreRequest."""
        entry: Entry | None = request.meta.get("entry")
        if entry is None:
            return response
        scheduler = self._scheduler()
        scheduler.left(entry)
        size = len(response.body)
        if scheduler.load.is_too_much_at_once(size, scheduler.in_flight):
            scheduler.load.over(entry.id)
            self._one_by_one(entry)
            self._postpone(entry, FIRST_WAIT, failed=False)
            raise IgnoreRequest("put off")
        scheduler.load.over(entry.id, waiting=size)
        scheduler.seconds["fetching"] += request.meta.get("download_latency", 0.0)
        status = f"HTTP {response.status}"
        if not 100 <= response.status <= 999:
            self._retry(entry, "broken answer (no HTTP status)", None)
        elif response.status in HOST_TROUBLE:
            self._host_trouble(request, status, response)
        elif response.status in PAGE_TROUBLE:
            self._retry(entry, status, response.status)
        elif entry.attempts + 1 < ATTEMPTS and leads_to(response) == entry.url and scheduler.cookies.take(entry.host, response):
            self._postpone(entry, LET_GO, failed=True)  # not before this request has failed
        else:
            scheduler.throttle(entry.host).answered(request.meta.get("download_latency", 0.0))
            if 200 <= response.status < 300 and not is_cut_short(response):
                return response
            outcome, note = self._end(entry, response)
            moved_to = leads_to(response) if outcome is Outcome.REDIRECTED and response.status in FOR_GOOD else None
            self.settle(entry, Settlement(outcome=outcome, note=note, status=response.status, fetched=datetime.now(UTC), moved_to=moved_to))
        raise IgnoreRequest(status)

    def received(self, data: bytes, request: Request) -> None:
        """Count what comes. Raises StopDownload where large answers come together: this one has to wait, and its server is asked one by one."""
        entry: Entry | None = request.meta.get("entry")
        if entry is not None and self._scheduler().load.is_too_much(entry.id, len(data)):
            self._one_by_one(entry)
            raise StopDownload(fail=True)

    def failed(self, failure: Failure) -> None:
        """End a request that gave no page. Those that ``process_response`` has ended are none of its business any more."""
        request: Request = failure.request  # type: ignore[attr-defined] # Scrapy puts it there
        entry: Entry = request.meta["entry"]
        scheduler, error = self._scheduler(), failure.value
        assert error is not None
        scheduler.left(entry)
        scheduler.load.over(entry.id)
        if entry.id not in scheduler.in_flight:
            return
        if "robots_unreachable" in request.meta:
            scheduler.done(entry.id)
        elif isinstance(error, StopDownload):
            self._postpone(entry, FIRST_WAIT, failed=False)
        elif isinstance(error, IgnoreRequest):
            self.settle(entry, Settlement(outcome=Outcome.FORBIDDEN if request.meta.get("forbidden") else Outcome.FAILED, note=reason_of(error)))
        elif isinstance(error, PrivateAddress):
            self.settle(entry, Settlement(outcome=Outcome.FORBIDDEN, note="private address"))
        elif isinstance(error, DownloadCancelledError | UnsupportedURLSchemeError):
            self.settle(entry, Settlement(outcome=Outcome.FAILED, note=reason_of(error)))
        elif is_trouble_of_the_host(error):
            self._host_trouble(request, reason_of(error), None)
        else:
            if is_lost_connection(error):
                scheduler.throttle(entry.host).lost(time.monotonic())
            self._retry(entry, reason_of(error), None)

    def item_dropped(self, item: object, exception: DropItem) -> None:
        """Settle a page that a pipeline dropped, with the reason; one that was only read for its links is no loss, one without an outcome waits."""
        outcome: Outcome | None = getattr(exception, "outcome", Outcome.DROPPED)
        if outcome is not None:
            self._settle_item(item, outcome, str(exception), exception)

    def item_error(self, item: object, failure: Failure) -> None:
        """Settle a page that a pipeline failed on; one that could not be written stays pending."""
        if self._scheduler().error is None:
            self.crawler.stats.inc_value(FAULTS)
            self._settle_item(item, Outcome.FAILED, f"{type(failure.value).__name__}: {failure.value}", failure.value)

    def spider_error(self, failure: Failure, response: Response) -> None:
        """Settle a page that the spider failed on."""
        self.crawler.stats.inc_value(FAULTS)
        if entry := response.meta.get("entry"):
            self.settle(entry, Settlement(outcome=Outcome.FAILED, note=f"{type(failure.value).__name__}: {failure.value}", status=response.status))

    def settle(self, entry: Entry, settlement: Settlement) -> None:
        """Write an end, once."""
        if self._scheduler().done(entry.id) is not None:
            with self._scheduler().frontier.transaction():
                settle(self.crawler, self._scheduler().frontier, entry, settlement)
            if not is_wrong_guess(entry, settlement):
                self._scheduler().tally(settlement)

    def _one_by_one(self, entry: Entry) -> None:
        self._scheduler().throttle(entry.host).one_by_one()
        # What ended the request holds the answer, in a circle with where it was raised.
        asyncio.get_running_loop().call_later(LET_GO, gc.collect)

    def _scheduler(self) -> FrontierScheduler:
        scheduler = self.crawler.engine.scheduler
        assert isinstance(scheduler, FrontierScheduler)
        return scheduler

    def _settle_item(self, item: object, outcome: Outcome, note: str, exception: BaseException | None) -> None:
        page = item.page if isinstance(item, Reading) else item
        if isinstance(page, FetchedPage) and page.frontier_id is not None and (entry := self._scheduler().in_flight.get(page.frontier_id)):
            headers = page.headers_by_name() if outcome is Outcome.READ else {}
            self.settle(entry, Settlement(
                outcome=outcome, note=note, status=page.status, fetched=page.fetched,
                etag=headers.get("etag"), last_modified=headers.get("last-modified"),
                robots=getattr(exception, "robots", ()), newest=getattr(exception, "newest", None), stated=getattr(exception, "stated", None),
                twin_of=getattr(exception, "twin_of", None),
            ))

    def _end(self, entry: Entry, response: Response) -> tuple[Outcome, str | None]:
        if response.status == 304:
            return Outcome.UNCHANGED, None
        if response.status in (401, 403, 407, 451):
            return Outcome.REFUSED, f"HTTP {response.status}"
        if response.status in (404, 410):
            return Outcome.GONE, f"HTTP {response.status}"
        if target := leads_to(response):
            return self._redirected(entry, target)
        return Outcome.FAILED, "cut short on the way" if response.status < 300 else f"HTTP {response.status}"

    def _redirected(self, entry: Entry, target: str) -> tuple[Outcome, str | None]:
        if len(entry.chain) >= MOST_REDIRECTS:
            return Outcome.FAILED, "too many redirects"
        spider: Any = self.crawler.spider
        found = spider.redirected(entry, target) if hasattr(spider, "redirected") else None
        if found is None:
            return Outcome.REDIRECTED, "redirected out of the blog"
        if found.url in (entry.url, *entry.chain):
            return Outcome.FAILED, "redirected in a circle"
        self._scheduler().add([found], seed_id=entry.seed_id, chain=(*entry.chain, entry.url))
        stand_alone(self.crawler, self._scheduler().frontier, entry, among=found.url)
        return Outcome.REDIRECTED, None

    def _host_trouble(self, request: Request, reason: str, response: Response | None) -> None:
        entry: Entry = request.meta["entry"]
        throttle, now = self._scheduler().throttle(entry.host), time.monotonic()
        status, asked = (None, None) if response is None else (response.status, retry_after(response))
        verdict = self._refusals.count(entry.id, before=request.meta["answered"], answered=throttle.good)
        if asked is not None:
            throttle.rest(now, asked, verdict)
        elif response is not None:
            throttle.refused(now, reason, verdict)
        else:
            throttle.failed(now, reason, verdict)
        if verdict is Verdict.OF_THE_SERVER and asked is None:
            if status == TOO_MANY_REQUESTS:
                throttle.ended = "it says that it was asked too often"
            elif throttle.good and entry.attempts + 1 >= 2 * ATTEMPTS:  # it may be back in a minute, and this the last page of all
                verdict = Verdict.GUILTY
            elif not throttle.good:
                throttle.ended = f"it answers nothing but {reason}"
        if verdict is Verdict.GUILTY:
            self.settle(entry, Settlement(outcome=Outcome.FAILED, note=reason, status=status))
        else:
            self._postpone(entry, wait_after(entry.attempts) if asked is None else asked, failed=True)

    def _retry(self, entry: Entry, reason: str, status: int | None) -> None:
        if entry.attempts + 1 >= ATTEMPTS:
            self.settle(entry, Settlement(outcome=Outcome.FAILED, note=reason, status=status))
        else:
            self._postpone(entry, wait_after(entry.attempts), failed=True)

    def _postpone(self, entry: Entry, seconds: float, *, failed: bool) -> None:
        if self._scheduler().done(entry.id) is not None:
            self._scheduler().postpone(entry, until=time.time() + seconds, failed=failed)
