"""Where links lead, as far as their addresses alone tell: the same links stand on every page, so each is looked at once."""

from __future__ import annotations

from typing import NamedTuple

from flipscrape.discovery.addressing import key, looks_like, twin_of, without_showing
from flipscrape.discovery.space import BlogSpace
from flipscrape.model import AddressKind

MOST_TARGETS = 16384


class Target(NamedTuple):
    """What a link's address alone says, where it leads into the blog; ``twin`` is the key of the post that it looks like a twin of."""

    url: str
    key: str
    looks: AddressKind
    twin: str | None


class Targets:
    """The targets of links within one blog's space."""

    def __init__(self, space: BlogSpace) -> None:
        self._space = space
        self._targets: dict[str, Target | None] = {}

    def of(self, url: str) -> Target | None:
        """Where a link leads; None for what is outside, or no page."""
        if url not in self._targets:
            if len(self._targets) >= MOST_TARGETS:
                self._targets.clear()
            self._targets[url] = self._aim(without_showing(url))
        return self._targets[url]

    def _aim(self, url: str) -> Target | None:
        looks = looks_like(url) if self._space.holds(url) else None
        if looks is None:
            return None
        twin = None if looks is AddressKind.COMMENTS else twin_of(url)
        return Target(url=url, key=key(url), looks=looks, twin=None if twin is None else key(twin))
