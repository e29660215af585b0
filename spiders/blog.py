"""The spider of a blog: where it starts, what travels on, and which addresses it goes to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response

from flipscrape.items import FetchedPage, Reading
from flipscrape.markup.addresses import clean, host
from flipscrape.model import AddressKind, Found

SEED_PRIORITY = 1_000_000


class BlogSpider(Spider):
    """``-a url=https://…``: the blog's address, several parted by white space."""

    name = "blog"

    def __init__(self, url: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.seeds = [clean(address) for address in url.split()]

    async def start(self) -> AsyncIterator[Request]:
        """Ask for every seed again, whatever is known of it."""
        for seed in self.seeds:
            yield Request(seed, meta={"found": Found(url=seed, source="seed", priority=SEED_PRIORITY, again=True)}, dont_filter=True)

    def parse(self, response: Response) -> Iterator[FetchedPage]:
        """Send the page on to the pipelines as it came; it is read there."""
        entry = response.meta.get("entry")
        headers = tuple((name.decode("latin-1"), b", ".join(values).decode("latin-1")) for name, values in response.headers.items())
        yield FetchedPage(
            url=response.url, status=response.status, headers=headers, body=response.body, fetched=datetime.now(UTC),
            charset=_charset(response), announced=response.meta.get("announced", ()),
            kind=entry.kind if entry else AddressKind.PAGE, chain=entry.chain if entry else (),
            frontier_id=entry.id if entry else None, seed_id=entry.seed_id if entry else None,
        )

    def follow(self, reading: Reading) -> Iterable[Found]:
        """The addresses to go to after a page."""
        if reading.outlook is None:
            return []
        hosts = {host(seed) for seed in self.seeds}
        return [found for found in reading.outlook.found if host(found.url) in hosts]

    def told_by_robots(self, origin: str, sitemaps: list[str]) -> Iterable[Found]:
        """The addresses to go to after a robots.txt."""
        del origin, sitemaps
        return []

    def redirected(self, url: str, target: str, kind: AddressKind, priority: int) -> Found | None:
        """Where to go after a redirect from ``url`` to ``target``; None where that leads out of the blog."""
        try:
            target = clean(target)
        except ValueError:
            return None
        inside = host(target) in {host(seed) for seed in self.seeds} or url in self.seeds
        return Found(url=target, kind=kind, source="redirect", priority=priority) if inside else None


def _charset(response: Response) -> str | None:
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
    _, _, charset = kind.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None
