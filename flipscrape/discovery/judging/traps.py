"""Addresses without end: calendars, filters that combine, queries that grow, words made up. None of them leads to anything new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from flipscrape.discovery.addressing import key
from flipscrape.discovery.judging.learning import DIGITS
from flipscrape.model import AddressKind

# So many addresses alike in a row may lead to nothing new; a long blog's own date archives lead to posts long before.
BARREN = 25
# After so many, the posts that they show are remembered.
FEW = 5
# Addresses with more query keys, and those that lie deeper, are taken together, whatever their words: they grow with each visit.
KEYS, DEPTH = 2, 6
# So many pages of one folder, and of a whole blog, may be no posts since the last one that was: pages of words made up are alike in nothing
# else. Where there are many posts, there are many pages beside them; a post has several tags.
FOLDER, WHOLE = 300, 1000
PER_POST = {AddressKind.PAGE: 1, AddressKind.LISTING: 4}


class Traps:
    """Counts, for each pattern of addresses, the pages that led nowhere since the last one that did, and all of them since the last post."""

    def __init__(self) -> None:
        self._barren: Counter[str] = Counter()
        self._shown: dict[str, set[int]] = {}
        self._undecided: dict[str, tuple[list[str], list[str]]] = {}
        self._since_post: Counter[tuple[AddressKind, str | None]] = Counter()
        self._posts = 0
        self.refused: set[str] = set()

    def note(self, url: str, leads_to: Iterable[str], posts: Iterable[str] = ()) -> None:
        """The page at ``url`` leads to these new addresses, more like itself being nothing new, and to these known ``posts``.

        A sitemap may name all that the first pages of a listing show, and none of what the later ones do.
        """
        own = _pattern(url)
        if any(_pattern(one) != own for one in leads_to):
            self._barren.pop(own, None)
            return
        self._barren[own] += 1
        if self._barren[own] > FEW:
            shown = self._shown.setdefault(own, set())
            before = len(shown)
            shown.update(map(hash, posts))
            if len(shown) > before:
                self._barren[own] = FEW

    def hold(self, url: str, leads_to: list[str], posts: list[str]) -> None:
        """The same of a page that may be a post: only when it has proved to be none it counts."""
        self._undecided[url] = leads_to, posts

    def decide(self, url: str, looks: AddressKind, *, post: bool) -> None:
        """The page at ``url``, an address that ``looks`` so, is a ``post``, or none."""
        leads = self._undecided.pop(url, None)
        if post:
            self._posts += 1
            self._since_post.clear()
            return
        if leads is not None:
            self.note(url, *leads)
        self._since_post[looks, None] += 1
        self._since_post[looks, _folder(url)] += 1

    def allow(self, url: str) -> bool:
        """Whether another address like this one is worth a visit; the patterns of those that are not are ``refused``."""
        pattern = _pattern(url)
        if self._barren[pattern] < BARREN:
            return True
        self.refused.add(pattern)
        return False

    def is_lost(self, url: str, looks: AddressKind) -> bool:
        """Whether so many pages in a row were no posts that an address to which only links lead is not worth a visit any more."""
        factor = PER_POST.get(looks)
        if factor is None:
            return False
        more = factor * self._posts
        whole, folder = self._since_post[looks, None], self._since_post[looks, _folder(url)]
        return whole >= factor * WHOLE + more or folder >= factor * FOLDER + more


def _pattern(url: str) -> str:
    path, _, query = key(url).partition("?")
    segments = path.split("/")
    path = "/".join(segments[:3]) + "/..." if len(segments) > DEPTH else path
    names = sorted({pair.partition("=")[0] for pair in query.split("&")}) if query else []
    asked = "?" + ("&".join(names) if len(names) <= KEYS else "...") if query else ""
    return DIGITS.sub("N", path) + asked


def _folder(url: str) -> str:
    folders = key(url).partition("?")[0].split("/")[:-1]
    return DIGITS.sub("N", "/".join(folders[1:3]))
