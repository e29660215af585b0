"""Web addresses: made absolute, cleaned, compared. Pure functions of text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from flipscrape.tracking import of_the_page

# Addresses that joining leaves as they are; most of a page's are of this form, and joining is slow.
PLAIN = re.compile(r"https?://[a-z0-9.-]+(?::(?:\d{1,4}|[1-5]\d{4}))?(?:/[^\s?#]*(?:\?[^\s#]+)?(?:#\S+)?)?\Z")
OF_THE_HOST = re.compile(r"/(?!/)[^\s?#]*(?:\?[^\s#]+)?(?:#\S+)?\Z")
HOST = re.compile(r"(?:https?:)?//([A-Za-z0-9.-]+)(?::\d*)?(?:[/?#]|$)")  # of most addresses; reading all of one is slow
OTHER_SCHEME = re.compile(r"\s*(?!https?:)[a-z][a-z0-9+-]*:", re.IGNORECASE)
LINE_BREAK = re.compile(r"[\t\r\n]+")
DOUBLED = re.compile(r"(?<!:)//+")
SESSION_IN_PATH = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)


def absolute(address: str | None, base: str | None) -> str | None:
    """``address`` against ``base`` as an http(s) address; None where it is no such thing."""
    if not address or OTHER_SCHEME.match(address):
        return None
    if PLAIN.match(address):
        return _as_spoken(address, base)
    if base and OF_THE_HOST.match(address) and "/." not in address and (origin := _origin(base)):
        return origin + address
    try:
        joined = urljoin(base or "", _in_one_piece(address))
        parts = urlsplit(joined)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "%20" in parts.hostname:
            return None
        _ = parts.port
    except ValueError:
        return None
    return _as_spoken(joined, base)


def clean(address: str) -> str:
    """The address as the archive keeps it: no fragment, no default port, host in lower case, no tracking or session keys.

    No doubled slash in its path: feeds have them where the site's address was typed with one at its end (ikiwiki).
    Raises ValueError where it is no http(s) address.
    """
    parts = urlsplit(_in_one_piece(address))
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if scheme not in ("http", "https") or not host or "%20" in host:
        raise ValueError(f"no http(s) address: {address!r}")
    port = parts.port
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        netloc = f"{netloc}:{port}"
    return urlunsplit((scheme, netloc, DOUBLED.sub("/", SESSION_IN_PATH.sub("", parts.path)) or "/", of_the_page(parts.query), ""))


@lru_cache(maxsize=4096)
def host(address: str | None) -> str:
    """The host in lower case without a leading www; empty where there is none."""
    if address and (match := HOST.match(address)):
        return match[1].lower().removeprefix("www.")
    try:
        return (urlsplit(address or "").hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def with_query(address: str, values: Mapping[str, str]) -> str:
    """The address with ``values`` in its query, each in the place of an earlier one of its name; a slash in one stays as it is."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(query=urlencode({**dict(parse_qsl(parts.query)), **values}, safe="/")))


def _in_one_piece(address: str) -> str:
    """The address without the white space around it and at the breaks of a line; a space inside is a letter of it (WHATWG URL, 4.4)."""
    return "".join(map(str.strip, LINE_BREAK.split(address.strip()))).replace(" ", "%20")


def _as_spoken(address: str, base: str | None) -> str:
    """An address on the very port of ``base`` in the scheme of that: one port speaks one, whatever a sitemap made elsewhere says (Django's)."""
    other, own = _on_its_port(base) if base else ("", "")
    return own + address[len(other):] if other and address.startswith(other) else address


@lru_cache(maxsize=64)
def _on_its_port(base: str) -> tuple[str, str]:
    """What addresses on the port that ``base`` names begin with in the other scheme, and in its own; empty where it names none."""
    try:
        parts = urlsplit(base)
        if parts.port is None:
            return "", ""
    except ValueError:
        return "", ""
    other = "http" if parts.scheme == "https" else "https"
    return f"{other}://{parts.netloc}/", f"{parts.scheme}://{parts.netloc}/"


@lru_cache(maxsize=64)
def _origin(base: str) -> str | None:
    """The scheme and the host of a plain address, as it writes them."""
    if not PLAIN.match(base):
        return None
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}"
