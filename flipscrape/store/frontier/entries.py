"""An address of the frontier, and what is written of its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flipscrape.model import AddressKind, Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class Settlement:
    """The end of an address, with what the server said: HTTP status, ETag, Last-Modified, when (aware).

    ``robots``: what the page asks of robots. ``newest``: the day of a post that was left out for its age. ``stated``: how many
    posts a collection says there are. ``twin_of``: the address that the page is another form of. ``moved_to``: where it is said to be for good.
    """

    outcome: Outcome
    note: str | None = None
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    fetched: datetime | None = None
    robots: tuple[str, ...] = ()
    newest: str | None = None
    stated: int | None = None
    twin_of: str | None = None
    moved_to: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A pending address. ``etag`` and ``last_modified`` are those of its last good answer, ``attempts`` its failures so far.

    ``source``: who told of it first; ``modified``: its last change as a sitemap states it; ``newest``: no post there is later than this
    day; ``robots``: what it asked of robots when it was last read.
    """

    id: int
    url: str
    seed_id: int
    host: str
    kind: AddressKind
    priority: int
    attempts: int
    chain: tuple[str, ...]
    etag: str | None
    last_modified: str | None
    source: str = "link"
    modified: str | None = None
    newest: str | None = None
    robots: tuple[str, ...] = ()
