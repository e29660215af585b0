"""The spider of one page that the user names: fetched once, under the rules of every crawl, and kept in hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from flipscrape.spiders.answer import fetched_page
from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from flipscrape.items import FetchedPage


class PageSpider(Spider):
    """``-a url=https://…``: one address. After the run ``page`` is what came, or ``failure`` what went wrong."""

    name = "page"

    def __init__(self, url: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.url = url
        self.seeds = [url]  # what the address guard lets pass, as in every crawl
        self.page: FetchedPage | None = None
        self.failure: BaseException | None = None

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the page. A callback of its own keeps the request out of the frontier."""
        yield Request(self.url, callback=self.keep, errback=self.note, dont_filter=True)

    def keep(self, response: Response) -> None:
        """Hold on to the page as it came."""
        self.page = fetched_page(response)

    def note(self, failure: Failure) -> None:
        """Hold on to the reason why there is none."""
        self.failure = failure.value
