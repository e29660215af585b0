"""What feeds and collections among the sources say of posts, gathered before any post is read: a file may hold a post before its feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flipscrape.errors import SourceUnreadable
from flipscrape.imports.readings import read_all
from flipscrape.items import FetchedPage
from flipscrape.markup.addresses import clean
from flipscrape.store.frontier import Frontier


class Hearing:
    """Keeps what was said for the time of one import. A crawl of the same archive hears the blog itself, and as it is by then."""

    def __init__(self) -> None:
        self._said = Frontier.in_memory()

    def listen(self, sources: Iterable[FetchedPage], *, workers: int) -> None:
        """Take in what ``sources`` say: feeds, sitemaps, collections. Where they end early, what came before counts."""
        try:
            for reading in read_all(sources, workers=workers):
                if reading.outlook is not None and reading.article is None:
                    said = [replace(one.announced, url=clean(one.url)) for one in reading.outlook.found if one.announced is not None]
                    self._said.remark((*said, *reading.outlook.remarked))
        except SourceUnreadable:
            # The same source is read once more for its pages, and named then.
            return

    def beside(self, page: FetchedPage) -> FetchedPage:
        """The page with what was said of it; what came with it stands before what the same kind of source says among the sources."""
        own = {one.source for one in page.announced}
        heard = (one for one in self._said.announced(page.url) if one.source not in own)
        return replace(page, announced=(*page.announced, *heard))
