"""Cookies, for none but servers that redirect a page to itself until one comes back; those of others would only change what they show."""

from __future__ import annotations

from scrapy.http import Response

# Characters of a cookie, as many as RFC 6265, 6.1, asks a client to keep at least; and cookies of a host, fewer than the 50 it asks for.
LONGEST, MOST = 4096, 20


class Cookies:
    """What a run has to send to each host."""

    def __init__(self) -> None:
        self._of_host: dict[str, dict[str, str]] = {}

    def take(self, host: str, response: Response) -> bool:
        """Keep the cookies that an answer sets; whether any of them is news."""
        known = self._of_host.setdefault(host, {})
        before = dict(known)
        for line in response.headers.getlist("Set-Cookie"):
            name, _, value = line.decode("latin-1").partition(";")[0].strip().partition("=")
            if name and len(name) + len(value) <= LONGEST and (name in known or len(known) < MOST):
                known[name] = value
        return known != before

    def header(self, host: str) -> str | None:
        """The Cookie header for a request to ``host``; None where it needs none."""
        return "; ".join(f"{name}={value}" for name, value in self._of_host.get(host, {}).items()) or None
