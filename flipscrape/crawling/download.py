"""Scrapy's handler for http and https, with the address guard on every connection before a byte is sent."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.internet.protocol import Factory
from twisted.web.client import HTTPConnectionPool

from flipscrape.crawling.addresses import AddressGuard, of_option, of_seeds


class GuardedDownloadHandler(HTTP11DownloadHandler):
    """Refuses private addresses other than the seeds' own host and port, and those that the user names.

    A spider without ``seeds`` (Scrapy's shell) goes where its user sends it.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        seeds = getattr(crawler.spider, "seeds", None)
        if seeds is None:
            return
        named = [of_option(value) for value in crawler.settings.getlist("FLIPSCRAPE_ALLOWED_ADDRESSES")]
        guard = AddressGuard([*named, *of_seeds(seeds)])
        self._pool = GuardedPool(self._pool, guard)


class GuardedPool(HTTPConnectionPool):
    """A connection pool that asks the guard about each new connection; one through a proxy is the user's own choice."""

    def __init__(self, plain: HTTPConnectionPool, guard: AddressGuard) -> None:
        super().__init__(plain._reactor, persistent=True)  # type: ignore[no-untyped-call] # noqa: SLF001 # Twisted's own, not public
        self.maxPersistentPerHost = plain.maxPersistentPerHost
        self._factory = plain._factory  # noqa: SLF001 # as Scrapy has set it
        self._guard = guard

    def _newConnection(self, key: Hashable, endpoint: Any) -> Deferred[Any]:  # noqa: N802 # Twisted's name
        target = _direct_target(key)
        if target is not None:
            host, port = target
            endpoint = GuardedEndpoint(endpoint, lambda connected: self._guard.check(host=host, port=port, connected=connected))
        made: Deferred[Any] = super()._newConnection(key, endpoint)
        return made


class GuardedEndpoint:
    """Connects as ``endpoint`` (any of Twisted's IStreamClientEndpoint) does, and calls ``check`` with the address that was reached."""

    def __init__(self, endpoint: Any, check: Callable[[str], None]) -> None:
        self._endpoint = endpoint
        self._check = check

    def connect(self, factory: Any) -> Deferred[Any]:
        """A deferred protocol; it fails with what ``check`` raises, and the connection is closed unused."""
        connected: Deferred[Any] = self._endpoint.connect(GuardedFactory(factory, self._check))
        return connected


class GuardedFactory(Factory):
    """Makes the protocols of ``factory`` for addresses that ``check`` lets pass."""

    noisy = False

    def __init__(self, factory: Any, check: Callable[[str], None]) -> None:
        self._inner = factory
        self._check = check

    def buildProtocol(self, addr: IAddress | None) -> Any:  # noqa: N802 # Twisted's name
        """Called with the peer's address once the connection stands."""
        self._check(str(getattr(addr, "host", "")))
        return self._inner.buildProtocol(addr)


def _direct_target(key: Hashable) -> tuple[str, int] | None:
    """Host and port of a pool key of Twisted's Agent; None for Scrapy's keys of connections through a proxy."""
    # (scheme, host, port, bind address) for a direct connection, with the proxy's data behind it for a tunnel.
    if not isinstance(key, tuple) or len(key) > 4 or key[0] not in (b"http", b"https"):
        return None
    host = key[1].decode("ascii") if isinstance(key[1], bytes) else str(key[1])
    return host, int(key[2])
