"""The language of a post, as a code of BCP 47."""

from __future__ import annotations

import re

from flipscrape.fields.look.reading import Finding, Reading

CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$", re.IGNORECASE)
METAS = ("content-language", "og:locale", "dc.language", "dcterms.language", "language", "inlanguage")


def find(reading: Reading) -> Finding[str] | None:
    """The lang attribute nearest around the body, else what the metadata state."""
    outline = reading.page.outline
    root = reading.content.root if reading.content.root >= 0 else next(iter(outline.by_tag.get("body", ())), 0)
    found: Finding[str] | None = None
    for i in (root, *outline.ancestors(root)):
        attributes = outline.attributes[i]
        code = _code(attributes.get("lang") or attributes.get("xml:lang"))
        if code:
            reading.trace.claim("language", "lang", code)
            found = found or Finding(value=code, source="lang")
    for name in METAS:
        if code := _code(reading.page.evidence.meta.first(name)):
            reading.trace.claim("language", name, code)
            found = found or Finding(value=code, source=name)
    for node in reading.page.evidence.jsonld.works:
        for text in reading.page.evidence.jsonld.texts(node, "inLanguage")[:1]:
            if code := _code(text):
                reading.trace.claim("language", "json-ld", code)
                found = found or Finding(value=code, source="json-ld")
    return found


def languages_of(reading: Reading) -> list[str]:
    """The page's languages, likeliest first, for reading its dates."""
    outline, meta = reading.page.outline, reading.page.evidence.meta
    codes = [outline.attributes[i].get("lang") or outline.attributes[i].get("xml:lang") for i in outline.by_tag.get("html", ())[:1]]
    codes += [meta.first("og:locale"), meta.first("content-language")]
    return list(dict.fromkeys(code.lower() for text in codes if (code := _code(text))))


def _code(text: str | None) -> str | None:
    """``de-AT`` from ``de_AT`` or ``de-AT,en``; None where it is no code."""
    first = (text or "").split(",")[0].split(";")[0].strip().partition(".")[0]
    if not CODE.match(first):
        return None
    head, *rest = first.replace("_", "-").split("-")
    return "-".join([head.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
