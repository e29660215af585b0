"""When a post was published, as far as the page says it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from flipscrape.fields.dates.gathering import collect
from flipscrape.fields.dates.sources import name_source
from flipscrape.fields.look.choosing import Candidate, choose
from flipscrape.fields.look.reading import ANNOUNCED, Finding, Reading
from flipscrape.trace import Trace

CHANGED = "only of a change"
FURTHEST = timedelta(hours=14)  # from UTC


def find(reading: Reading) -> Finding[str] | None:
    """The day that most of the page speaks for, in the fullest form that the page gives it."""
    candidates = collect(reading)
    found = choose("published", candidates, reading.trace)
    if found is None:
        return None
    found = _before_the_change(found, candidates) or found
    own = next(candidate for candidate in candidates if candidate.value == found.value)
    source = name_source(found.source, own.manner, changed=CHANGED in own.features)
    return Finding(value=_with_offset(found.value, (candidate.value for candidate in candidates)), source=source)


def _before_the_change(found: Finding[str], candidates: Iterable[Candidate[str]]) -> Finding[str] | None:
    """Of the days before ``found`` the best, where the page says of ``found`` alone that something changed then."""
    by_value = {candidate.value: candidate for candidate in candidates}
    if CHANGED not in by_value[found.value].features:
        return None
    earlier = [one for one in by_value.values() if CHANGED not in one.features and one.value[:10] < found.value[:10] and _is_of_the_post(one)]
    return choose("published", earlier, Trace())


def _is_of_the_post(candidate: Candidate[str]) -> bool:
    """Whether the blog tells the day elsewhere too, or an element and a line right above or below the text show it, and nothing farther does."""
    if not ANNOUNCED.isdisjoint(candidate.sources):
        return True
    return len(candidate.sources) > 1 and all(source.endswith((" near", " end", " before", " start")) for source in candidate.sources)


def _with_offset(value: str, others: Iterable[str]) -> str:
    """The local time of a moment, with its offset, where the page gives it twice: in UTC, and as the clock at the site shows it."""
    given = datetime.fromisoformat(value)
    if "T" not in value or given.utcoffset():
        return value
    for other in others:
        beside = datetime.fromisoformat(other)
        if "T" not in other or (beside.tzinfo is None) == (given.tzinfo is None):
            continue
        local, moment = (given, beside) if given.tzinfo is None else (beside, given)
        offset = local.replace(second=0) - moment.astimezone(UTC).replace(second=0, tzinfo=None)
        if abs(offset) <= FURTHEST and offset % timedelta(minutes=15) == timedelta(0):
            return moment.astimezone(timezone(offset)).isoformat()
    return value
