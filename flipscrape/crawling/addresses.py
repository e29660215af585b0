"""Which network addresses a crawl may connect to: all public ones, and the private ones that the user names."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from flipscrape.errors import CrawlError

PORTS = {"http": 80, "https": 443}
# IPv6 networks that carry an IPv4 address in their last 32 bits (RFC 6052; RFC 4291, 2.5.5.1).
CARRIERS = (ip_network("64:ff9b::/96"), ip_network("::/96"))
# What Python 3.11 takes for public: site-local addresses (RFC 3879), and a network's own translations (RFC 8215).
PRIVATE = (ip_network("fec0::/10"), ip_network("64:ff9b:1::/48"))


class PrivateAddress(CrawlError):
    """A name or redirect led to an address of a private network."""


class AddressGuard:
    """Judges connections. ``allowed``: (host, port) pairs, host as in the address bar, whose private addresses are fine; port None for any."""

    def __init__(self, allowed: Iterable[tuple[str, int | None]]) -> None:
        self._allowed = frozenset(allowed)

    def check(self, *, host: str, port: int, connected: str) -> None:
        """Raises PrivateAddress where ``connected``, the address that a connection to ``host`` has reached, is private and not allowed."""
        if is_public(connected) or not self._allowed.isdisjoint({(host, port), (host, None), (connected, port), (connected, None)}):
            return
        raise PrivateAddress(f"{host} leads to the private address {connected}")


def is_public(address: str) -> bool:
    """Whether anyone on the internet could be reached at ``address``; False for what is no address."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    judged = _carried(parsed) or parsed
    return judged.is_global and not judged.is_multicast and not any(judged in network for network in PRIVATE)


def of_seeds(seeds: Iterable[str]) -> list[tuple[str, int | None]]:
    """Host and port of each seed."""
    return [(parts.hostname or "", parts.port or PORTS[parts.scheme]) for parts in map(urlsplit, seeds)]


def of_option(value: str) -> tuple[str, int | None]:
    """What a user names: ``host``, ``host:port``, ``[::1]:8080``. Raises ValueError for what is neither."""
    parts = urlsplit(f"//{value}")
    if not parts.hostname:
        raise ValueError(f"no host in {value!r}")
    return parts.hostname, parts.port


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if any(address in network for network in CARRIERS) and int(address) > 1:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
