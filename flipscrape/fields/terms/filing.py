"""From groups of links and statements of metadata to a post's tags or categories."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.fields.terms.groups import Kind
from flipscrape.fields.terms.links import find_terms, marked_terms
from flipscrape.fields.terms.lone_links import beside_the_day
from flipscrape.fields.terms.typed import typed_terms
from flipscrape.fields.terms.unlinked import unlinked_terms
from flipscrape.markup.text import fold, squeeze, unescaped
from flipscrape.model import Announcement, AnnouncementSource

# Folders that hold all posts alike, and so name no section.
PLAIN = frozenset(
    "archive archives article articles artikel artykul blog blogs content de en es fr home html id index info it magazin magazine news newsroom"
    " node notes p page pages post posts press site stories story thread web wiki wp www".split()
)
METAS = {
    Kind.TAG: ("article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "news_keywords"),
    Kind.CATEGORY: ("article:section", "og:article:section", "parsely-section", "sailthru.section", "section"),
}
# Metadata that names one tag a statement, and so all of them; a theme may link the first alone (Ghost).
WHOLE = ("article:tag", "og:article:tag")
# What makes links terms, best first. Apart from the body a class says too little of a category: menus list those.
WHYS = {
    Kind.TAG: (
        "rel=tag", "label", "class", "address", "apart, rel=tag", "apart, label", "apart, class", "far, rel=tag", "far, label", "far, class",
    ),
    Kind.CATEGORY: ("rel=tag", "label", "class", "address", "apart, rel=tag", "apart, label", "far, rel=tag", "far, label"),
}
# The names of GTM4WP, the plug-in that hands WordPress's terms to a tag manager.
IN_SCRIPT = {Kind.TAG: "pageAttributes", Kind.CATEGORY: "pageCategory"}
# What engines and themes call a breadcrumb, beside that name itself.
PATHWAYS = frozenset("crumbs pathway pathnavigation rootline fil-ariane ariane brotkrumen brotkrume klickpfad migas briciole murupolku".split())
LONGEST_PATH = 500  # characters; Genesis has the body's class say whether there is a breadcrumb
# What a link says that leads to no term: "View all", "Back to blog", a button's word, a month's number, an address.
LEADS_ON = re.compile(
    r"\W*back to\b|(?:view|see|show|read|learn) (?:all|more)\b|more (?:in|on|about|from)\b|mehr (?:zu[mr]?|aus|über)\b|\W+mehr\b|más temas|.*:$"
    r"|sign up\b|get alerts\b|https?://|www\.|查看|更多|もっと|\W*(?:zurück|anmelden|registrieren|log ?in|drucken|vorlesen|mailen|teilen|tweete?n?"
    r"|print|print article|e-?mail|0\d)\W*$", re.IGNORECASE)
COMMA = re.compile(r",(?!\s)")
PERIOD = re.compile(r"(?:kw |week )?\d+")  # what a trail through archives of days names: '2015', '8', 'KW 15'
MOST_LISTED = {Kind.TAG: 20, Kind.CATEGORY: 3}
KEYS = {Kind.TAG: "keywords", Kind.CATEGORY: "articleSection"}


def file_terms(reading: Reading, kind: Kind) -> Finding[list[str]] | None:
    """The best source's terms; all that others say is noted."""
    best: Finding[list[str]] | None = None
    for source, names in _sources(reading, kind):
        if terms := _tidy(names):
            reading.trace.claim(kind.value, source, terms)
            whole = best is not None and len(best.value) == 1 and _is_whole(source, best.source, terms)
            if best is None or (whole and set(map(fold, best.value)) < set(map(fold, terms))):
                best = Finding(value=terms, source=source.removeprefix("apart, ").removeprefix("far, "))
    return best


def _is_whole(source: str, other: str, terms: list[str]) -> bool:
    """Whether ``source`` lists all terms where ``other`` may give the first: Yoast states one section, and all of them in JSON-LD.

    A long list there is of tags as well.
    """
    return source in WHOLE or (source == "json-ld" and other in METAS[Kind.CATEGORY] and len(terms) <= MOST_LISTED[Kind.CATEGORY])


