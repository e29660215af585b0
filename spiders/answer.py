"""An answer of Scrapy's as the page that a spider sends on or keeps."""

from __future__ import annotations

from datetime import UTC, datetime

from scrapy.http import Response

from flipscrape.items import FetchedPage
from flipscrape.markup.decode import charset_of


def fetched_page(response: Response) -> FetchedPage:
    """The page as it came, at this moment. Any byte of a header is a character of Latin-1; several of one name are one (RFC 9110, 5.3)."""
    headers = tuple((name.decode("latin-1"), b", ".join(values).decode("latin-1")) for name, values in response.headers.items())
    charset = charset_of((response.headers.get("Content-Type") or b"").decode("latin-1"))
    return FetchedPage(url=response.url, status=response.status, headers=headers, body=response.body, fetched=datetime.now(UTC), charset=charset)
