"""Dates that need a base or a language beyond our own tables, by dateparser: strict, and never from today."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from dateparser.data.languages_info import language_locale_dict
from dateparser.date import DateDataParser

from flipscrape.markup.month_names import BY_LANGUAGE

LONGEST = 60  # characters; dateparser is slow, and a longer text is a sentence
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
STRICT = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "RETURN_AS_TIMEZONE_AWARE": False, "PARSERS": ["absolute-time"]}


def parse_relative(plain: str, *, languages: Sequence[str], base: datetime) -> str | None:
    """A wording such as '3 days ago', or a day without a year, as ISO 8601 against ``base`` (aware).

    Hours and minutes ago give a time with the offset of ``base``, days and weeks a day, months a month, years a year.
    """
    if len(plain) > LONGEST or YEAR.search(plain):
        return None
    settings = {"RELATIVE_BASE": base.replace(tzinfo=None), "PREFER_DATES_FROM": "past", "PARSERS": ["relative-time", "absolute-time"],
                "REQUIRE_PARTS": ["day", "month"], "TIMEZONE": "UTC", "RETURN_AS_TIMEZONE_AWARE": False}
    found = DateDataParser(languages=_known((*languages, "en")), settings=settings).get_date_data(plain)
    moment: datetime | None = found.date_obj
    if moment is None:
        return None
    if found.period in ("year", "month"):
        return moment.strftime("%Y" if found.period == "year" else "%Y-%m")
    if moment.time() == base.time() or (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()
    return moment.replace(microsecond=0, tzinfo=base.tzinfo).isoformat()


def parse_foreign(plain: str, *, languages: Sequence[str]) -> str | None:
    """A full date in a language that our tables do not hold; only for the page's own ``languages``."""
    foreign = [code for code in _known(languages) if code not in BY_LANGUAGE]
    if len(plain) > LONGEST or not foreign or not YEAR.search(plain):
        return None
    moment: datetime | None = DateDataParser(languages=foreign, settings=STRICT).get_date_data(plain).date_obj
    return moment.date().isoformat() if moment else None


def _known(languages: Sequence[str]) -> list[str]:
    return [code for code in dict.fromkeys(code.partition("-")[0] for code in languages) if code in language_locale_dict]
