"""The language of a post, as a code of BCP 47."""

from __future__ import annotations

from flipscrape.evidence.languages import language_code
from flipscrape.fields.look.reading import Finding, Reading

METAS = ("content-language", "og:locale", "dc.language", "dcterms.language", "language", "inlanguage")


def find(reading: Reading) -> Finding[str] | None:
    """The lang attribute nearest around the body, else what the metadata state."""
    outline = reading.page.outline
    root = reading.content.root if reading.content.root >= 0 else next(iter(outline.by_tag.get("body", ())), 0)
    found: Finding[str] | None = None
    for i in (root, *outline.ancestors(root)):
        attributes = outline.attributes[i]
        code = language_code(attributes.get("lang") or attributes.get("xml:lang"))
        if code:
            reading.trace.claim("language", "lang", code)
            found = found or Finding(value=code, source="lang")
    for name in METAS:
        if code := language_code(reading.page.evidence.meta.first(name)):
            reading.trace.claim("language", name, code)
            found = found or Finding(value=code, source=name)
    for node in reading.page.evidence.jsonld.works:
        for text in reading.page.evidence.jsonld.texts(node, "inLanguage")[:1]:
            if code := language_code(text):
                reading.trace.claim("language", "json-ld", code)
                found = found or Finding(value=code, source="json-ld")
    return found
