"""Where a page leads, and whether it is a post: the blog's knowledge put to use, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from itertools import islice
from typing import Any

from flipscrape.pipelines.completing import complete
from flipscrape.pipelines.idle_step import IdleStep
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from flipscrape.discovery import Doubt, Role
from flipscrape.items import Reading
from flipscrape.markup.addresses import clean
from flipscrape.model import AddressKind, Found, Outcome
from flipscrape.store.values.hashes import post_of_part, without_comment_page

# So many of the addresses that one page names are taken in at once; a sitemap may name many thousands.
TOGETHER = 2048
# Pages in doubt are looked at again when so many more of them wait, and so many wait at the most.
REVIEW_EVERY = 4
MOST_HELD = 64
MOST_HELD_BYTES = 16 * 1024 * 1024


class Settling(Enum):
    """How far a look at the pages in doubt goes: to what the blog tells by now, to every doubt, or to the waiting for posts too."""

    TOLD = 1
    DOUBTS = 2
    ALL = 3


class NoPost(DropItem):
    """The page was read and led on; it is a listing, a source or a page beside the posts, which its message names.

    ``robots``: what it asks of robots; ``stated``: how many posts a collection says there are; ``twin_of``: the address it is another form of.
    """

    outcome = Outcome.READ

    def __init__(self, message: str, *, robots: tuple[str, ...] = (), stated: int | None = None, twin_of: str | None = None) -> None:
        super().__init__(message)
        self.robots, self.stated, self.twin_of = robots, stated, twin_of


class Locked(DropItem):
    """The post is only shown to those who know its password."""

    outcome = Outcome.REFUSED


class Held(DropItem):
    """The page waits until the rest of the blog tells what it is; it comes again, and its row stays pending."""

    outcome = None


class JudgePipeline(IdleStep):
    """Reading in, the same with its role out. Its links go to the frontier first, before anything else can fail.

    Raises NoPost for what is none, Locked for a post without its text, and Held for a page in doubt; that one comes again when more is known.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.held: dict[str, Reading] = {}
        self._early: set[str] = set()
        self._since = 0

    def process_item(self, item: Reading) -> Reading:
        """Judge the page."""
        seed_id = item.page.seed_id
        if seed_id is None:
            return item
        if item.role is not None:
            return self._let_posts_pass(item, item.role)
        judgement, found = self._spider.understand(item)
        self._note_links(item, found, seed_id)
        if judgement.role is Role.UNKNOWN:
            self._hold(item)
            raise Held("waits for the rest of the blog")
        if judgement.role is Role.POST and self._comes_before_its_post(item, seed_id):
            self._early.add(clean(item.page.url))
            self._hold(item)
            raise Held("waits for the page that it continues")
        return self._let_posts_pass(replace(item, role=judgement.role), judgement.role, judgement.twin)

    def begin_the_rest(self) -> None:
        """Settle the last doubts."""
        if self.held:
            self._review(Settling.ALL)

    def _note_links(self, item: Reading, found: Iterable[Found], seed_id: int) -> None:
        """Write what the page names, and what it tells of posts, in one transaction."""
        addresses = iter(found)
        with self.scheduler.frontier.transaction():
            while some := list(islice(addresses, TOGETHER)):
                self.scheduler.add(some, seed_id=seed_id)
                self.scheduler.frontier.note_sources(self._spider.newly_named(seed_id))
            self.scheduler.frontier.note_sources(self._spider.newly_named(seed_id))
            for url in self._spider.disproved(seed_id):
                self.scheduler.stale = bool(self.scheduler.frontier.reopen_twins(url)) or self.scheduler.stale
            if item.outlook is not None and item.outlook.remarked:
                self.scheduler.frontier.remark(item.outlook.remarked)
                self._complete(item)

    def _hold(self, item: Reading) -> None:
        """Set a page in doubt aside; every few of them, and where they are too many or too large together, all are looked at again."""
        self.held[clean(item.page.url)] = item
        # Before any review: one that decides this very page must find its row held.
        self.scheduler.hold(item.page.frontier_id)
        self._since += 1
        if self._since >= REVIEW_EVERY:
            self._review(Settling.DOUBTS if len(self.held) - len(self._early) >= MOST_HELD else Settling.TOLD)
        elif sum(len(one.page.body) for one in self.held.values()) > MOST_HELD_BYTES:
            self._review(Settling.ALL)

    def _complete(self, item: Reading) -> None:
        if self.archive is not None and item.outlook is not None:
            self.scheduler.stored["comments"] += complete(self.archive, item.outlook.remarked, crawl_id=self.run_id, seen=item.page.fetched)

    def _let_posts_pass(self, item: Reading, role: Role, twin_of: str | None = None) -> Reading:
        if role is Role.LISTING and item.outlook is not None and item.outlook.listed:
            self.scheduler.frontier.remark(item.outlook.listed)
        if role is not Role.POST and not self._continues_a_post(item):
            stated = item.outlook.stated if item.outlook is not None else None
            raise NoPost(role.value if item.article is not None else "source", robots=item.robots, stated=stated, twin_of=twin_of)
        if item.outlook is not None and item.outlook.locked:
            raise Locked("it asks for a password")
        return item

    def _continues_a_post(self, item: Reading) -> bool:
        """Whether it is a further page of an archived post; posts are asked for before such pages."""
        archive = self.archive
        return archive is not None and item.article is not None and archive.part_of(item.page.url, item.article.title) is not None

    def _comes_before_its_post(self, item: Reading, seed_id: int | None = None) -> bool:
        """Whether the page is by its address a further one of a post, or of its thread, that is still on its way: listings link to both.

        With ``seed_id``, a post of which only its thread was named, as lists of the latest comments do, is asked for.
        """
        url = clean(item.page.url)
        bare = without_comment_page(url)
        post, number = post_of_part(f"{bare}/" if bare != url and url.endswith("/") else bare)
        if (number is None and bare == url) or self.archive is None or self.archive.article_id(post) is not None:
            return False
        if bare != url and seed_id is not None:
            self.scheduler.add([Found(url=post, kind=AddressKind.PAGE, source="link")], seed_id=seed_id)
        return any(map(self.scheduler.frontier.is_pending, (post, post.rstrip("/"))))

    @property
    def _spider(self) -> Any:
        return self.crawler.spider

    def _review(self, settling: Settling) -> None:
        """Look at all that is held; further pages of posts wait for these as long as they may, after a stop for the next run."""
        self._since = 0
        decided = self._decided(settling)
        last = settling is Settling.ALL and not self.scheduler.spent()
        if not last:
            early = {url for url, role in decided.items() if role is Role.POST and url in self.held and self._comes_before_its_post(self.held[url])}
            decided = {url: role for url, role in decided.items() if url not in early}
            self._early |= early
        waited = {url for url in self._early - decided.keys() if last or not self._comes_before_its_post(self.held[url])}
        decided |= dict.fromkeys(waited, Role.POST)
        self._early -= decided.keys()
        for url, role in decided.items():
            if (reading := self.held.pop(url, None)) is not None:
                self.begin(self._again(replace(reading, role=role)))

    def _decided(self, settling: Settling) -> dict[str, Role]:
        """What the pages in doubt are. Where these are too many, those that are rather posts wait on, unless they alone are too many."""
        if settling is Settling.TOLD:
            return dict(self._spider.review(doubt=Doubt.OPEN))
        decided = dict(self._spider.review(doubt=Doubt.LIKELY)) if settling is Settling.DOUBTS else {}
        if decided and len(self.held.keys() - self._early - decided.keys()) < MOST_HELD:
            return decided
        decided |= dict(self._spider.review(doubt=Doubt.NONE))
        return dict.fromkeys(self.held.keys() - self._early, Role.OTHER) | decided

    async def _again(self, reading: Reading) -> None:
        self.scheduler.resume(reading.page.frontier_id)
        await self.crawler.engine.scraper.start_itemproc_async(reading, response=None)
