"""What answers and failures mean: is the server in trouble, or only the page; is the page whole; when to come back."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urljoin

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response

HOST_TROUBLE = frozenset((408, 425, 429, 502, 503, 504, 520, 521, 522, 523, 524, 530))
TOO_MANY_REQUESTS = 429
PAGE_TROUBLE = frozenset((500, 507, 508))
TAIL = 2048
ASCII = "".join(map(chr, range(128)))  # all other bytes of a Location are written as an address may have them, whatever their charset
REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "no such host"),
    (DownloadConnectionRefusedError, "connection refused"),
    (DownloadTimeoutError, "no whole answer in time"),
    (ResponseDataLossError, "cut short on the way"),
    (DownloadCancelledError, "too large"),
    (UnsupportedURLSchemeError, "no http address"),
    (DownloadFailedError, "connection lost"),
)


def is_trouble_of_the_host(error: BaseException) -> bool:
    """Whether a failure says more of the server than of one page."""
    return isinstance(error, CannotResolveHostError | DownloadConnectionRefusedError | DownloadTimeoutError)


def is_lost_connection(error: BaseException) -> bool:
    """Whether the connection ended before an answer began."""
    return isinstance(error, DownloadFailedError)


def is_cut_short(response: Response) -> bool:
    """Whether the connection ended before the body did. A page with its end tag is whole, whatever length was announced."""
    return "dataloss" in response.flags and b"</html" not in response.body[-TAIL:].lower()


def leads_to(response: Response) -> str | None:
    """Where a redirect leads; None for any other answer."""
    location = quote(response.headers.get("Location") or b"", safe=ASCII)
    return urljoin(response.url, location) if 300 <= response.status < 400 and location else None


def retry_after(response: Response) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3: a number or a date); None without one."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def reason_of(error: BaseException) -> str:
    """A failure in a few words, the same for all of its kind."""
    for kind, words in REASONS:
        if isinstance(error, kind):
            return words
    if isinstance(error, IgnoreRequest):
        return "too large when unpacked" if "exceeded DOWNLOAD_MAXSIZE" in str(error) else str(error)
    return f"broken answer ({type(error).__name__})"
