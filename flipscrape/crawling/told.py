"""What the frontier has heard of already: the same links stand on every page of a blog."""

from __future__ import annotations

from flipscrape.model import Found

MOST_TOLD = 65_536


class Told:
    """Remembers addresses by their hash, each with the highest priority at which the frontier has heard of it."""

    def __init__(self) -> None:
        self._told: dict[int, int] = {}

    def is_news(self, found: Found) -> bool:
        """Whether the frontier has to hear of it; it is taken to have heard then."""
        if found.again or found.announced is not None or found.modified is not None:
            return True
        if len(self._told) >= MOST_TOLD:
            self._told.clear()
        number = hash(found.url)
        if self._told.get(number, found.priority - 1) >= found.priority:
            return False
        self._told[number] = found.priority
        return True
