"""What is known of one address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from flipscrape.discovery.judgement import Source
from flipscrape.discovery.statement import Role
from flipscrape.model import AddressKind


@cache
def together(sources: frozenset[Source], source: Source) -> frozenset[Source]:
    """One more source: a set for each combination, not for each of a blog's many thousand addresses."""
    return sources | {source}


@dataclass(kw_only=True, slots=True)
class Known:
    """One address: who knew of it, how it is linked from listings, and what it turned out to be."""

    url: str
    looks: AddressKind
    sources: frozenset[Source] = frozenset()
    announced: bool = False
    unlisted: bool = False
    term: bool = False
    chrome: bool = False
    listed: bool = False
    paths: frozenset[int] = frozenset()
    role: Role | None = None

    def inherit(self, other: Known) -> None:
        """Take over what is known of an address that leads here."""
        for source in other.sources:
            self.sources = together(self.sources, source)
        self.paths |= other.paths
        self.announced, self.unlisted, self.term = self.announced or other.announced, self.unlisted or other.unlisted, self.term or other.term
        self.listed, self.chrome = self.listed or other.listed, self.chrome or other.chrome
