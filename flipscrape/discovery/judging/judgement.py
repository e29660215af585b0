"""Post or not: what speaks for it and against it, weighed. Each weight says how much more often posts have the thing than others do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from urllib.parse import unquote, urlsplit

from flipscrape.discovery.addressing import is_month
from flipscrape.discovery.pages.outlook import SEVERAL_SECTIONS, Outlook
from flipscrape.discovery.pages.statement import Role
from flipscrape.model import AddressKind

# A sum beyond this is believed at once; what lies between waits until the rest of the blog is known.
SURE = 3.0
WORDPRESS_PAGE = re.compile(r"(?:^|&)page_id=\d")  # without permalinks; a post has p
# Last words of addresses that engines' manuals and themes give to pages beside the posts.
PAGE_NAMES = frozenset((
    "about about-me about-us about_me aboutme ueber ueber-mich uber uber-mich ueber-uns a-propos apropos acerca acerca-de sobre sobre-mi "
    "sobre-mim chi-sono over over-mij om author authors me bio cv resume vita contact contact-me contact-us contacts kontakt contacto contatto "
    "contato impressum imprint legal legal-notice mentions-legales disclaimer privacy privacy-policy privacy-notice datenschutz "
    "datenschutzerklaerung confidentialite privacidad cookies cookie-policy terms terms-of-service terms-of-use tos agb license licence copyright "
    "credits colophon now uses links link blogroll friends webring bookmarks faq help search suche recherche buscar sitemap site-map subscribe "
    "subscription newsletter feeds rss projects project portfolio work works gallery galleries photos talks speaking publications "
    "publications-list books reading-list guestbook gaestebuch donate support sponsors shop store home homepage index welcome start 404 not-found "
    "offline thanks thank-you tags categories archive archives archiv sandbox shortcuts recentchanges navigation sidebar menu hire services team "
    "press events calendar downloads download community changelog documentation docs"
).split())


class Doubt(Enum):
    """Which pages may stay in doubt: all that are not sure, those that are rather posts, or none, as there is nothing more to learn."""

    OPEN = "open"
    LIKELY = "likely"
    NONE = "none"


class Source(StrEnum):
    """Who knew of an address."""

    SEED = "seed"
    FEED = "feed"
    SITEMAP = "sitemap"
    REST = "rest"
    LISTING = "listing"
    NEIGHBOUR = "neighbour"
    LINK = "link"


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """Everything known about one page when it is judged.

    ``announced``: by the blog's feed, its API or a sitemap of posts alone; ``unlisted``: by a sitemap or API of pages beside
    the posts; ``told``: by its API; ``term``: linked by a tag, category or author. ``shape``, ``template``, ``entry``: shares from 0 to 1 of posts
    among what is shaped, made and linked alike, None where nothing is known. ``posts_are_dated``, ``posts_are_listed``: whether the
    certain posts are.
    """

    url: str
    looks: AddressKind
    outlook: Outlook
    announced: bool = False
    told: bool = False
    unlisted: bool = False
    term: bool = False
    neighbour: bool = False
    listed: bool = False
    chrome: bool = False
    shape: float | None = None
    odd: bool = False
    template: float | None = None
    entry: float | None = None
    posts_are_dated: bool | None = None
    posts_are_listed: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """``role`` is UNKNOWN where the sum is too small to be sure of; ``reasons``, the heaviest first, for the report.

    ``twin``: the address that the page is another form of.
    """

    role: Role
    weight: float
    reasons: tuple[str, ...] = ()
    twin: str | None = None

    @classmethod
    def of_twin(cls, url: str) -> Judgement:
        """Of a page that is another form of the one at ``url``."""
        return cls(role=Role.OTHER, weight=-9.0, reasons=(f"the same as {url}",), twin=url)


def judge(case: Case, *, doubt: Doubt = Doubt.OPEN) -> Judgement:
    """Weigh the case. ``doubt``: which pages need no role yet."""
    reasons = sorted(_reasons(case), key=lambda reason: -abs(reason[0]))
    weight = sum(one for one, _ in reasons)
    names = tuple(name for _, name in reasons)
    if weight >= SURE or (doubt is Doubt.NONE and weight > 0):
        return Judgement(role=Role.POST, weight=weight, reasons=names)
    if weight <= (-SURE if doubt is Doubt.OPEN else 0):
        return Judgement(role=_other_than_post(case), weight=weight, reasons=names)
    return Judgement(role=Role.UNKNOWN, weight=weight, reasons=names)


def _reasons(case: Case) -> Iterator[tuple[float, str]]:
    said, outlook = case.outlook.statement, case.outlook
    beside = has_page_name(case.url)
    if WORDPRESS_PAGE.search(urlsplit(case.url).query):
        yield -6.0, "WordPress's key for a page beside the posts"
    if said.role is Role.POST:
        yield (8.0 if said.sure else 2.5), "the page says so"
    elif said.role is not Role.UNKNOWN:
        yield (-8.0 if said.sure else -2.5), f"the page says {said.role}"
    announced = case.announced and (case.told or not beside)
    if announced:
        yield 5.0, "announced"
    if case.unlisted:
        yield -6.0, "a page beside the posts"
    if case.term:
        yield -4.0, "linked as a tag, category or author"
    if case.looks is AddressKind.LISTING:
        yield (-7.0 if is_month(case.url) else -4.0), "an address like a listing's"
    elif beside:
        yield -5.0, "an address like a static page's"
    if outlook.dated:
        yield 1.5, "dated"
    elif case.posts_are_dated:
        yield -2.5, "not dated, as the posts are"
    if outlook.termed:
        yield 1.0, "has tags"
    if not outlook.words and not case.announced:
        yield -2.0, "no text"
    if case.neighbour:
        yield 1.5, "next to a post"
    if case.shape is not None:
        yield 3.0 * case.shape - 1.5, "shape of the address"
    elif case.odd:
        yield -1.5, "no post has such an address"
    if case.template is not None:
        yield 4.0 * case.template - 2.0, "template of the page"
    if case.entry is not None:
        yield 4.0 * case.entry - 2.0, "the way it is linked"
    elif case.listed:
        yield 1.0, "in a listing"
    elif case.chrome:
        yield -1.0, "only in menus"
    if case.posts_are_listed and not (case.listed or case.neighbour or announced):
        yield (-3.0 if beside else -2.0), "in no listing, as the posts are"
    if outlook.sections >= SEVERAL_SECTIONS:
        yield -4.0, "a text whose headings lead on, as those of whole posts in a listing"
    elif outlook.teasers >= 4:
        yield -min(3.0, outlook.teasers / 4), "many headings that lead on"


def has_page_name(url: str) -> bool:
    """Whether an address ends as those of pages beside the posts do. A feed may name such pages too: Hugo's names all pages of the site."""
    last = unquote(urlsplit(url).path).rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"\.[a-z]{2,5}$", "", last).lower() in PAGE_NAMES


def _other_than_post(case: Case) -> Role:
    said = case.outlook.statement.role
    if said in (Role.LISTING, Role.STATIC, Role.OTHER):
        return said
    many = case.outlook.teasers >= 4 or case.looks is AddressKind.LISTING or case.term
    return Role.LISTING if many else Role.STATIC
