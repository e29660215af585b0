"""The name of the site that carries a post."""

from __future__ import annotations

from flipscrape.evidence.jsonld import types_of
from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.fields.titles.home_links import called_home
from flipscrape.fields.titles.site_naming import cuts
from flipscrape.markup.text import fold

NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
HEADINGS = ("site-title", "blog-title", "site-name", "wp-block-site-title")  # class or id tokens


def find(reading: Reading) -> Finding[str] | None:
    """og:site_name and its like, the site or publisher that JSON-LD names, a heading that is named the site's title, an end of the title element.

    The last, where a link to the home page says the same.
    """
    evidence, outline = reading.page.evidence, reading.page.outline
    claims = [(name, value) for name in NAMES[:1] if (value := evidence.meta.first(name))]
    for node in evidence.jsonld.nodes:
        if "website" in types_of(node):
            claims += [("json-ld", name) for name in evidence.jsonld.texts(node, "name")[:1]]
    claims += [("json-ld publisher", name) for node in evidence.jsonld.works for name in evidence.jsonld.texts(node, "publisher")[:1]]
    claims += [(name, value) for name in NAMES[1:] if (value := evidence.meta.first(name))]
    places = [outline.by_token[token][0] for token in HEADINGS if token in outline.by_token]
    if places and (line := outline.line(min(places))):
        claims.append(("heading", line))
    if not claims and (name := _at_an_end(reading)):
        claims.append(("title element", name))
    for source, value in claims:
        reading.trace.claim("site_name", source, value)
    return Finding(value=claims[0][1], source=claims[0][0]) if claims else None


def _at_an_end(reading: Reading) -> str | None:
    outline = reading.page.outline
    title = outline.title
    ends = {fold(end): end for a, b in cuts(title) for end in (title[:a], title[b:])}
    return next((ends[name].strip("() ") for name in sorted(called_home(reading, set(ends)), key=lambda name: (len(name), name))), None)
