"""What travels from spiders to pipelines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flipscrape.discovery import Outlook, Role
from flipscrape.model import AddressKind, Announcement, Article

if TYPE_CHECKING:
    from flipscrape.store import KeptPage  # a worker does without SQL, which would take 5 MB of each


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchedPage:
    """A page as it came: ``body`` with its content encoding undone, ``url`` the final address, ``chain`` those before it.

    ``frontier_id`` names the row of the frontier that this page settles, ``seed_id`` the seed whose crawl found it. ``fetched``
    is aware. ``kind`` is what the address was believed to be when it was asked for. ``failure``: why ``body`` is not as it was sent, in one line.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched: datetime
    kind: AddressKind = AddressKind.PAGE
    chain: tuple[str, ...] = ()
    charset: str | None = None
    frontier_id: int | None = None
    seed_id: int | None = None
    announced: tuple[Announcement, ...] = ()
    failure: str | None = None

    def headers_by_name(self) -> dict[str, str]:
        """The headers by their names in lower case, since these count in any case (RFC 9110, 5.1); of several of one name all (5.3)."""
        found: dict[str, str] = {}
        for name, value in self.headers:
            found[name.lower()] = f"{found[name.lower()]}, {value}" if name.lower() in found else value
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What was read from a page: its record (None for feeds, sitemaps and the like), its links and what it is.

    ``failure`` is one line where the page could not be read; there is neither article nor outlook then. ``seconds`` is how long it took.
    ``role`` is what the page is within its blog; None until it has been judged. ``robots``: what it asks of robots (noarchive, ...).
    """

    page: FetchedPage
    article: Article | None = None
    outlook: Outlook | None = None
    failure: str | None = None
    seconds: float = 0.0
    role: Role | None = None
    robots: tuple[str, ...] = ()


def as_fetched(page: KeptPage) -> FetchedPage:
    """A kept page as it once came from the server."""
    return FetchedPage(
        url=page.url, status=page.status, headers=page.headers, body=page.body, fetched=page.fetched, chain=page.chain, charset=page.charset,
        announced=page.announced,
    )