def _sources(reading: Reading, kind: Kind) -> Iterator[tuple[str, list[str]]]:
    """Who lists terms of this kind, best first: an API knows them, a theme may show some of them, or all that the blog has."""
    evidence, announced = reading.page.evidence, reading.announced
    told = () if announced is None else announced.tags if kind is Kind.TAG else announced.categories
    if announced is not None and announced.source is AnnouncementSource.REST:
        yield announced.source.value, list(told)
    yield reading.platform.name, marked_terms(reading, kind)
    every = reading.layout.once("terms", lambda: find_terms(reading))
    groups = [group for group in every if group.kind is kind]
    for why in WHYS[kind]:
        yield why, [name for group in groups if group.why == why for name in group.names]
    # WordPress's and Pelican's feeds call tags and categories alike; the page's own links, or their archives, tell which is which.
    others = {fold(name) for group in every if group.kind is not kind for name in group.names} | _listed_otherwise(reading, kind)
    if kind is Kind.TAG:
        others |= {fold(name) for name in evidence.meta.values.get("article:section", ())}
    if announced is not None and announced.source is not AnnouncementSource.REST:
        keywords = {fold(name) for names in (*_in_jsonld(reading, Kind.TAG), evidence.meta.values.get(METAS[Kind.TAG][0], ())) for name in names}
        # So do those of others: where the page states its keywords, what is none of them is a category.
        more = [name for name in announced.tags if keywords and fold(name) not in keywords]
        said = [*told, *more] if kind is Kind.CATEGORY else [name for name in told if name not in more]
        if kind is Kind.TAG and said:
            others |= {fold(name) for name in unlinked_terms(reading, Kind.CATEGORY)}
        yield announced.source.value, [name for name in said if fold(name) not in others]
    if (listed := reading.listed) is not None and not _knows_terms(announced):
        names = listed.tags if kind is Kind.TAG else listed.categories
        # Nikola writes the letters of its addresses anew, so that an archive's name is not always known by them.
        stated = {fold(value) for name in METAS[kind] for value in evidence.meta.values.get(name, ())}
        names = () if {fold(name) for name in names} < stated else names
        # What stands beside all posts of a blog, as the latest do, is in every archive.
        yield listed.source.value, [name for name in names if fold(name) not in others] if len(names) <= MOST_LISTED[kind] else []
    if kind is Kind.CATEGORY:
        yield "breadcrumb", [name for name in _breadcrumb(reading) if fold(name) not in PLAIN]
    for name in METAS[kind]:
        values = [value for value in evidence.meta.values.get(name, []) if kind is Kind.TAG or fold(value) != fold(evidence.meta.first("og:title"))]
        yield name, [part for value in values for part in _parts(value, kind)]
    yield from (("json-ld", names) for names in _in_jsonld(reading, kind))
    if kind is Kind.TAG:
        yield "microdata", _in_microdata(reading)
    if kind is Kind.CATEGORY and (section := _parent_page(reading)):
        yield "link to a parent page", [section]
    if kind is Kind.CATEGORY:
        yield "link beside the day", beside_the_day(reading)
    yield "text behind a label", typed_terms(reading, kind)
    yield "script", _in_script(reading, IN_SCRIPT[kind])
    yield "class, no link", [name for name in unlinked_terms(reading, kind) if kind is Kind.TAG or fold(name) not in PLAIN | others]


def _knows_terms(announced: Announcement | None) -> bool:
    """Whether an API tells what the post is filed under: what it does not tell, a list of the latest beside an archive's posts does not know."""
    return announced is not None and announced.source is AnnouncementSource.REST and bool(announced.tags or announced.categories)


def _in_jsonld(reading: Reading, kind: Kind) -> list[list[str]]:
    jsonld = reading.page.evidence.jsonld
    return [[part for text in jsonld.texts(node, KEYS[kind]) for part in _parts(text, kind)] for node in jsonld.works]


