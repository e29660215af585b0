"""The description that a page gives of itself."""

from __future__ import annotations

from flipscrape.fields.look.reading import Finding, Reading

NAMES = ("description", "og:description", "twitter:description", "dc.description")


def find(reading: Reading) -> Finding[str] | None:
    """The first description among the page's metadata."""
    for name in NAMES:
        if value := reading.page.evidence.meta.first(name):
            return Finding(value=value, source=name)
    return None
