"""The canonical address (RFC 6596)."""

from __future__ import annotations

from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.markup.addresses import absolute


def find(reading: Reading) -> Finding[str] | None:
    """rel=canonical, else og:url; as the page states it, without judging whether it is believed."""
    page = reading.page
    for link in page.evidence.meta.links.get("canonical", ()):
        return Finding(value=link.url, source="canonical")
    if url := absolute(page.evidence.meta.first("og:url"), page.base):
        return Finding(value=url, source="og:url")
    return None
