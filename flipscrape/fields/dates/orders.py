"""Days in a page's texts, and whether the day or the month comes first where they are written in numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from flipscrape.evidence.languages import languages_of
from flipscrape.fields.dates.addresses import day_in
from flipscrape.fields.look.reading import Reading
from flipscrape.markup.dates import IN_NUMBERS, MONTH_FIRST_LOCALES, DateOrder, find_dates, learn_order
from flipscrape.model import WrittenOrder

SHORTEST, LONGEST = 6, 60  # characters of a text that is a day, with a word or two
IN_WORDS = re.compile(r"(?:19|20)\d\d")
MOST = 20  # days in words that are looked at
ASSUMED = (WrittenOrder.DAY_ASSUMED, WrittenOrder.MONTH_ASSUMED)
SHOWN = {DateOrder.DAY_FIRST: WrittenOrder.DAY_FIRST, DateOrder.MONTH_FIRST: WrittenOrder.MONTH_FIRST}


class DaysInTexts:
    """Reads the texts of one page, all days in numbers in the order of the first of them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._languages = languages_of(reading.page.outline, reading.page.evidence.meta)
        self._order: DateOrder | None = None
        self._read: dict[tuple[str, DateOrder], list[str]] = {}  # what each text gave: the same one often stands in several places
        self._orders: defaultdict[str, set[WrittenOrder | None]] = defaultdict(set)

    def read(self, text: str, *, known: Collection[str]) -> list[str]:
        """All days in ``text``, in ISO 8601; ``known``: the ones that the page has given so far."""
        if self._order is None and IN_NUMBERS.search(text):
            self._order = self._learn(text, known)
        order = self._order or DateOrder.UNKNOWN
        if (days := self._read.get((text, order))) is None:
            days = find_dates(text, languages=self._languages, order=order, base=self._reading.page.fetched)
            self._read[text, order] = days
            how = self._how_written(text, days, order) if days and IN_NUMBERS.search(text) else None
            for day in days:
                self._orders[day[:10]].add(how)
        return days

    def order_of(self, day: str) -> WrittenOrder | None:
        """The order in which texts gave a day: one that is shown before one that is assumed; None where one gave it in words."""
        orders = self._orders.get(day, set())
        return None if None in orders else min((one for one in orders if one), key=lambda one: (one in ASSUMED, one), default=None)

    def _learn(self, text: str, known: Collection[str]) -> DateOrder:
        """The order in which the page must mean days written as in ``text``, as its other days in numbers tell or one of ``known``.

        Where these leave it open, the days that it writes in words, and the one in its address, are known too.
        """
        pieces = self._reading.page.outline.pieces
        texts = [text, *(piece for piece in pieces if SHORTEST <= len(piece) < LONGEST and IN_NUMBERS.search(piece))]
        order = learn_order(texts, known=known)
        return learn_order(texts, known=list(self._in_words())) if order is DateOrder.UNKNOWN else order

    def _in_words(self) -> Iterator[str]:
        if day := day_in(urlsplit(self._reading.page.url or "").path):
            yield day
        found = 0
        for piece in self._reading.page.outline.pieces:
            if SHORTEST <= len(piece) < LONGEST and IN_WORDS.search(piece) and not IN_NUMBERS.search(piece):
                yield from find_dates(piece, languages=self._languages)
                found += 1
                if found == MOST:
                    return

    def _how_written(self, text: str, days: Sequence[str], order: DateOrder) -> WrittenOrder | None:
        """How ``days``, which ``text`` writes in numbers, were read; None where either order gives the same, or the page's language has but one."""
        if (shown := learn_order([text])) is not DateOrder.UNKNOWN:
            return SHOWN[shown]
        day_first, month_first = (find_dates(text, languages=self._languages, order=one) for one in SHOWN)
        if day_first == month_first:
            return None
        if order is not DateOrder.UNKNOWN:
            return SHOWN[order]
        if self._languages and self._languages[0] not in MONTH_FIRST_LOCALES:
            return None
        return WrittenOrder.DAY_ASSUMED if days == day_first else WrittenOrder.MONTH_ASSUMED
