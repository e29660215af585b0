"""When to look at an archived post again: what sources say of it first, then its age and its last visit.

The interval follows the heuristic of HTTP caches (RFC 9111, 4.2.2): a tenth of the time for which the post has stood unchanged.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from flipscrape.model import Visit

SHARE_OF_AGE = 0.1
SOONEST = timedelta(days=1)
LATEST = timedelta(days=180)
# A post that gives no date is taken for one of this age.
AGE_UNKNOWN = timedelta(days=300)
# One run visits so much of a blog again at the most, and so few posts in any case.
SHARE_OF_BLOG = 0.1
FEW = 20
# A time without its zone, and a day without its time, may be as late as this in UTC.
NO_ZONE, NO_TIME = timedelta(hours=12), timedelta(hours=36)


class Refresh(StrEnum):
    """Which archived posts an update visits again although no source speaks of them: those that are ``due``, or ``all``."""

    DUE = "due"
    ALL = "all"


def due(visit: Visit, *, told: bool) -> datetime:
    """When a post is to be visited again. ``told``: its sources would have said so if it had changed."""
    changed = instant(visit.changed)
    age = AGE_UNKNOWN if changed is None else visit.visited - changed
    return visit.visited + (LATEST if told else min(LATEST, max(SOONEST, age * SHARE_OF_AGE)))


def plan(visits: Iterable[tuple[Visit, bool]], *, now: datetime, refresh: Refresh = Refresh.DUE) -> list[Visit]:
    """The posts to visit again in this run, the longest overdue first; each comes with whether its sources tell of changes."""
    dated = [(due(visit, told=told), visit) for visit, told in visits]
    if refresh is Refresh.ALL:
        return [visit for _, visit in sorted(dated, key=lambda one: (one[0], one[1].url))]
    overdue = sorted((one for one in dated if one[0] <= now), key=lambda one: (one[0], one[1].url))
    return [visit for _, visit in overdue[:max(FEW, math.ceil(len(dated) * SHARE_OF_BLOG))]]


def is_newer(stated: str | None, *, before: str | None, visited: datetime) -> bool:
    """Whether a source's date of the last change tells of one since ``visited``; ``before`` is what the same source said then."""
    if stated is None or stated == before:
        return False
    when = instant(stated)
    return when is not None and (before is not None or when > visited)


def instant(date: str | None) -> datetime | None:
    """The latest moment that an ISO 8601 date can mean; None for what is none."""
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return None
    if moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=UTC) + (NO_ZONE if date and len(date) > len("2024-01-01") else NO_TIME)
