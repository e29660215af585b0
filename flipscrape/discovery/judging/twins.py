"""Which pages are other forms of one page: by the canonical address that they name (RFC 6596), where that is believed."""

from __future__ import annotations

from collections import Counter

from flipscrape.discovery.addressing import key, looks_like, twin_of
from flipscrape.discovery.judging.known import KnownAddresses
from flipscrape.model import AddressKind

# So many pages may name one address as their own; where more do, a theme gives the same to all.
MOST_ALIKE = 2


class Twins:
    """Counts who names what, and knows which of the named addresses have no page. Of addresses only hashes of their keys are kept."""

    def __init__(self, known: KnownAddresses) -> None:
        self._known = known
        self._named: Counter[int] = Counter()
        self._lost: set[int] = set()
        self._led: dict[int, str] = {}  # where redirects lead: by the hash of the one key, the other
        self._disproved: list[str] = []

    def lose(self, url: str) -> None:
        """Take in that there is no page at ``url``: what names it stands for itself."""
        self._lost.add(hash(key(url)))

    def lead(self, url: str, target: str) -> None:
        """Take in that ``url`` redirects to ``target``: the page there that names ``url`` as its own address is no other form of it."""
        if (other := key(target)) != key(url):
            self._led[hash(key(url))] = other

    def disproved(self) -> list[str]:
        """The addresses that more pages have named since the last call than can be forms of one: the first of these were believed."""
        disproved, self._disproved = self._disproved, []
        return disproved

    def named(self, url: str, canonical: str) -> str | None:
        """The address that the page at ``url`` is another form of: ``canonical``, an address of the same blog, where it is believed.

        It is where it is a known page's own, not named by many pages, and not lost. Where a feed or sitemap names both, the texts tell.
        """
        mine, other = key(url), key(canonical)
        if mine in (other, self._led.get(hash(other))) or looks_like(canonical) is not AddressKind.PAGE:
            return None
        number = hash(other)
        self._named[number] += 1
        if self._named[number] == MOST_ALIKE + 1:
            self._disproved.append(canonical)
        own_form = key(twin_of(url) or "") == other or mine.startswith(other + "?")
        theirs, ours = self._known.get(other), self._known.get(mine)
        if theirs is None or number in self._lost:
            return None
        beside = ours is not None and ours.is_told_beside(theirs)
        return canonical if own_form or (self._named[number] <= MOST_ALIKE and not beside) else None
