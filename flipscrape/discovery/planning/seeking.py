"""What to go to of what a feed, a sitemap or a collection names, and how soon."""

from __future__ import annotations

from dataclasses import replace

from flipscrape.discovery.documents.sitemaps import Scope
from flipscrape.discovery.judging.judgement import Source
from flipscrape.discovery.judging.known import Known
from flipscrape.discovery.planning.urgency import CHROME, LISTING, PAGE, POST, days
from flipscrape.model import AddressKind, Found


def tells_little(found: Found, scope: Scope) -> bool:
    """Whether nothing more is said of an address than that a sitemap of pages of any sort names it."""
    return found.source == Source.SITEMAP and scope is Scope.MIXED and found.announced is None


def sought(url: str, found: Found, looks: AddressKind, mine: Known | None = None) -> Found:
    """Where to go for ``found``, which is known as ``url``; ``mine``: what else is known of it."""
    if mine is not None and mine.announced:
        day = found.announced.published or found.announced.modified if found.announced else found.modified
        return replace(found, url=url, kind=AddressKind.POST, priority=POST + days(day))
    kind = AddressKind.LISTING if looks is AddressKind.LISTING or (mine is not None and mine.term) else AddressKind.PAGE
    if kind is AddressKind.LISTING:
        return replace(found, url=url, kind=kind, priority=LISTING)
    return replace(found, url=url, kind=kind, priority=CHROME if mine is not None and mine.unlisted else PAGE + days(found.modified))
