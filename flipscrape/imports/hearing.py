"""What feeds and collections among the sources say of posts, gathered before any post is read: a file may hold a post before its feed.

What listings say is heard when they are read, and completes the posts at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace

from flipscrape.errors import SourceUnreadable
from flipscrape.imports.readings import read_all
from flipscrape.items import FetchedPage
from flipscrape.markup.addresses import clean
from flipscrape.model import Announcement
from flipscrape.store import Archive
from flipscrape.store.frontier.table import Frontier
from flipscrape.store.late import told_by_listings


class Hearing:
    """Keeps what was said for the time of one import. A crawl of the same archive hears the blog itself, and as it is by then."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self._said = archive, Frontier.in_memory()

    def listen(self, sources: Iterable[FetchedPage], *, workers: int) -> None:
        """Take in what ``sources`` say: feeds, sitemaps, collections. Where they end early, what came before counts."""
        try:
            with closing(read_all(sources, workers=workers)) as readings:
                for reading in readings:
                    if reading.outlook is not None and reading.article is None:
                        said = [replace(one.announced, url=clean(one.url)) for one in reading.outlook.found if one.announced is not None]
                        self._said.remark((*said, *reading.outlook.remarked))
        except SourceUnreadable:
            # The same source is read once more for its pages, and named then.
            return

    def hear(self, told: Iterable[Announcement]) -> None:
        """Take in what a listing says of posts."""
        self._said.remark(told)

    def has_of(self, url: str) -> bool:
        """Whether anything was said of the post at ``url``."""
        return bool(self._said.announced(url))

    def beside(self, page: FetchedPage) -> FetchedPage:
        """The page with what was said of it; what came with it stands before what the same kind of source says among the sources."""
        told = list(page.announced)
        # A listing may come after its posts: what it said in an earlier import still stands.
        for one in (*self._said.announced(page.url), *told_by_listings(self._archive, page.url)):
            if all(one.source is not other.source for other in told):
                told.append(one)
        return replace(page, announced=tuple(told))
