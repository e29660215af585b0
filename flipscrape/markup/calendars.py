"""Days of the calendars that pages use, as ISO 8601 days of the common one."""

from __future__ import annotations

from datetime import date, timedelta

EARLIEST, LATEST = 1900, 2100


def iso_day(year: int, month: int, day: int) -> str | None:
    """``2010-06-05``; None for a day that does not exist or lies outside the years that a page can be of."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def from_solar(year: int, month: int, day: int) -> str | None:
    """A day of the Persian solar calendar; its year 1 began in March 622, leap years after the 33-year cycle."""
    if not (1300 <= year <= 1450 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    passed = (year - 1) * 365 + (8 * year + 21) // 33 + (month - 1) * 31 - max(0, month - 7) + day - 1
    return (date(622, 3, 21) + timedelta(days=passed)).isoformat()
