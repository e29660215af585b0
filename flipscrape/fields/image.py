"""The main image of a post."""

from __future__ import annotations

from typing import Any

from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.markup.addresses import absolute

METAS = (
    "og:image",
    "og:image:secure_url",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
    "image",
    "thumbnailurl",
    "parsely-image-url",
    "sailthru.image.full",
)


def find(reading: Reading) -> Finding[str] | None:
    """og:image and its like, JSON-LD's image, else the first image of the body; an absolute address."""
    page = reading.page
    claims = [(name, page.evidence.meta.first(name)) for name in METAS]
    claims += [("json-ld", address) for node in page.evidence.jsonld.works for address in _addresses(page.evidence.jsonld.resolve(node.get("image")))]
    claims += [("body", image.url) for image in reading.content.images[:1]]
    found: Finding[str] | None = None
    for source, value in claims:
        if url := absolute(value, page.base):
            reading.trace.claim("image", source, url)
            found = found or Finding(value=url, source=source)
    return found


def _addresses(values: list[Any]) -> list[str]:
    texts = [value.get("url") or value.get("contentUrl") if isinstance(value, dict) else value for value in values]
    return [text for text in texts if isinstance(text, str)]
