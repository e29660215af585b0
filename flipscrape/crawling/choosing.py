"""Which of the frontier's addresses a run asks for: those that its options want; the others are settled unasked."""

from __future__ import annotations

from collections.abc import Sequence

from scrapy.settings import BaseSettings

from flipscrape.discovery.wanted import Candidate, NoArchive, Only, Wanted
from flipscrape.model import AnnouncementSource
from flipscrape.store.entries import Entry, Outcome, Settlement
from flipscrape.store.frontier import Frontier
from flipscrape.store.hashes import post_of_part


def wanted_of(settings: BaseSettings) -> Wanted:
    """The options of a run, from its settings. Raises ValueError for what is no date, pattern or part."""
    only = settings.get("FLIPSCRAPE_ONLY")
    return Wanted(
        since=settings.get("FLIPSCRAPE_SINCE") or None, include=tuple(settings.getlist("FLIPSCRAPE_INCLUDE")),
        exclude=tuple(settings.getlist("FLIPSCRAPE_EXCLUDE")), only=Only(only) if only else None,
        noarchive=NoArchive.RESPECTED if settings.getbool("FLIPSCRAPE_RESPECT_NOARCHIVE") else NoArchive.NOTED,
    )


class Choice:
    """Sifts addresses before they are asked for. The seeds, and where they redirect to, are always wanted."""

    def __init__(self, wanted: Wanted, frontier: Frontier) -> None:
        self._wanted = wanted
        self._frontier = frontier

    def sift(self, entries: Sequence[Entry], *, seeds: frozenset[str]) -> list[Entry]:
        """The wanted ones among ``entries``; the ends of the others are written."""
        if self._wanted.is_everything:
            return list(entries)
        reasons = [None if not seeds.isdisjoint((one.url, *one.chain)) else self._wanted.against(self._candidate(one)) for one in entries]
        if any(reasons):
            with self._frontier.transaction():
                for entry, reason in zip(entries, reasons, strict=True):
                    if reason is not None:
                        self._frontier.settle(entry.id, Settlement(outcome=Outcome.SKIPPED, note=reason))
        return [entry for entry, reason in zip(entries, reasons, strict=True) if reason is None]

    def _candidate(self, entry: Entry) -> Candidate:
        urls = dict.fromkeys((entry.url, *entry.chain, post_of_part(entry.url)[0]))
        said = [one for url in urls for one in self._frontier.announced(url)]
        return Candidate(
            url=entry.url, kind=entry.kind, chain=entry.chain, announced=next((one.published for one in said if one.published), None),
            newest=entry.newest, modified=entry.modified, robots=entry.robots,
            from_feed=entry.source == "feed" or any(one.source is AnnouncementSource.FEED for one in said),
        )
