"""Which of the frontier's addresses a run asks for: those that its options want and robots.txt allows; the others are settled unasked."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from flipscrape.crawling.ledger import settle
from flipscrape.discovery.documents import wordpress_rest
from flipscrape.discovery.planning.urgency import COLLECTION, SEED, SOURCE
from flipscrape.discovery.planning.wanted import Candidate, NoArchive, Only, Wanted
from flipscrape.model import AddressKind, AnnouncementSource, Outcome
from flipscrape.store.frontier.entries import Entry, Settlement
from flipscrape.store.frontier.table import Frontier
from flipscrape.store.values.hashes import post_of_part

BATCH = 64
# Addresses that are looked at together where none of the first is wanted, and the seconds after which others have their turn.
MANY, LONGEST = 1024, 0.1
# The first pages of what tells of posts their authors and dates, which a theme may not show. One that failed before is less urgent.
TELLING = {AddressKind.REST: COLLECTION, AddressKind.FEED: SOURCE}
LOST = Settlement(outcome=Outcome.DROPPED, note="addresses without end")
FORBIDDEN = Settlement(outcome=Outcome.FORBIDDEN, note="robots.txt forbids it")


def wanted_of(settings: BaseSettings) -> Wanted:
    """The options of a run, from its settings. Raises ValueError for what is no date, pattern or part."""
    only = settings.get("FLIPSCRAPE_ONLY")
    return Wanted(
        since=settings.get("FLIPSCRAPE_SINCE") or None, include=tuple(settings.getlist("FLIPSCRAPE_INCLUDE")),
        exclude=tuple(settings.getlist("FLIPSCRAPE_EXCLUDE")), only=Only(only) if only else None,
        noarchive=NoArchive.RESPECTED if settings.getbool("FLIPSCRAPE_RESPECT_NOARCHIVE") else NoArchive.NOTED,
    )


def origin_of(url: str) -> str:
    """The scheme and host of an address, for which one robots.txt speaks (RFC 9309, 2.3)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def waits(entry: Entry, in_flight: Collection[Entry]) -> bool:
    """Whether a page had better be asked for when the API or the feed that is on its way has told of it, or the seed has named these.

    A sitemap may be read before the seed. What the API tells of comments joins them later; there may be a thousand pages of it.
    """
    if not entry.kind.is_source and any(one.priority >= SEED and one.seed_id == entry.seed_id for one in in_flight):
        return True
    telling = (
        one for one in in_flight
        if one.seed_id == entry.seed_id and one.kind in TELLING and wordpress_rest.collection_of(one.url) is not wordpress_rest.Collection.COMMENTS
    )
    return not entry.kind.is_source and any(one.priority >= TELLING[one.kind] for one in telling)


class Choice:
    """Sifts addresses before they are asked for. The seeds, and where they redirect to, are wanted whatever the options say.

    ``tally`` hears of the ends of those that robots.txt forbids.
    """

    def __init__(self, wanted: Wanted, frontier: Frontier, crawler: Crawler, tally: Callable[[Settlement], None]) -> None:
        self._wanted, self._frontier, self._crawler, self._tally = wanted, frontier, crawler, tally
        self._allows: dict[str, Callable[[str], bool]] = {}

    def obey(self, origin: str, allows: Callable[[str], bool]) -> None:
        """What may be asked of a server, as its robots.txt says; each request is held to it as well."""
        self._allows[origin] = allows

    def ready(self, seed_id: int, host: str, *, beside: Collection[int]) -> tuple[list[Entry], bool]:
        """The next wanted addresses of one host, those in ``beside`` left out; and whether there may be more where there are none."""
        until, limit = time.monotonic() + LONGEST, BATCH
        while True:
            entries = self._frontier.pending(seed_id=seed_id, host=host, now=time.time(), limit=limit + len(beside))
            free = [entry for entry in entries if entry.id not in beside]
            found = self._sift(free)
            if found or not free or time.monotonic() > until:
                return found, bool(free)
            limit = MANY

    def is_lost(self, entry: Entry) -> bool:
        """Whether an address lies where only pages that are no posts have come for long."""
        is_lost = getattr(self._crawler.spider, "is_lost", None)
        return is_lost is not None and is_lost(entry)

    def _sift(self, entries: Sequence[Entry]) -> list[Entry]:
        """The wanted ones among ``entries``; the ends of the others are written."""
        ends = [self._end_of(entry) for entry in entries]
        if not any(ends):
            return list(entries)
        with self._frontier.transaction():
            for entry, end in zip(entries, ends, strict=True):
                if end is not None:
                    settle(self._crawler, self._frontier, entry, end)
                    self._tally(end)
        return [entry for entry, end in zip(entries, ends, strict=True) if end is None]

    def _end_of(self, entry: Entry) -> Settlement | None:
        """Why an address is not asked for; None where it is."""
        if self._allows:
            allows = self._allows.get(origin_of(entry.url))
            if allows is not None and not allows(entry.url):
                return FORBIDDEN
        if self.is_lost(entry):
            return LOST
        if self._wanted.is_everything or not frozenset(getattr(self._crawler.spider, "seeds", ())).isdisjoint((entry.url, *entry.chain)):
            return None
        reason = self._wanted.against(self._candidate(entry))
        return None if reason is None else Settlement(outcome=Outcome.SKIPPED, note=reason)

    def _candidate(self, entry: Entry) -> Candidate:
        urls = dict.fromkeys((entry.url, *entry.chain, post_of_part(entry.url)[0]))
        said = [one for url in urls for one in self._frontier.announced(url)]
        return Candidate(
            url=entry.url, kind=entry.kind, chain=entry.chain, announced=next((one.published for one in said if one.published), None),
            newest=entry.newest, modified=entry.modified, robots=entry.robots,
            from_feed=entry.source == "feed" or any(one.source is AnnouncementSource.FEED for one in said),
        )
