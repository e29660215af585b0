"""The space of a blog as far as it is known: its front page may list posts that lie elsewhere on the site."""

from __future__ import annotations

from flipscrape.discovery.addressing import key, looks_like
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.planning.targets import Target, Targets
from flipscrape.discovery.space import BlogSpace, space_of
from flipscrape.model import AddressKind

LEAST = 3  # posts


class Ground:
    """Starts with what the seed's address tells, and grows."""

    def __init__(self, seed: str) -> None:
        self._beside = False
        self._fronts = {key(seed)}
        self._enter(space_of(seed))

    @property
    def prefix(self) -> str:
        """The path that holds the blog's front page."""
        return self._space.prefix

    def holds(self, url: str) -> bool:
        """Whether the address lies inside."""
        return self._space.holds(url)

    def target(self, url: str) -> Target | None:
        """Where a link leads; None for what is outside, or no page."""
        return self._targets.of(url)

    def is_front(self, url: str) -> bool:
        """Whether ``url`` is the seed, or where it redirects to."""
        return key(url) in self._fronts

    def redirect(self, url: str, target: str) -> None:
        """``url`` redirects to ``target``: the blog is there as well, where the one is the seed, or the seed has led to it."""
        if not self.is_front(url):
            return
        self._fronts.add(key(target))
        here, other = self._space, space_of(target)
        self._enter(BlogSpace(hosts=here.hosts | other.hosts, prefix=here.prefix if here.prefix in ("/", other.prefix) else "/"))

    def see_root(self, url: str, outlook: Outlook) -> None:
        """Where the front page, ``url``, leads to no page below it, the posts that it or its feed names may lie elsewhere."""
        inside = (link.url for link in outlook.links if link.place in (Place.MAIN, Place.HEADING) and self.holds(link.url))
        self._beside = self.prefix != "/" and not any(looks_like(one) is AddressKind.PAGE for one in inside if key(one) != key(url))
        self._reach({one.url for one in outlook.listed})

    def hear(self, outlook: Outlook) -> None:
        """Take in where the posts lie that a feed names."""
        if self._beside:
            self._reach({one.url for one in outlook.found if one.announced is not None})

    def recall(self, post: str) -> None:
        """Take in where a post of an earlier run lies."""
        if not self.holds(post):
            self._enter(self._space.with_posts((post,)))

    def _reach(self, posts: set[str]) -> None:
        if self._beside and len(posts) >= LEAST and not any(map(self.holds, posts)):
            self._enter(self._space.with_posts(posts))

    def _enter(self, space: BlogSpace) -> None:
        self._space, self._targets = space, Targets(space)
