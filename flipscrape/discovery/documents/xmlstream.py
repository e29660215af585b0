"""Feeds and sitemaps as a stream of finished elements: broken XML read leniently, in memory that one element needs.

Everything before the root element is cut off unread, so that no document type is ever seen: entities stay unresolved
and external references unfollowed, whatever the file declares (XML 1.0, 4.4.4 lets a reader that does not validate do so).
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator

from lxml import etree

from flipscrape.markup.decode import decode
from flipscrape.markup.text import unescaped

ROOTS = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|RDF|urlset|sitemapindex|channel)(?=[\s>/])", re.IGNORECASE)
ROOT_WINDOW = 64 * 1024
# Named characters of HTML that feeds use without declaring them; the five of XML keep their meaning.
ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
KEPT = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos", b"AMP", b"LT", b"GT", b"QUOT"))
CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))
# Prefixes as feeds declare them, by namespace; an undeclared prefix is taken at its word.
PREFIXES = {
    "http://www.w3.org/2005/Atom": "", "http://purl.org/atom/ns#": "", "http://purl.org/rss/1.0/": "", "http://backend.userland.com/rss2": "",
    "http://my.netscape.com/rdf/simple/0.9/": "", "http://www.sitemaps.org/schemas/sitemap/0.9": "", "http://www.google.com/schemas/sitemap/0.84": "",
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms", "http://purl.org/rss/1.0/modules/content/": "content",
    "http://wellformedweb.org/CommentAPI/": "wfw", "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/syndication/thread/1.0": "thr", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner", "http://search.yahoo.com/mrss/": "media",
    "http://a9.com/-/spec/opensearch/1.1/": "opensearch", "http://a9.com/-/spec/opensearchrss/1.0/": "opensearch",
    "http://www.google.com/schemas/sitemap-news/0.9": "news", "http://www.google.com/schemas/sitemap-image/1.1": "image",
    "http://www.google.com/schemas/sitemap-video/1.1": "video", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
}


def root_name(data: bytes) -> str | None:
    """Which of the known root elements ``data`` (UTF-8) begins with, in lower case; None where it has none near its start."""
    found = ROOTS.search(data, 0, ROOT_WINDOW)
    return found.group(1).decode().lower() if found else None


def stream(data: bytes, names: Collection[str]) -> Iterator[tuple[str, etree._Element]]:
    """Yield (name, element) for each finished element of ``data`` whose ``name_of`` is in ``names``, then free it.

    ``data``: bytes of any charset. What libxml2 cannot mend ends the stream early; nothing is raised.
    An element inside another that is asked for comes with that one, not by itself.
    """
    text = decode(data).data
    found = ROOTS.search(text, 0, ROOT_WINDOW)
    if found is None:
        return
    body = ENTITY.sub(_named, text[found.start():].translate(None, CONTROLS))
    events = etree.iterparse(io.BytesIO(body), events=("start", "end"), recover=True, huge_tree=True, encoding="utf-8",
                             resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    open_at: etree._Element | None = None
    try:
        for event, element in events:
            name = name_of(element)
            if event == "start":
                if open_at is None and name in names:
                    open_at = element
            elif open_at is not None and element is open_at:
                yield name, open_at
                _free(open_at)
                open_at = None
    except etree.XMLSyntaxError:
        return


def name_of(element: etree._Element) -> str:
    """``prefix:local``, the prefix by the namespace's usual name; plain ``local`` in RSS, Atom and sitemaps themselves."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag.startswith("{"):
        space, _, local = tag[1:].partition("}")
        prefix = PREFIXES.get(space, element.prefix or "")
        return f"{prefix}:{local}" if prefix else local
    return tag


def _named(entity: re.Match[bytes]) -> bytes:
    if entity.group(1) in KEPT:
        return entity.group(0)
    text = unescaped(entity.group(0).decode("ascii"))
    return text.encode("utf-8", "replace")


def _free(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
