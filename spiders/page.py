"""The spider of one page that the user names: fetched once, under the rules of every crawl, and kept in hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

from flipscrape.spiders.headers import headers_of
from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from flipscrape.items import FetchedPage
from flipscrape.markup.decode import charset_of


class PageSpider(Spider):
    """``-a url=https://…``: one address. After the run ``page`` is what came, or ``failure`` what went wrong."""

    name = "page"

    def __init__(self, url: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.url = url
        self.page: FetchedPage | None = None
        self.failure: BaseException | None = None

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the page. A callback of its own keeps the request out of the frontier."""
        yield Request(self.url, callback=self.keep, errback=self.note, dont_filter=True)

    def keep(self, response: Response) -> None:
        """Hold on to the page as it came."""
        charset = charset_of((response.headers.get("Content-Type") or b"").decode("latin-1"))
        self.page = FetchedPage(
            url=response.url, status=response.status, headers=headers_of(response), body=response.body, fetched=datetime.now(UTC), charset=charset)

    def note(self, failure: Failure) -> None:
        """Hold on to the reason why there is none."""
        self.failure = failure.value
