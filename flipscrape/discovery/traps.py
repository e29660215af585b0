"""Addresses without end: calendars, filters that combine, queries that grow. They are alike, and none of them leads to anything new."""

from __future__ import annotations

from collections import Counter

from flipscrape.discovery.addressing import key

# So many addresses alike in a row may lead to nothing new; a long blog's own date archives lead to posts long before.
BARREN = 25


class Traps:
    """Counts, for each pattern of addresses, the pages that led nowhere since the last one that did."""

    def __init__(self) -> None:
        self._barren: Counter[str] = Counter()

    def note(self, url: str, *, fruitful: bool) -> None:
        """The page at ``url`` led to something new, or did not."""
        if fruitful:
            self._barren.pop(_pattern(url), None)
        else:
            self._barren[_pattern(url)] += 1

    def allow(self, url: str) -> bool:
        """Whether another address like this one is worth a visit."""
        return self._barren[_pattern(url)] < BARREN


def _pattern(url: str) -> str:
    path, _, query = key(url).partition("?")
    names = sorted({pair.partition("=")[0] for pair in query.split("&")}) if query else ()
    return "".join("N" if char.isdigit() else char for char in path) + ("?" + "&".join(names) if query else "")
