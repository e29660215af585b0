"""What is asked for first: sources, then posts from new to old, then listings, then what may be anything.

An interrupted crawl has what matters then, and a page in doubt is met when most of its blog is known.
"""

from __future__ import annotations

from datetime import date

from flipscrape.discovery.addressing import is_further
from flipscrape.discovery.pages.outlook import PageLink
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.pages.statement import Role
from flipscrape.model import AddressKind

SEED, SOURCE, NAMES, COLLECTION = 1_000_000, 900_000, 890_000, 880_000
POST, HEADED, PAGING, PAGE, LISTING, CHROME, AGAIN = 600_000, 550_000, 500_000, 300_000, 200_000, 150_000, 100_000
MOST_FAILURES = 100
EPOCH = date(1970, 1, 1)


def urgency(link: PageLink, kind: AddressKind, role: Role) -> int:
    """How soon to follow a link that looks like ``kind``, from a page of ``role``."""
    if kind.is_source:
        return LISTING
    if kind is AddressKind.COMMENTS:
        # After its post, which names the pages of its own thread as the first things to go to: a sidebar may name one before.
        return CHROME
    if kind is AddressKind.LISTING:
        return PAGING if link.place is Place.PAGING or is_further(link.url) else LISTING
    if link.place is Place.CHROME:
        return CHROME
    if role is Role.LISTING and link.place is Place.HEADING:
        # The newest posts before the listing's next page: a blog without feed and sitemap may have hundreds of those.
        return HEADED
    return PAGE if role is Role.LISTING or link.place is Place.PAGING else LISTING


def after_a_failure(priority: int, kind: AddressKind) -> int:
    """How soon to ask once more for what failed: after all that has not been tried; a source, and a seed, nearly as soon as before.

    An address that answers only after a minute, or never, keeps others from having their turn.
    """
    return (priority if kind.is_source or priority >= SEED - MOST_FAILURES else min(priority, AGAIN)) - 1


def days(day: str | None) -> int:
    """Days since 1970 of an ISO 8601 date, so that the newest goes first; 0 where there is none."""
    try:
        return (date.fromisoformat((day or "")[:10]) - EPOCH).days
    except ValueError:
        return 0
