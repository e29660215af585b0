"""What travels from spiders to pipelines."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from flipscrape.model import Announcement


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchedPage:
    """A page as it came: ``body`` with its content encoding undone, ``url`` the final address, ``chain`` those before it.

    ``frontier_id`` names the row of the frontier that this page settles. ``fetched`` is aware.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched: datetime
    chain: tuple[str, ...] = ()
    charset: str | None = None
    frontier_id: int | None = None
    announced: tuple[Announcement, ...] = field(default=())
