"""The description that a page gives of itself."""

from __future__ import annotations

from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.markup.text import squeeze, unescaped

NAMES = ("description", "og:description", "twitter:description", "dc.description")


def find(reading: Reading) -> Finding[str] | None:
    """The first description among the page's metadata, else JSON-LD's of the post."""
    evidence = reading.page.evidence
    claims = [(name, evidence.meta.first(name)) for name in NAMES]
    claims += [("json-ld", text) for node in evidence.jsonld.works for text in evidence.jsonld.texts(node, "description")[:1]]
    for source, value in claims:
        # Some write 'Bread&amp;nbsp;and salt'.
        if value and (text := squeeze(unescaped(value))):
            return Finding(value=text, source=source)
    return None
