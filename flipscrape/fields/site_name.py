"""The name of the site that carries a post."""

from __future__ import annotations

from flipscrape.evidence.jsonld import types_of
from flipscrape.fields.reading import Finding, Reading

NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "copyright")


def find(reading: Reading) -> Finding[str] | None:
    """og:site_name and its like, else the site or publisher that JSON-LD names, else a heading that is named the site's title."""
    evidence, outline = reading.page.evidence, reading.page.outline
    claims = [(name, value) for name in NAMES[:1] if (value := evidence.meta.first(name))]
    for node in evidence.jsonld.nodes:
        if "website" in types_of(node):
            claims += [("json-ld", name) for name in evidence.jsonld.texts(node, "name")[:1]]
    claims += [("json-ld publisher", name) for node in evidence.jsonld.works for name in evidence.jsonld.texts(node, "publisher")[:1]]
    claims += [(name, value) for name in NAMES[1:4] if (value := evidence.meta.first(name))]
    for i, hint in enumerate(outline.hints):
        if " site-title " in hint or " blog-title " in hint or " site-name " in hint or " wp-block-site-title " in hint:
            if line := outline.line(i):
                claims.append(("heading", line))
            break
    for source, value in claims:
        reading.trace.claim("site_name", source, value)
    return Finding(value=claims[0][1], source=claims[0][0]) if claims else None
