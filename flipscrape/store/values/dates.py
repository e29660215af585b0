"""Dates as the archive keeps them: as far as the page gives them, with UTC beside them where the zone is known."""

from __future__ import annotations

import re
from datetime import UTC, datetime

FORM = re.compile(r"\d{4}(?:-[01]\d(?:-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")
DAY = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"

# The day of a date column as one number, 20100605, with zeros for what the date does not tell. One number is compared faster than text.
DAY_NUMBER = "CAST(substr(replace(substr({}, 1, 10), '-', '') || '0000', 1, 8) AS INTEGER)"
WHOLE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def date_check(column: str) -> str:
    """The CHECK of a column that holds a page's date: a year, a month, a day, or a time that begins with a day."""
    forms = ("[0-9][0-9][0-9][0-9]", "[0-9][0-9][0-9][0-9]-[01][0-9]", DAY, f"{DAY}T[0-2][0-9]:[0-5][0-9]*")
    return f"CHECK ({' OR '.join(f'{column} GLOB {form!r}' for form in forms)})"


def time_check(column: str) -> str:
    """The CHECK of a column that holds a time in UTC, to the second."""
    return f"CHECK ({column} GLOB '{DAY}T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z')"


def well_formed(date: str | None) -> str | None:
    """The date itself where it has a form that the archive keeps, else None."""
    return date if date is not None and FORM.fullmatch(date) else None


def is_date(text: str) -> bool:
    """Whether ``text`` is well formed, with a month and a day that may be. The 31st of any month is one: it is where a month ends."""
    if well_formed(text) is None:
        return False
    _, month, day, *_ = (*map(int, text[:10].split("-")), 1, 1)
    return 1 <= month <= 12 and 1 <= day <= 31


def day_number(date: str, *, rest: str) -> int | None:
    """A year, a month or a day as ``DAY_NUMBER`` gives it, the digits that it lacks taken from ``rest``; None for any other text."""
    return int((date.replace("-", "") + rest)[:8]) if WHOLE.fullmatch(date) else None


def to_utc(date: str | None) -> str | None:
    """An instant in UTC, as ``2010-06-05T16:34:00Z``; None for a date without a zone, or one that no calendar has."""
    if date is None or "T" not in date:
        return None
    try:
        instant = datetime.fromisoformat(date)
        return None if instant.tzinfo is None else stamp(instant)
    except (ValueError, OverflowError):
        return None


def stamp(moment: datetime) -> str:
    """An aware datetime in UTC to the second, as ``2010-06-05T16:34:00Z``. Raises ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time of ours needs its zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