def _in_microdata(reading: Reading) -> list[str]:
    """The keywords that one element, which shows nothing, states of the post."""
    outline = reading.page.outline
    values = [found.value for found in reading.page.evidence.microdata.of("keywords") if outline.tags[found.place] == "meta"]
    return _parts(values[0], Kind.TAG) if len(values) == 1 else []


def _listed_otherwise(reading: Reading, kind: Kind) -> set[str]:
    """The names, folded, of archives of the other kind that list the post, where none of this kind has that name."""
    if reading.listed is None:
        return set()
    names = {Kind.TAG: reading.listed.tags, Kind.CATEGORY: reading.listed.categories}
    return {fold(name) for other in Kind if other is not kind for name in names[other]} - set(map(fold, names[kind]))


def _parts(text: str, kind: Kind) -> list[str]:
    """Terms of a list on one line. One comma before a space stands in the name of a section as often as between two."""
    text = unescaped(text)  # some write 'Bread &amp;amp; salt'
    if ";" in text:
        return text.split(";")
    return text.split(",") if kind is Kind.TAG or text.count(", ") > 1 else COMMA.split(text)


def _in_script(reading: Reading, name: str) -> list[str]:
    """The terms that a script hands to the counting of visitors: in slugs, so the last to be asked."""
    outline = reading.page.outline
    for i in outline.by_tag.get("script", ()):
        if name in (text := outline.written(i)) and (match := re.search(rf'"{name}":(\[[^\[\]]*\])', text)):
            try:
                return [term for term in json.loads(match[1]) if isinstance(term, str)]
            except ValueError:
                return []
    return []


def _breadcrumb(reading: Reading) -> list[str]:
    """The last link of the breadcrumb but the home page's and the page's own; all that WordPress calls the post's categories in it."""
    outline = reading.page.outline
    titles = {fold(outline.line(i)) for i in outline.by_tag.get("h1", ())}
    for i in sorted({i for token, places in outline.by_token.items() if "breadcrumb" in token or token in PATHWAYS for i in places}):
        links = [j for j in outline.within("a", i) if outline.chars(j)][:6]
        if len(links) > 1 and outline.chars(i) <= LONGEST_PATH:
            if filed := [j for j in links if "category" in (outline.attributes[j].get("rel") or "").lower()]:
                return [outline.line(j) for j in filed]
            own = (reading.page.url or "").rstrip("/")
            path = [
                outline.line(j)
                for j in links[1:]
                if not (address := outline.attributes[j].get("href") or "#").startswith("#") and address.rstrip("/") != own
                and (name := fold(outline.line(j))) not in titles and not PERIOD.fullmatch(name)
            ]
            return path[-1:]
    return []


def _parent_page(reading: Reading) -> str | None:
    """The text of a link to the page above this one ('/beauty/' above '/beauty/dry-skin/'): sites of news name their sections so."""
    page = reading.page
    if page.url is None:
        return None
    parts = urlsplit(page.url)
    segments = [segment for segment in parts.path.split("/") if segment][:-1]
    if not segments or len(segments) > 3 or any(segment.isdigit() or segment.casefold() in PLAIN for segment in segments):
        return None
    for depth in range(len(segments), 0, -1):
        path = "/" + "/".join(segments[:depth])
        above = {path, path + "/", f"{parts.scheme}://{parts.netloc}{path}", f"{parts.scheme}://{parts.netloc}{path}/"}
        named = fold(unquote(segments[depth - 1]).replace("_", " "))
        words = re.compile(r"\W+".join(map(re.escape, named.split())), re.IGNORECASE)
        for i in page.outline.by_tag.get("a", ()):
            if page.outline.attributes[i].get("href") in above and 2 < page.outline.chars(i) < 40 and (match := words.search(page.outline.line(i))):
                return match[0]
    return None


def _tidy(names: Iterable[str]) -> list[str]:
    tidy: dict[str, str] = {}
    for name in names:
        text = squeeze(unescaped(name)).strip(" ,;>»›→|").lstrip("#").strip()
        if (key := fold(text)) and len(text) <= 80 and not LEADS_ON.match(text):
            tidy.setdefault(key, text)
    return list(tidy.values())
