"""When a post was last changed, where the page says so."""

from __future__ import annotations

from flipscrape.evidence.languages import languages_of
from flipscrape.fields.dates.marks import KEYS, METAS, PROPERTIES
from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.markup.dates import parse_date


def find(reading: Reading) -> Finding[str] | None:
    """JSON-LD's dateModified, metadata, microdata, a time element of class updated; the announcement where none is there."""
    evidence, outline = reading.page.evidence, reading.page.outline
    claims = [("json-ld", text) for node in evidence.jsonld.works for text in evidence.jsonld.texts(node, *KEYS["modified"])[:1]]
    claims += [(name, value) for name in METAS["modified"] if (value := evidence.meta.first(name))]
    claims += [("microdata", found.value) for found in evidence.microdata.of(*PROPERTIES["modified"]) if not reading.layout.apart(found.place)]
    for i in outline.by_tag.get("time", ()):
        if (
            (" updated " in outline.hints[i] or " dt-updated " in outline.hints[i])
            and " published " not in outline.hints[i]
            and not reading.layout.apart(i)
        ):
            claims.append(("time element", outline.attributes[i].get("datetime") or outline.line(i)))
    if reading.announced and reading.announced.modified:
        claims.append((reading.announced.source.value, reading.announced.modified))
    found: Finding[str] | None = None
    languages = languages_of(reading.page.outline, reading.page.evidence.meta)
    for source, text in claims:
        if (iso := parse_date(text, languages=languages, base=reading.page.fetched)) is not None and len(iso) >= 10:
            reading.trace.claim("modified", source, iso)
            found = found or Finding(value=iso, source=source)
    return found
