"""What a page says of itself, before anyone looks at its layout."""

from __future__ import annotations

from dataclasses import dataclass

from flipscrape.evidence.jsonld import JsonLd, read_jsonld
from flipscrape.evidence.meta import Meta, read_meta
from flipscrape.evidence.microdata import Microdata, read_microdata
from flipscrape.markup.outline import Outline

# One of them stands on every page with microdata or RDFa; "property" alone stands in the head of most pages.
MICRODATA, RDFA = b"itemprop", (b"typeof", b"datatype")


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """All statements of one page about itself."""

    meta: Meta
    jsonld: JsonLd
    microdata: Microdata


def gather(outline: Outline, base: str | None, *, data: bytes) -> Evidence:
    """Read every statement of the page once. ``base`` is the page's address, ``data`` its bytes."""
    rdfa = any(attribute in data for attribute in RDFA)
    microdata = read_microdata(outline, rdfa=rdfa) if rdfa or MICRODATA in data else Microdata(properties={})
    return Evidence(meta=read_meta(outline, base), jsonld=read_jsonld(outline), microdata=microdata)
