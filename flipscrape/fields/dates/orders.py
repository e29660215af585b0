"""Whether the day or the month comes first where a page writes its dates in numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from flipscrape.fields.dates.addresses import day_in
from flipscrape.fields.look.reading import Reading
from flipscrape.markup.dates import IN_NUMBERS, DateOrder, find_dates, learn_order

SHORTEST, LONGEST = 6, 60  # characters of a text that is a day, with a word or two
IN_WORDS = re.compile(r"(?:19|20)\d\d")
MOST = 20  # days in words that are looked at


def order_on(reading: Reading, text: str, *, known: Collection[str], languages: Sequence[str]) -> DateOrder:
    """The order in which a page must mean the days that it writes as ``text`` does, as its other days in numbers tell or one of ``known`` (ISO).

    Where these leave it open, the days that the page writes in words, and the one in its address, are known too.
    """
    pieces = reading.page.outline.pieces
    texts = [text, *(piece for piece in pieces if SHORTEST <= len(piece) < LONGEST and IN_NUMBERS.search(piece))]
    order = learn_order(texts, known=known)
    return learn_order(texts, known=list(_in_words(reading, languages))) if order is DateOrder.UNKNOWN else order


def _in_words(reading: Reading, languages: Sequence[str]) -> Iterator[str]:
    if day := day_in(urlsplit(reading.page.url or "").path):
        yield day
    found = 0
    for piece in reading.page.outline.pieces:
        if SHORTEST <= len(piece) < LONGEST and IN_WORDS.search(piece) and not IN_NUMBERS.search(piece):
            yield from find_dates(piece, languages=languages)
            found += 1
            if found == MOST:
                return
