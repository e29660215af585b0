"""The title of a post."""

from __future__ import annotations

from flipscrape.fields.reading import Finding, Reading


def find(reading: Reading) -> Finding[str] | None:
    """The page's own heading, else what its metadata say."""
    outline, meta = reading.page.outline, reading.page.evidence.meta
    for i in outline.by_tag.get("h1", ()):
        if line := outline.line(i):
            return Finding(value=line, source="h1")
    if value := meta.first("og:title", "twitter:title"):
        return Finding(value=value, source="og:title")
    return None
