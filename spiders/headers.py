"""An answer's headers as text, for the page that a spider sends on or keeps."""

from __future__ import annotations

from scrapy.http import Response


def headers_of(response: Response) -> tuple[tuple[str, str], ...]:
    """Name and value of each header; several of one name are one, joined by commas (RFC 9110, 5.3). Any byte is a character of Latin-1."""
    return tuple((name.decode("latin-1"), b", ".join(values).decode("latin-1")) for name, values in response.headers.items())
