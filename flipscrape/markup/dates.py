"""Dates as pages write them, to ISO 8601 text as far as the page gives them. Pure: nothing is ever filled in from a clock.

A month alone gives ``2010-06``, a day ``2010-06-05``, a time ``2010-06-05T18:34:00``, one with a zone
``2010-06-05T18:34:00+02:00``. Read are ISO 8601, RFC 822, asctime, numeric dates in any order, month names in 55
languages, Chinese, Japanese and Korean dates, Buddhist years and the Persian solar calendar.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from flipscrape.markup.calendars import EARLIEST, LATEST, from_solar, iso_day
from flipscrape.markup.clocks import POINTED_TIME, TIME, clock
from flipscrape.markup.month_names import LEADING, SOLAR, month_number
from flipscrape.markup.relative_dates import parse_foreign, parse_relative

LONGEST = 300  # characters of a text that are searched
MONTH_FIRST_LOCALES = frozenset(("en", "en-us", "en-ca", "en-ph", "fil"))
ISO = re.compile(
    r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])"
    r"(?:(?:t|\s)(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?(?:\s?(?P<zone>z\b|utc\b|gmt\b|[+-]\d\d(?::?\d\d)?\b))?(?!\s?[ap]\.?m))?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>z|[+-]\d\d:?\d\d)?)?$")
EPOCH = re.compile(r"\d{10}(\d{3})?$")
NUMERIC = re.compile(r"(?<![\d.,:/-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?['’]?(\d{1,4})(?![\d:]|[./,-]\d)")
WORD_BEFORE = re.compile(r"^[^\W\d_]+\.?, ")  # of a line that is a day otherwise: 'Mi, 2.11.22'
IN_NUMBERS = re.compile(r"(?<!\d)\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d")  # no other days are read one way or the other: 5/6/2010
EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})")
EAST_ASIAN_YEAR_LAST = re.compile(r"(?:(\d{1,2})\s?[月월]\s?(\d{1,2})|(\d{1,2})\s(\d{1,2})\s?[月월])\s?[日일]?\s?,?\s?(\d{4})")
TOKEN = re.compile(r"\d+|[^\s\d.,،;:/()\[\]|·•–—\-\0'’\"“”]+")
THAI_POINT = re.compile(r"(?<=[\u0e00-\u0e7f])\.")
# What may stand between a day, its month and its year.
JOINTS = frozenset(
    "a an av d da de del den der di do e el en er ère et i il in l la le m o of on the th st nd rd ngày năm gada eko ko ean г р"
    " în º ª η ος του พศ คศ วันที่ ที่ ב 日 일 年 년 года року год".split())


class DateOrder(Enum):
    """How a site writes a day in numbers; UNKNOWN leaves it to the separator and the language."""

    UNKNOWN = "unknown"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def parse_date(text: str | None, *, languages: Sequence[str] = (), order: DateOrder = DateOrder.UNKNOWN, base: datetime | None = None) -> str | None:
    """The first date in ``text`` as ISO 8601, None where it holds none.

    ``languages`` are codes as in the lang attribute, the likeliest first; they settle names and orders that differ. ``base``
    (aware) resolves what is relative to it ('3 days ago') and days without a year (the last such day before it).
    """
    return next(iter(find_dates(text, languages=languages, order=order, base=base)), None)


def find_dates(text: str | None, *, languages: Sequence[str] = (), order: DateOrder = DateOrder.UNKNOWN, base: datetime | None = None) -> list[str]:
    """All dates in the first 300 characters of ``text``, in their order, each as parse_date gives it."""
    plain = _plain((text or "")[:LONGEST])
    codes = tuple(code.lower().replace("_", "-") for code in languages)
    if any(c.isdigit() for c in plain):
        if (whole := _bare_number(plain)) is not None:
            return [whole]
        if found := _Reader(languages=codes, order=order).read(plain):
            return found
        if (foreign := parse_foreign(plain, languages=codes)) is not None:
            return [foreign]
    relative = parse_relative(plain, languages=codes, base=base) if base is not None and plain else None
    return [relative] if relative else []


def learn_order(texts: Iterable[str], *, known: Collection[str] = ()) -> DateOrder:
    """The order that a site's numeric dates must be in: as a number above 12 shows, or a day of ``known`` (ISO) that one order gives."""
    days, votes = {day[:10] for day in known}, 0
    for text in texts:
        for match in NUMERIC.finditer(_plain(text[:LONGEST])):
            year = _year(match[4])
            if len(match[1]) > 2 or year is None:
                continue
            day_first, month_first = iso_day(year, int(match[3]), int(match[1])), iso_day(year, int(match[1]), int(match[3]))
            if day_first != month_first:
                votes += (month_first is None or day_first in days) - (day_first is None or month_first in days)
    return DateOrder.DAY_FIRST if votes > 0 else DateOrder.MONTH_FIRST if votes < 0 else DateOrder.UNKNOWN


