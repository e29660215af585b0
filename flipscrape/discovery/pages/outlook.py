"""What a fetched page leads to, and what can be seen of its nature without knowing the rest of the blog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin
from zlib import crc32

from flipscrape.comments.cues.marks import between
from flipscrape.discovery.documents.sitemaps import Scope
from flipscrape.discovery.pages.cards import is_headed
from flipscrape.discovery.pages.excerpts import is_excerpt
from flipscrape.discovery.pages.listed import listed
from flipscrape.discovery.pages.places import NUMBER, Place, Places
from flipscrape.discovery.pages.statement import Role, Statement, is_locked, stated
from flipscrape.discovery.pages.whole_posts import whole_posts
from flipscrape.markup.addresses import absolute, clean, host
from flipscrape.markup.dates import find_dates
from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.markup.text import fold
from flipscrape.model import Announcement, AnnouncementSource, Article, Found
from flipscrape.page import Page

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/x.atom+xml", "text/xml")
# The text of a link to a tag or an author has no more characters.
SHORT = 60
# Addresses that lead to the same place from every page of a host; longer ones are not remembered.
ROOTED = ("/", "http://", "https://")
LONG = 500
# A page of the blog has fewer links; the rest of a hostile one is not read.
MOST_LINKS = 5000
WORDS_OF_A_DAY = 4
NOTHING_SAID = Statement()
MOST_TOKENS = 300
# A page with so many headings that lead on, and no word of its own on what it is, is a listing.
MANY_TEASERS = 4
SEVERAL_SECTIONS = 2
FRONT = 3  # slashes in the address of a host's front page


class PageLink(NamedTuple):
    """A link: absolute address, cleaned; ``path`` is the hash of the elements and classes that lead to it.

    A tuple: a page has hundreds, which travel between processes.
    """

    url: str
    place: Place
    path: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """What one fetched address told.

    ``links``: of an HTML page, in its order, to its own host and the www twin, each address once with its best place.
    ``found``: addresses that a feed, sitemap or collection names. ``remarked``: what comments feeds and collections tell of posts' comments.
    ``listed``: what the page tells of posts that it names, if it is a listing. ``tokens``: class names of the page's template.
    ``teasers``: how many pages its headings lead to; ``sections``: those of headings within its text, of the row of posts in which
    that stands, or in the page's own folder.
    ``stated``: how many posts a collection says there are. ``locked``: a text on it is only shown to those who know its password.
    """

    statement: Statement = NOTHING_SAID
    found: tuple[Found, ...] = ()
    links: tuple[PageLink, ...] = ()
    feeds: tuple[str, ...] = ()
    api: str | None = None
    canonical: str | None = None
    dated: bool = False
    termed: bool = False
    words: int = 0
    teasers: int = 0
    sections: int = 0
    tokens: frozenset[str] = frozenset()
    generator: str = ""
    scope: Scope = Scope.MIXED
    remarked: tuple[Announcement, ...] = ()
    listed: tuple[Announcement, ...] = ()
    locked: bool = False
    stated: int | None = None

    @property
    def role(self) -> Role:
        """What the page is, as far as it alone tells: its own word, else a post where it has a text and a date."""
        if self.statement.role is not Role.UNKNOWN:
            return self.statement.role
        if self.teasers >= MANY_TEASERS or self.sections >= SEVERAL_SECTIONS:
            return Role.LISTING
        return Role.POST if self.words and self.dated else Role.UNKNOWN


def look(page: Page, article: Article, *, further: Iterable[str] = ()) -> Outlook:
    """All that one HTML page tells, ``article`` being its record; ``further``: its post's other pages, where a source names them."""
    outline, meta = page.outline, page.evidence.meta
    terms = {fold(name) for names in (article.tags, article.categories, article.authors) for name in names} - {""}
    links, teasers, main = _links(page, terms)
    heads = [i for i, url in main.items() if url in teasers and is_headed(outline, i)]
    named = (link for rel in ("next", "prev", "previous", "up", "first", "last", "start", "archives", "bookmark") for link in meta.links.get(rel, ()))
    for link in named:
        if url := _within(link.url, host(page.url)):
            links.setdefault(url, PageLink(url=url, place=Place.PAGING, path=crc32(b"head")))
    for url in further:
        links.setdefault(url, PageLink(url=url, place=Place.MAIN, path=crc32(b"further")))
    statement = stated(page)
    words = _own_words(article, page.url)
    told = () if statement.role is Role.POST else listed(page, main, languages=(article.language,) if article.language else ())
    # The day of a page that has no text of its own, but one beside each of many links, is that of the first of these;
    # one that a listing tells is not on the page, and tells nothing to those that were read before it.
    dated = {one.url for one in told if one.published} if not words else set[str]()
    bare = len(dated) >= MANY_TEASERS
    return Outlook(
        statement=statement, links=tuple(links.values()), listed=told, teasers=len(teasers | dated if bare else teasers),
        sections=max(
            len(teasers.intersection(link.url for link in article.links)), whole_posts(outline, heads, article.body), _below(teasers, page.url)
        ),
        feeds=tuple(dict.fromkeys(_feeds(page))),
        api=next((link.url for link in meta.links.get("https://api.w.org/", ())), None), canonical=article.canonical_url,
        dated=article.published is not None and article.sources.get("published") != AnnouncementSource.LISTING and not bare,
        termed=bool(article.tags or article.categories),
        words=words, tokens=_template(outline), generator=(meta.first("generator") or "").lower(),
        locked=is_locked(page),
    )


