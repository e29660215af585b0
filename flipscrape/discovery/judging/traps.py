"""Addresses without end: calendars, filters that combine, queries that grow. They are alike, and none of them leads to anything new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from flipscrape.discovery.addressing import key
from flipscrape.discovery.judging.learning import DIGITS

# So many addresses alike in a row may lead to nothing new; a long blog's own date archives lead to posts long before.
BARREN = 25
# Addresses with more query keys, and those that lie deeper, are taken together, whatever their words: they grow with each visit.
KEYS, DEPTH = 2, 6


class Traps:
    """Counts, for each pattern of addresses, the pages that led nowhere since the last one that did."""

    def __init__(self) -> None:
        self._barren: Counter[str] = Counter()
        self.refused: set[str] = set()

    def note(self, url: str, leads_to: Iterable[str]) -> None:
        """The page at ``url`` leads to these new addresses; more like itself are nothing new."""
        own = _pattern(url)
        if any(_pattern(one) != own for one in leads_to):
            self._barren.pop(own, None)
        else:
            self._barren[own] += 1

    def allow(self, url: str) -> bool:
        """Whether another address like this one is worth a visit; the patterns of those that are not are ``refused``."""
        pattern = _pattern(url)
        if self._barren[pattern] < BARREN:
            return True
        self.refused.add(pattern)
        return False


def _pattern(url: str) -> str:
    path, _, query = key(url).partition("?")
    segments = path.split("/")
    path = "/".join(segments[:3]) + "/..." if len(segments) > DEPTH else path
    names = sorted({pair.partition("=")[0] for pair in query.split("&")}) if query else []
    asked = "?" + ("&".join(names) if len(names) <= KEYS else "...") if query else ""
    return DIGITS.sub("N", path) + asked
