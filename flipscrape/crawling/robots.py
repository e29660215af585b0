"""robots.txt as RFC 9309 has it: what it forbids, what it asks for (Crawl-delay), what it tells (sitemaps), and when there is none."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from flipscrape.crawling.addresses import PrivateAddress
from flipscrape.crawling.answers import TOO_MANY_REQUESTS, reason_of, retry_after
from flipscrape.crawling.choosing import origin_of
from flipscrape.crawling.scheduler import FrontierScheduler
from flipscrape.crawling.throttle import LONGEST_REST
from flipscrape.model import AddressKind
from flipscrape.store.frontier.entries import Entry

LARGEST = 512_000  # RFC 9309, 2.5: at least 500 kibibytes are read
MOST_REDIRECTS = 5  # RFC 9309, 2.3.1.2
LIFETIME = 86_400.0  # RFC 9309, 2.4: not to be used for more than 24 hours
TRIES = 3
FIRST_WAIT = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """One server's rules; ``parsed`` None allows everything, ``unreachable`` says why nothing may be asked now.

    ``nameless``: no server has that name.
    """

    parsed: Protego | None = None
    unreachable: str | None = None
    nameless: bool = False
    private: PrivateAddress | None = None
    until: float = 0.0

    def allows(self, url: str, agent: str) -> bool:
        """Whether ``agent`` may ask for ``url``."""
        return self.parsed is None or bool(self.parsed.can_fetch(url, agent))


class RobotsMiddleware:
    """A downloader middleware: asks for each server's robots.txt before anything else of it.

    2xx is parsed; 4xx allows everything; 5xx, 429 or no answer forbids everything: it is asked for again a few times, and then
    the server is left for this run, its addresses still pending (RFC 9309, 2.3.1.3 and 2.3.1.4). Some addresses have failed then, and the
    blog is whole without them: a feed on a server that is no blog's own, as a feed service may have closed for good; and what old links name
    by a scheme in which the host does not answer, while it does in the other, or by a name that is no host's.
    """

    def __init__(self, crawler: Crawler, *, agent: str) -> None:
        self.crawler = crawler
        self.agent = agent
        self._rules: dict[str, asyncio.Task[Rules]] = {}
        self._reached: set[str] = set()  # the servers, by scheme and host, whose robots.txt could be had

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """With BOT_NAME, the first word of our user agent, as the product token (RFC 9309, 2.2.1)."""
        return cls(crawler, agent=crawler.settings["BOT_NAME"])

    async def process_request(self, request: Request) -> None:
        """Raises IgnoreRequest for what robots.txt forbids, and where it cannot be had."""
        if request.meta.get("dont_obey_robotstxt") or not self.crawler.settings.getbool("ROBOTSTXT_OBEY"):
            return
        rules = await self._rules_of(request)
        if rules.private is not None:
            raise rules.private
        if rules.unreachable is not None:
            if not self._fails_alone(request, rules):
                self._scheduler().throttle(urlsplit(request.url).netloc).ended = rules.unreachable
                request.meta["robots_unreachable"] = rules.unreachable
            raise IgnoreRequest(rules.unreachable)
        if not rules.allows(request.url, self.agent):
            request.meta["forbidden"] = True
            raise IgnoreRequest("robots.txt forbids it")

    async def _rules_of(self, request: Request) -> Rules:
        origin = origin_of(request.url)
        known = self._rules.get(origin)
        if known is None or (known.done() and known.result().until < time.monotonic()):
            known = self._rules[origin] = asyncio.ensure_future(self._ask(origin, request.meta.get("entry")))
        return await asyncio.shield(known)

    async def _ask(self, origin: str, entry: Entry | None) -> Rules:
        reason, wait, nameless = "", 0.0, False
        for attempt in range(TRIES):
            await asyncio.sleep(wait)
            wait = FIRST_WAIT * 3.0**attempt
            try:
                response = await self._download(f"{origin}/robots.txt")
            except PrivateAddress as error:
                return Rules(private=error, until=time.monotonic() + LIFETIME)
            except Exception as error:  # noqa: BLE001 # whatever kept the answer away means: unreachable
                reason, nameless = f"robots.txt cannot be had: {reason_of(error)}", isinstance(error, CannotResolveHostError)
                continue
            self._reached.add(origin)
            if response is None or (400 <= response.status < 500 and response.status != TOO_MANY_REQUESTS):
                return Rules(until=time.monotonic() + LIFETIME)
            if response.status < 300:
                return self._parse(origin, response.body, entry)
            reason, wait = f"robots.txt answers HTTP {response.status}", max(wait, retry_after(response) or 0.0)
            if wait > LONGEST_REST:
                break
        return Rules(unreachable=reason, nameless=nameless, until=time.monotonic() + LIFETIME)

    def _fails_alone(self, request: Request, rules: Rules) -> bool:
        entry: Entry | None = request.meta.get("entry")
        seeds = getattr(self.crawler.spider, "seeds", ())
        own = {origin_of(seed) for seed in seeds}
        if entry is None or (origin := origin_of(request.url)) in own or origin in self._reached or not frozenset(seeds).isdisjoint(entry.chain):
            return False
        if entry.kind is AddressKind.FEED:
            return entry.host not in {urlsplit(seed).netloc for seed in seeds}
        return not entry.kind.is_source and (rules.nameless or self._scheduler().throttle(entry.host).good > 0)

    async def _download(self, url: str) -> Response | None:
        """The answer at the end of at most five redirects; None for a longer chain, which counts as no robots.txt."""
        for _ in range(MOST_REDIRECTS + 1):
            request = Request(url, callback=NO_CALLBACK, meta={"dont_obey_robotstxt": True})
            response = await self.crawler.engine.download_async(request)
            location = response.headers.get("Location")
            if not (300 <= response.status < 400 and location):
                return response
            url = urljoin(url, location.decode("latin-1"))
        return None

    def _parse(self, origin: str, body: bytes, entry: Entry | None) -> Rules:
        parsed = Protego.parse(body[:LARGEST].decode("utf-8", "replace").removeprefix("\ufeff"))
        host = urlsplit(origin).netloc
        if (delay := parsed.crawl_delay(self.agent)) is not None:
            throttle = self._scheduler().throttle(host)
            throttle.hold_to(float(delay), time.monotonic())
            if delay > LONGEST_REST:
                throttle.ended = f"robots.txt asks for {float(delay):.0f} seconds between two requests"
        spider: Any = self.crawler.spider
        if entry is not None and hasattr(spider, "told_by_robots"):
            self._scheduler().add(list(spider.told_by_robots(origin, list(parsed.sitemaps))), seed_id=entry.seed_id)
        rules = Rules(parsed=parsed, until=time.monotonic() + LIFETIME)
        self._scheduler().choice.obey(origin, lambda url: rules.until < time.monotonic() or rules.allows(url, self.agent))
        return rules

    def _scheduler(self) -> FrontierScheduler:
        scheduler = self.crawler.engine.scheduler
        assert isinstance(scheduler, FrontierScheduler)
        return scheduler