def _own_words(article: Article, url: str | None) -> int:
    """The words of the text; none where it is its title, or links to other pages of the blog with a day beside each at the most.

    A year may stand above the days of many: VuePress's timeline.
    """
    if fold(article.body) == fold(article.title):
        return 0
    rest, here = article.body, host(url)
    within = [link.text for link in article.links if link.text and link.url != url and host(link.url) == here]
    for text in within:
        rest = rest.replace(text, " ", 1)
    left = rest.split()
    numbers = sum(any(map(str.isdigit, word)) for word in left)
    days = not left or bool(find_dates(rest)) or (numbers >= len(within) and 2 * numbers > len(left))
    if within and len(left) <= WORDS_OF_A_DAY * len(within) and days:
        return 0
    return len(article.body.split())


def _below(teasers: Iterable[str], url: str | None) -> int:
    """How many of the pages that headings lead to lie in the folder that the page is: a section of few posts reads like one of them."""
    folder = (url or "").partition("?")[0].rstrip("/") + "/"
    return sum(teaser.startswith(folder) for teaser in teasers if len(teaser) > len(folder)) if folder.count("/") > FRONT else 0


def without_texts(outlook: Outlook) -> Outlook:
    """The same without the posts' texts that a feed or a collection gives."""
    found = (replace(one, announced=replace(one.announced, body_html=None)) if one.announced is not None else one for one in outlook.found)
    return replace(outlook, found=tuple(found))


def _links(page: Page, terms: set[str]) -> tuple[dict[str, PageLink], set[str], dict[int, str]]:
    """By address: the links, and which of them head a teaser, or stand around one; by element: those of the main part to other pages."""
    outline, own, base = page.outline, host(page.url), page.base or ""
    root = urljoin(base, "/")
    headlines = [stated.place for stated in page.evidence.microdata.of("headline")]  # VuePress Hope's cards have no other heading
    places = Places(outline)
    links: dict[str, PageLink] = {}
    teasers: set[str] = set()
    excerpts: set[str] = set()
    main: dict[int, str] = {}
    last, before = -1, ""  # the link before, and where it leads
    for i in outline.by_tag.get("a", ())[:MOST_LINKS]:
        attributes = outline.attributes[i]
        href = attributes.get("href")
        if not href:
            continue
        # Most links of a page stand on every page of its blog.
        url = _known_target(href, root, own) if len(href) < LONG and href.startswith(ROOTED) else _target(href, base, own)
        if url is None:
            continue
        if url == before != page.url and is_excerpt(outline, last, i):
            excerpts.add(url)
        last, before = i, url
        rel = (attributes.get("rel") or "").lower().split()
        term = "tag" in rel or (bool(terms) and outline.chars(i) <= SHORT and _folded(outline.line(i)) in terms)
        if "next" in rel or "prev" in rel or places.of_hint(outline.hints[i]) is Place.PAGING:
            place = Place.PAGING
        elif (place := places.place(outline.parents[i])) is Place.MAIN and (
            any(outline.tags[j] in HEADINGS for j in outline.children(i)) or between(headlines, i + 1, outline.ends[i])
        ):
            place = Place.HEADING
        if url != page.url and place in (Place.MAIN, Place.HEADING) and "tag" not in rel:
            main[i] = url  # what a listing seems to be filed under may be a post's title
            if place is Place.HEADING and not term:
                teasers.add(url)
        if term:
            place = Place.TERM
        if url not in links or (links[url].place is Place.CHROME and place is not Place.CHROME):
            links[url] = PageLink(url=url, place=place, path=places.path(outline.parents[i]) ^ crc32(outline.hints[i].encode("utf-8", "replace")))
    return links, teasers | excerpts if len(excerpts) >= SEVERAL_SECTIONS else teasers, main


def _feeds(page: Page) -> Iterable[str]:
    for link in page.evidence.meta.links.get("alternate", ()):
        if link.type.split(";")[0].strip() in FEED_TYPES or (link.type == "application/json" and "wp-json" not in link.url and "feed" in link.url):
            yield link.url


def _template(outline: Outline) -> frozenset[str]:
    """Class names of the page, numbers masked. Those of the text itself differ from post to post and are learnt to be noise."""
    tokens: set[str] = set()
    for tag, hint in dict.fromkeys(zip(outline.tags, outline.hints, strict=True)):
        if hint:
            tokens.update(f"{tag}.{token}" for token in NUMBER.sub("", hint).split())
        if len(tokens) > MOST_TOKENS:
            break
    tokens.update(f"<{tag}>" for tag in ("time", "article", "address") if tag in outline.by_tag)
    return frozenset(tokens)


def _target(href: str, base: str, own: str) -> str | None:
    """Where a link leads, cleaned; None for another host, and what is no web address."""
    address = absolute(href, base)
    return None if address is None else _within(address, own)


def _within(url: str, own: str) -> str | None:
    """The address, cleaned; None for one of another host."""
    try:
        return clean(url) if host(url) == own else None
    except ValueError:
        return None


_known_target = lru_cache(maxsize=4096)(_target)
_folded = lru_cache(maxsize=2048)(fold)
