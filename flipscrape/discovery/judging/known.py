"""What is known of each address of a blog."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from flipscrape.discovery.judging.judgement import Source
from flipscrape.discovery.judging.learning import ENOUGH
from flipscrape.discovery.pages.statement import Role
from flipscrape.model import AddressKind

# Listings show the posts where they show this share of them.
LISTED = 0.9
# What stands around an address's key, for nearly all addresses; of these the key tells the whole.
FORMS = tuple((scheme + www, slash) for scheme in ("https://", "http://") for www in ("", "www.") for slash in ("/", ""))


@cache
def together(sources: frozenset[Source], source: Source) -> frozenset[Source]:
    """One more source: a set for each combination, not for each of a blog's many thousand addresses."""
    return sources | {source}


# What these name may be a post; what the API tells of posts is announced, and the rest of it are terms, people and pages.
TELLING = frozenset((Source.FEED, Source.SITEMAP))


@lru_cache(maxsize=4096)
def linked(paths: frozenset[int], path: int) -> frozenset[int]:
    """One more sort of link; most addresses of a blog are linked alike and share one set."""
    return paths | {path}


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

    @property
    def may_be_post(self) -> bool:
        """Whether it is a post, or a source names it and nothing has shown that it is none."""
        return self.role is Role.POST or (self.role is None and (self.announced or not self.sources.isdisjoint(TELLING)))

    def is_told_beside(self, other: Known) -> bool:
        """Whether a feed or a sitemap names both, each as an entry of its own."""
        return not (self.sources & other.sources).isdisjoint(TELLING)

    def inherit(self, other: Known, url: str) -> None:
        """Take over what is known of an address that leads here, to ``url``; where it is only another form, that is the address now."""
        if other is self:
            self.url = url
        for source in other.sources:
            self.sources = together(self.sources, source)
        self.paths |= other.paths
        self.announced, self.unlisted, self.term = self.announced or other.announced, self.unlisted or other.unlisted, self.term or other.term
        self.listed, self.chrome = self.listed or other.listed, self.chrome or other.chrome


class KnownAddresses:
    """The addresses of a blog by their keys, of which only hashes are kept.

    Of an address that nothing but a sitemap has named so far only the form is kept, a tenth of what a Known takes: a sitemap may name
    many thousands that are never come to. It grows into a Known when there is more to say of it.
    """

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}
        self._named: dict[int, int] = {}

    def __contains__(self, key: object) -> bool:
        """Whether anything is known of the address with this key."""
        number = hash(key)
        return number in self._known or number in self._named

    def get(self, key: str) -> Known | None:
        """What is known of the address with this key; None where that is nothing."""
        number = hash(key)
        if (form := self._named.pop(number, None)) is not None:
            before, after = FORMS[form]
            self._known[number] = Known(url=before + key + after, looks=AddressKind.PAGE, sources=together(frozenset(), Source.SITEMAP))
        return self._known.get(number)

    def add(self, key: str, known: Known) -> None:
        """Keep what is known of the address with this key."""
        self._known[hash(key)] = known

    def name(self, key: str, url: str) -> bool:
        """Keep an unknown address that a sitemap names and that looks like a page; False where its form is too rare for that."""
        form = next((number for number, (before, after) in enumerate(FORMS) if url == before + key + after), None)
        if form is not None:
            self._named[hash(key)] = form
        return form is not None

    def posts(self) -> list[Known]:
        """The posts among them."""
        return [mine for mine in self._known.values() if mine.role is Role.POST]

    def posts_are_listed(self) -> bool:
        """Whether listings show the posts, as a rule; told when all listings have been read."""
        posts = self.posts()
        return len(posts) >= ENOUGH and sum(mine.listed for mine in posts) >= LISTED * len(posts)
