"""The spider of a blog: where it starts, what travels on, and which addresses it goes to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Self
from urllib.parse import urljoin

from flipscrape.spiders.answer import fetched_page
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from flipscrape.discovery import Blog, Doubt, Judgement, Role
from flipscrape.discovery.addressing import key
from flipscrape.discovery.judging.judgement import Source
from flipscrape.discovery.planning.revisit import Refresh
from flipscrape.discovery.planning.update import Update
from flipscrape.discovery.planning.urgency import SEED, SOURCE
from flipscrape.discovery.planning.wanted import dated
from flipscrape.items import FetchedPage, Reading
from flipscrape.markup.addresses import absolute, clean
from flipscrape.model import AddressKind, Found, Outcome

ROLES = frozenset(Role)
NO_PAGE = Judgement(role=Role.OTHER, weight=0.0)


class BlogSpider(Spider):
    """``-a url=https://…``: the blog's address, several parted by white space."""

    name = "blog"

    def __init__(self, url: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.seeds = [clean(address) for address in url.split()]
        self._blogs: dict[str, Blog] = {}
        self._started: set[int] = set()
        self._planned: set[int] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Hears of the end of the queue."""
        made = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(made.idle, signal=signals.spider_idle)
        return made

    async def start(self) -> AsyncIterator[Request]:
        """Ask for every seed again, whatever is known of it."""
        for seed in self.seeds:
            yield Request(seed, meta={"found": Found(url=seed, source="seed", priority=SEED, again=True)}, dont_filter=True)

    def parse(self, response: Response) -> Iterator[FetchedPage]:
        """Send the page on to the pipelines as it came; it is read there."""
        entry = response.meta.get("entry")
        yield replace(
            fetched_page(response), announced=response.meta.get("announced", ()),
            kind=entry.kind if entry else AddressKind.PAGE, chain=entry.chain if entry else (),
            frontier_id=entry.id if entry else None, seed_id=entry.seed_id if entry else None,
        )

    def understand(self, reading: Reading) -> tuple[Judgement, Iterable[Found]]:
        """What a page is within its blog, and the addresses to go to after it, to be asked for once."""
        outlook, seed_id = reading.outlook, reading.page.seed_id
        if outlook is None or seed_id is None:
            return NO_PAGE, []
        blog = self.blog(seed_id)
        if reading.article is not None and reading.page.kind.is_source and {key(reading.page.url)} >= set(map(key, reading.page.chain)):
            return NO_PAGE, []  # some servers show the front page at any address; a redirect to another one may lead to a post
        if reading.article is None:
            return NO_PAGE, dated(chain(_front_page(blog, reading.page.url), blog.hearing(outlook)), reading.page.url, outlook)
        judgement, found = blog.see(reading.page.url, outlook)
        if seed_id not in self._started:
            self._started.add(seed_id)
            found += blog.start()
        return judgement, dated(found, reading.page.url, outlook)

    def is_lost(self, entry: Any) -> bool:
        """Whether an address (a row of the frontier) lies where only pages that are no posts have come for long."""
        by_links = entry.source in (Source.LINK, Source.LISTING)
        return by_links and entry.seed_id in self._started and self.blog(entry.seed_id).traps.is_lost(entry.url, entry.kind)

    def not_followed(self) -> list[str]:
        """The patterns of addresses without end that were not followed any further."""
        return sorted(f"/{pattern.partition('/')[2]}" for blog in self._blogs.values() for pattern in blog.traps.refused)

    def newly_named(self, seed_id: int) -> list[tuple[str, str]]:
        """Addresses of a seed's blog, each with a source that has named it since the last call."""
        return self.blog(seed_id).newly_named()

    def disproved(self, seed_id: int) -> list[str]:
        """Addresses in a seed's blog that pages were taken for other forms of, and are not."""
        return self.blog(seed_id).twins.disproved()

    def review(self, *, doubt: Doubt) -> list[tuple[str, Role]]:
        """The pages in doubt that more knowledge has decided. ``doubt``: which may stay open."""
        return [(url, judgement.role) for blog in self._blogs.values() for url, judgement in blog.review(doubt=doubt)]

    def sources_again(self, seed_id: int) -> list[Found]:
        """The feeds, sitemaps and collections that an update of a seed asks first."""
        update = self.blog(seed_id).update
        return [] if update is None else list(update.sources())

    def idle(self) -> None:
        """When all that was named is done, go where posts may lie that nothing named; in an update, to the posts that are due for another visit."""
        scheduler: Any = self.crawler.engine.scheduler
        for seed_id in () if scheduler.spent() else scheduler.seeds:
            if scheduler.add(self._further(seed_id), seed_id=seed_id):
                scheduler.wake()
                raise DontCloseSpider

    def _further(self, seed_id: int) -> list[Found]:
        blog = self.blog(seed_id)
        if blog.update is None:
            return blog.unnamed()
        if seed_id in self._planned:
            return []
        self._planned.add(seed_id)
        return list(blog.update.plan(now=datetime.now(UTC), refresh=Refresh(self.settings.get("FLIPSCRAPE_REFRESH"))))

    def told_by_robots(self, origin: str, sitemaps: list[str]) -> list[Found]:
        """The sitemaps that a robots.txt names."""
        addresses = [address for line in sitemaps if (address := absolute(line, origin))]
        return [Found(url=clean(one), kind=AddressKind.SITEMAP, source="sitemap", priority=SOURCE, again=True) for one in addresses]

    def redirected(self, entry: Any, target: str) -> Found | None:
        """Where to go after a redirect of ``entry`` (a row of the frontier) to ``target``; None where that leads out of the blog."""
        try:
            target = clean(target)
        except ValueError:
            return None
        blog = self.blog(entry.seed_id)
        again = blog.redirect(entry.url, target) or not {entry.url, *entry.chain}.isdisjoint(self.seeds)
        inside = blog.ground.holds(target) or entry.kind.is_source
        return Found(url=target, kind=entry.kind, source="redirect", priority=entry.priority, again=again) if inside else None

    def lost(self, entry: Any) -> None:
        """There is no page at the address of ``entry`` (a row of the frontier)."""
        self.blog(entry.seed_id).twins.lose(entry.url)

    def blog(self, seed_id: int) -> Blog:
        """What is known of a seed's blog; on the first call, what earlier runs have left in the frontier."""
        frontier: Any = self.crawler.engine.scheduler.frontier  # type: ignore[union-attr]
        seed = frontier.seed(seed_id)
        if seed not in self._blogs:
            blog = self._blogs[seed] = Blog(seed)
            for url, kind, source, outcome, note in frontier.history(seed_id):
                blog.recall(url, kind, source, None if kind is AddressKind.COMMENTS else _role(outcome, note))
                if outcome is not None and outcome.is_loss:
                    blog.twins.lose(url)
            if (earlier := frontier.earlier(seed_id)) is not None:
                blog.update = Update(*earlier)
        return self._blogs[seed]


def _front_page(blog: Blog, source: str) -> list[Found]:
    """Where to go besides what ``source`` names, where that is all that was given of the blog: a feed may name no post."""
    return [Found(url=urljoin(blog.seed, blog.ground.prefix), source=Source.LINK, priority=SEED)] if clean(source) == blog.seed else []


def _role(outcome: Outcome | None, note: str | None) -> Role | None:
    if outcome is Outcome.STORED:
        return Role.POST
    return Role(note) if outcome in (Outcome.READ, Outcome.UNCHANGED) and note in ROLES else None
