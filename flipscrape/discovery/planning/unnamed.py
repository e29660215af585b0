"""Where posts may lie that nothing has named, once all that was named is done: folders of posts, further pages of a front page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from flipscrape.discovery.addressing import key
from flipscrape.discovery.ground import Ground
from flipscrape.discovery.judging.judgement import Source
from flipscrape.discovery.judging.known import Known, KnownAddresses
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.planning.guesses import guess_folders, guess_further
from flipscrape.model import GUESS, AddressKind, Found

SHOWN = frozenset((Place.MAIN, Place.HEADING))
BARREN = 10  # further pages in a row that told no post which was not known
TOLD = frozenset((Source.SITEMAP, Source.REST))


class Unnamed:
    """Asked again and again; each answer holds only what has not been asked for."""

    def __init__(self, known: KnownAddresses, ground: Ground, know: Callable[[str], Known]) -> None:
        self._known, self._ground, self._know = known, ground, know
        self._may_go_on = False
        self._page, self._posts, self._barren = 1, 0, 0
        self._asked: set[str] = set()
        self._linked: set[str] = set()
        self._goes_on = False

    def recall(self, url: str) -> None:
        """Take in what an earlier run asked for."""
        self._asked.add(url)

    def see(self, url: str, outlook: Outlook, *, root: bool) -> None:
        """Take in whether the front page may go on: WordPress's, and one of any engine that links no further page, as a script may do that.

        And whether it or a further page of it links to anything that those before it do not.
        """
        if root or url in self._asked:
            wordpress = outlook.api is not None or "wordpress" in outlook.generator
            self._may_go_on = self._may_go_on or wordpress or all(link.place is not Place.PAGING for link in outlook.links)
            links = {link.url for link in outlook.links if link.place in SHOWN}
            self._goes_on = not links <= self._linked
            self._linked |= links

    def addresses(self, root: str) -> list[Found]:
        """What to ask for. Nothing where a sitemap or a collection tells the posts."""
        posts = self._known.posts()
        if 2 * sum(not mine.sources.isdisjoint(TOLD) for mine in posts) > len(posts):
            return []
        new = [url for url in guess_folders(mine.url for mine in posts) if key(url) not in self._known and self._ground.holds(url)]
        new += self._further(root, posts)
        for folder in map(self._know, new):
            folder.term = True
        return [Found(url=url, kind=AddressKind.LISTING, source=GUESS) for url in new]

    def _further(self, root: str, posts: list[Known]) -> list[str]:
        """The next page of ``root``, as long as the last one led further: a theme may leave it to a script to ask for it."""
        self._barren = 0 if len(posts) > self._posts else self._barren + 1
        self._posts = len(posts)
        if not (self._may_go_on and posts and self._goes_on) or self._barren > BARREN:
            return []
        self._goes_on = False
        plain = 2 * sum(bool(urlsplit(mine.url).query) for mine in posts) > len(posts)
        self._page += 1
        while (url := guess_further(root, self._page, plain=plain)) in self._asked:
            self._page += 1
        if key(url) in self._known:
            return []
        self._asked.add(url)
        return [url]