def _plain(text: str) -> str:
    """Lower case, single spaces, accents composed."""
    text = " ".join(text.split())
    if text.isascii():
        return text.lower()
    return THAI_POINT.sub("", unicodedata.normalize("NFC", text.replace("İ", "i").casefold()))


def _bare_number(plain: str) -> str | None:
    """A text that is one number: seconds or milliseconds since 1970, or a compact ISO date."""
    if EPOCH.match(plain):
        return datetime.fromtimestamp(int(plain[:10]), UTC).isoformat()
    if match := COMPACT.match(plain):
        day = iso_day(int(match[1]), int(match[2]), int(match[3]))
        return day and day + clock(match.groupdict())
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Span:
    """Where in the text a day or a time stands, and how it reads in ISO 8601."""

    start: int
    end: int
    iso: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Token:
    """A number or a word; ``month`` where it names one."""

    start: int
    end: int
    text: str
    month: int = 0
    solar: bool = False

    @property
    def number(self) -> int | None:
        return int(self.text) if self.text.isdecimal() else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reader:
    """One search, with what is known of the page's language and order."""

    languages: tuple[str, ...]
    order: DateOrder

    def read(self, plain: str) -> list[str]:
        iso = [_Span(start=m.start(), end=m.end(), iso=day + clock(m.groupdict()))
               for m in ISO.finditer(plain) if (day := self.day(int(m[1]), int(m[2]), int(m[3])))]
        found, days = [span for span in iso if "T" in span.iso], [span for span in iso if "T" not in span.iso]
        plain = POINTED_TIME.sub(r"\1:\2", _blank(plain, iso))
        times = [_Span(start=m.start(), end=m.end(), iso=hour) for m in TIME.finditer(plain) if (hour := clock(m.groupdict()))]
        bare = _blank(plain, times)
        days += self.numeric(bare)
        days += self.named(_blank(bare, days))
        found += [_Span(start=day.start, end=day.end, iso=day.iso + _time_of(day, times, plain)) for day in days]
        return [span.iso for span in sorted(found, key=lambda span: span.start)]

    def day(self, year: int, month: int, day: int) -> str | None:
        """The ISO day; Buddhist years and the solar ones of Persian pages are turned into common ones."""
        if 2443 <= year <= 2643:
            return iso_day(year - 543, month, day)
        if 1300 <= year <= 1450 and self.languages and self.languages[0].startswith("fa"):
            return from_solar(year, month, day)
        return iso_day(year, month, day)

    def numeric(self, plain: str) -> list[_Span]:
        days = [(m, self.day(int(m[1]), int(m[2]), int(m[3]))) for m in EAST_ASIAN.finditer(plain)]
        days += [(m, self.day(int(m[5]), int(m[1] or m[4]), int(m[2] or m[3]))) for m in EAST_ASIAN_YEAR_LAST.finditer(plain)]
        days += [(m, self.in_order(*m.group(1, 3, 4, 2), alone=m[0] == WORD_BEFORE.sub("", plain).strip(" \0,-–|"))) for m in NUMERIC.finditer(plain)]
        return [_Span(start=m.start(), end=m.end(), iso=day) for m, day in days if day]

    def in_order(self, first: str, second: str, third: str, separator: str, *, alone: bool) -> str | None:
        if len(first) == 4:
            return self.day(int(first), int(second), int(third)) if len(third) <= 2 else None
        year = _year(third)
        pointed_short = separator == "." and len(third) == 2 and not alone  # 05.06.10 is a day, 1.2.10 a version in a line that says more
        if year is None or len(first) > 2 or (pointed_short and len(first) + len(second) < 4):
            return None
        one, two = int(first), int(second)
        month_first = two > 12 or (one <= 12 and self.month_first(separator))
        return self.day(year, one, two) if month_first else self.day(year, two, one)

    def month_first(self, separator: str) -> bool:
        if self.order is not DateOrder.UNKNOWN:
            return self.order is DateOrder.MONTH_FIRST
        return separator == "/" and (not self.languages or self.languages[0] in MONTH_FIRST_LOCALES)

    def named(self, plain: str) -> list[_Span]:
        tokens = self.tokens(plain)
        days = []
        for k, token in enumerate(tokens):
            if token.month:
                # Two before, one before, one after, two after.
                near = [tokens[j] if 0 <= j < len(tokens) else None for j in (k - 2, k - 1, k + 1, k + 2)]
                if (day := self.around(token, near)) is not None:
                    days.append(day)
        if not days and len(tokens) == 2:
            for month, year in (tokens, tokens[::-1]):
                if month.month and not month.solar and (number := year.number) and EARLIEST <= number <= LATEST:
                    days.append(_Span(start=tokens[0].start, end=tokens[1].end, iso=f"{number}-{month.month:02}"))
        return days

    def around(self, month: _Token, near: list[_Token | None]) -> _Span | None:
        """The day that a month's name makes with the numbers beside it: 5 June 2010, June 5 2010, 2010 June 5, 2010 5 June, 5 2010 June."""
        for day, year in ((near[1], near[2]), (near[2], near[3]), (near[2], near[1]), (near[1], near[0])):
            if day is None or year is None or day.number is None or year.number is None or len(day.text) > 2:
                continue
            full = _year(year.text) if year.start > month.start else year.number
            start, end = min(month.start, day.start, year.start), max(month.end, day.end, year.end)
            if full is None or end - start > LONGEST // 6:
                continue
            if iso := from_solar(full, month.month, day.number) if month.solar else self.day(full, month.month, day.number):
                return _Span(start=start, end=end, iso=iso)
        return None

    def tokens(self, plain: str) -> list[_Token]:
        raw = [(m[0], m.start(), m.end()) for m in TOKEN.finditer(plain)]
        tokens: list[_Token] = []
        k = 0
        while k < len(raw):
            text, start, end = raw[k]
            sizes = (3, 2, 1) if text in LEADING else (1,)
            size = next((n for n in sizes if k + n <= len(raw) and month_number(" ".join(r[0] for r in raw[k:k + n]), self.languages)), 0)
            if size:
                name = " ".join(r[0] for r in raw[k:k + size])
                tokens.append(_Token(start=start, end=raw[k + size - 1][2], text=name, month=month_number(name, self.languages) or 0))
            elif text in SOLAR:
                tokens.append(_Token(start=start, end=end, text=text, month=SOLAR[text], solar=True))
            elif text not in JOINTS:
                tokens.append(_Token(start=start, end=end, text=text))
            k += size or 1
        return tokens


def _blank(plain: str, spans: Iterable[_Span]) -> str:
    for span in spans:
        plain = plain[:span.start] + "\0" * (span.end - span.start) + plain[span.end:]
    return plain


def _year(text: str) -> int | None:
    if len(text) == 4:
        return int(text)
    return (1900 if int(text) >= 70 else 2000) + int(text) if len(text) == 2 else None


def _time_of(day: _Span, times: list[_Span], plain: str) -> str:
    """The time that belongs to ``day``: inside it, right after it or right before it."""
    for time in times:
        if day.start <= time.start < day.end or (time.start >= day.end and time.start - day.end <= 14 and not _digits(plain[day.end:time.start])):
            return time.iso
    for time in times:
        if time.end <= day.start and day.start - time.end <= 16 and not _digits(plain[time.end:day.start]):
            return time.iso
    return ""


def _digits(text: str) -> bool:
    return any(c.isdigit() for c in text)
