"""When a post was published, as far as the page says it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from flipscrape.fields.choosing import choose
from flipscrape.fields.dating import collect
from flipscrape.fields.reading import Finding, Reading

FURTHEST = timedelta(hours=14)  # from UTC


def find(reading: Reading) -> Finding[str] | None:
    """The day that most of the page speaks for, in the fullest form that the page gives it."""
    candidates = collect(reading)
    found = choose("published", candidates, reading.trace)
    if found is None:
        return None
    return Finding(value=_with_offset(found.value, (candidate.value for candidate in candidates)), source=found.source)


def _with_offset(value: str, others: Iterable[str]) -> str:
    """A local time, with the offset that follows where the page also gives the same moment in UTC."""
    local = datetime.fromisoformat(value)
    if "T" not in value or local.tzinfo is not None:
        return value
    for other in others:
        moment = datetime.fromisoformat(other)
        if moment.tzinfo is None:
            continue
        offset = local.replace(second=0) - moment.astimezone(UTC).replace(second=0, tzinfo=None)
        if abs(offset) <= FURTHEST and offset % timedelta(minutes=15) == timedelta(0):
            return moment.astimezone(timezone(offset)).isoformat()
    return value
