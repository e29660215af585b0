"""One blog while it is crawled: what is known of each address, where to go next, and what each page is."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urljoin

from flipscrape.discovery.addressing import COMMENT_FEED, key, looks_like, without_showing
from flipscrape.discovery.documents.sitemaps import Scope
from flipscrape.discovery.ground import Ground
from flipscrape.discovery.judging.experience import Experience
from flipscrape.discovery.judging.judgement import Doubt, Judgement, Source, has_page_name, judge
from flipscrape.discovery.judging.known import Known, KnownAddresses, linked, together
from flipscrape.discovery.judging.traps import Traps
from flipscrape.discovery.judging.twins import Twins
from flipscrape.discovery.pages.outlook import Outlook, PageLink
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.pages.statement import Role
from flipscrape.discovery.planning.guesses import guess_feeds, guess_sitemaps
from flipscrape.discovery.planning.paging import Paging
from flipscrape.discovery.planning.seeking import sought, tells_little
from flipscrape.discovery.planning.targets import Target
from flipscrape.discovery.planning.unnamed import Unnamed
from flipscrape.discovery.planning.update import Update
from flipscrape.discovery.planning.urgency import SOURCE, urgency
from flipscrape.markup.addresses import clean
from flipscrape.model import GUESS, AddressKind, Found

SOURCES = frozenset(Source)
# Feeds and sitemaps are found by the root page, by robots.txt or by guessing; a plain link to one leads to nothing more.
WANTED = frozenset((AddressKind.PAGE, AddressKind.LISTING, AddressKind.COMMENTS))


class Blog:
    """Knows one blog's addresses. Everything it is told, it may be told again."""

    def __init__(self, seed: str) -> None:
        self.seed = clean(seed)
        self.ground = Ground(self.seed)
        self.known = KnownAddresses()
        self._held: dict[str, tuple[Known, Outlook]] = {}
        self._experience = Experience()
        self.traps = Traps()
        self.twins = Twins(self.known)
        self._paging = Paging(self.known)
        self._unnamed = Unnamed(self.known, self.ground, self._know)
        self._named: list[tuple[str, str]] = []
        self.update: Update | None = None

    def start(self) -> list[Found]:
        """The usual places of a sitemap; robots.txt, which may name others, is read before all else."""
        self._know(self.seed, Source.SEED)
        guesses = [] if self.update is not None and self.update.has_sitemaps else guess_sitemaps(self._root)
        return [Found(url=url, kind=AddressKind.SITEMAP, source=GUESS, priority=SOURCE, again=True) for url in guesses]

    def hear(self, outlook: Outlook) -> list[Found]:
        """Take in what a feed, a sitemap or a collection names; give what of it is new to go to."""
        return list(self.hearing(outlook))

    def hearing(self, outlook: Outlook) -> Iterator[Found]:
        """The same one by one, each taken in when it is asked for: a sitemap may name many thousands."""
        self.ground.hear(outlook)
        wanted: Iterable[Found] = outlook.found if self.update is None else self.update.news(outlook, self.known)
        wanted = self._paging.onward(wanted, outlook, feeds=self.update is None)
        return (one for found in wanted if (one := self._heard(found, outlook.scope)) is not None)

    def see(self, url: str, outlook: Outlook) -> tuple[Judgement, list[Found]]:
        """Take in an HTML page: what it is (UNKNOWN: ``review`` will tell), and where it leads that is new."""
        mine = self._know(url)
        if mine.role is Role.POST and clean(url) != mine.url:
            return Judgement.of_twin(mine.url), []
        if mine.role is None:
            mine.url = clean(url)
        if self._is_root(url):
            self.ground.see_root(url, outlook)
        self._unnamed.see(clean(url), outlook, root=self._is_root(url))
        judgement = self._judge(mine, outlook)
        if judgement.role is Role.UNKNOWN and mine.role is Role.POST:
            judgement = Judgement(role=Role.POST, weight=9.0, reasons=("archived as a post",))
        if judgement.role is Role.UNKNOWN:
            self._held[key(url)] = mine, outlook
        else:
            self._experience.decide(mine, judgement.role, outlook)
        found = [*self._doors(url, outlook), *self._follow(url, outlook, judgement.role)]
        posts = self._posts_linked(outlook) if judgement.role is Role.LISTING or mine.looks is AddressKind.LISTING else []
        self.traps.hold(mine.url, [one.url for one in found if one.kind in (AddressKind.PAGE, AddressKind.POST)], posts)
        if judgement.role is not Role.UNKNOWN:
            self.traps.decide(mine.url, mine.looks, post=judgement.role is Role.POST)
        return judgement, found

    def review(self, *, doubt: Doubt = Doubt.OPEN) -> list[tuple[str, Judgement]]:
        """Judge again what was left open, as if the likely posts among it were certain. Gives those that are now decided.

        ``doubt``: which of them may stay open.
        """
        if not self._held:
            return []
        decided = self.review() if doubt is not Doubt.OPEN else []
        # Addresses without a query first: what a longer one shows is stored under the shorter.
        held = sorted(self._held.values(), key=lambda one: "?" in one[0].url)
        guesses = copy.deepcopy(self._experience)
        weights = [judge(self._experience.case(mine, outlook)).weight for mine, outlook in held]
        for (mine, outlook), weight in zip(held, weights, strict=True):
            guesses.guess(mine.url, outlook, weight)
        cases = [
            (mine, outlook, guesses.case_beside_its_guess(mine, outlook, weight)) for (mine, outlook), weight in zip(held, weights, strict=True)]
        listed = doubt is Doubt.NONE and self.known.posts_are_listed()
        for mine, outlook, case in cases:
            if (judgement := judge(replace(case, posts_are_listed=listed), doubt=doubt)).role is not Role.UNKNOWN:
                del self._held[key(mine.url)]
                self._experience.decide(mine, judgement.role, outlook)
                self.traps.decide(mine.url, mine.looks, post=judgement.role is Role.POST)
                decided.append((mine.url, judgement))
        return decided

    def unnamed(self) -> list[Found]:
        """Where more posts may lie, now that all that was named is done."""
        return self._unnamed.addresses(self._root)

    def newly_named(self) -> list[tuple[str, str]]:
        """Addresses that may be posts, each with a source that has named it since the last call."""
        named, self._named = self._named, []
        return named

    def recall(self, url: str, kind: AddressKind, source: str, role: Role | None) -> None:
        """Take in an address of an earlier run, and what it turned out to be."""
        mine = self._know(url, Source(source) if source in SOURCES else Source.LINK)
        mine.announced = mine.announced or (kind is AddressKind.POST and source in (Source.FEED, Source.REST, Source.SITEMAP))
        mine.role = role or mine.role
        if source == GUESS:
            self._unnamed.recall(url)
        if role is Role.POST:
            mine.url = clean(url)
            self.ground.recall(mine.url)
        if mine.announced or role is not None:
            self._experience.learn_address(mine, post=mine.announced or role is Role.POST)

    def redirect(self, url: str, target: str) -> bool:
        """``url`` leads to ``target``: what was known of the one holds for the other. Whether an archived post was at ``url``."""
        self.ground.redirect(url, target)
        self.twins.lead(url, target)
        mine = self._know(url)
        self._know(target).inherit(mine, clean(target))
        return mine.role is Role.POST

    def _heard(self, found: Found, scope: Scope) -> Found | None:
        if found.kind.is_source:
            return found
        url = without_showing(found.url)
        looks = looks_like(url)
        if looks is None or not self.ground.holds(url):
            return None
        new = key(url) not in self.known
        if new and looks is AddressKind.PAGE and tells_little(found, scope) and self.known.name(key(url), url := clean(url)):
            self._named.append((url, Source.SITEMAP))
            return sought(url, found, looks)
        mine = self._know(url, Source(found.source))
        mine.announced = mine.announced or found.announced is not None or scope is Scope.POSTS
        mine.unlisted = mine.unlisted or scope is Scope.PAGES
        mine.term = mine.term or scope is Scope.LISTINGS
        if mine.announced and not has_page_name(mine.url):
            self._experience.learn_address(mine, post=True)
        elif not new and found.modified is None and not found.again:
            return None
        return sought(mine.url, found, looks, mine)

    def _judge(self, mine: Known, outlook: Outlook) -> Judgement:
        if self._is_root(mine.url) and not mine.announced:
            return Judgement(role=Role.LISTING, weight=-9.0, reasons=("the blog's root",))
        named = outlook.canonical if outlook.canonical and self.ground.holds(outlook.canonical) and not self._is_root(outlook.canonical) else None
        if named and mine.role is not Role.POST and (twin := self.twins.named(mine.url, named)):
            return Judgement.of_twin(twin)
        return judge(self._experience.case(mine, outlook))

    def _doors(self, url: str, outlook: Outlook) -> Iterator[Found]:
        """Feeds, the API and sitemaps that a page opens."""
        if outlook.api:
            yield from self._source(outlook.api, AddressKind.REST)
        if not self._is_root(url) and not self.ground.is_front(url):
            return
        of_comments = [feed for feed in outlook.feeds if COMMENT_FEED.search(feed)]
        for feed in outlook.feeds:
            if feed not in of_comments[1:]:
                yield from self._source(feed, AddressKind.FEED)
        for feed in () if outlook.feeds else guess_feeds(self._root):
            yield from self._source(feed, AddressKind.FEED, GUESS)
        for sitemap in guess_sitemaps(self._root, wordpress=True) if outlook.api or "wordpress" in outlook.generator else ():
            yield from self._source(sitemap, AddressKind.SITEMAP, GUESS)

    def _source(self, url: str, kind: AddressKind, told: str = Source.LINK) -> Iterator[Found]:
        if key(url) not in self.known:
            self._know(url)
            yield Found(url=clean(url), kind=kind, source=told, priority=SOURCE, again=True)

    def _follow(self, url: str, outlook: Outlook, role: Role) -> Iterator[Found]:
        listing, posts = role is Role.LISTING, False
        for link in outlook.links:
            if (target := self._target(link.url)) is None:
                continue
            new = target.key not in self.known
            neighbour = link.place is Place.PAGING and role is Role.POST
            mine = self._know(target.url, Source.NEIGHBOUR if neighbour else Source.LISTING if listing else Source.LINK)
            self._note(mine, link, listing=listing)
            if new and target.looks in WANTED and self.traps.allow(target.url):
                source, posts = Source.LISTING if listing else Source.LINK, posts or target.looks is AddressKind.PAGE
                yield Found(url=mine.url, kind=target.looks, source=source, priority=urgency(link, target.looks, role))
        if posts and listing and self.update is not None:
            yield from self.update.further(url, outlook)

    def _note(self, mine: Known, link: PageLink, *, listing: bool) -> None:
        if link.place is Place.TERM and mine.looks is not AddressKind.POST and not mine.announced:
            mine.term = True
        if link.place is Place.CHROME:
            mine.chrome = True
        if not listing:
            return
        mine.listed = mine.listed or link.place in (Place.MAIN, Place.HEADING)
        if link.path not in mine.paths and link.place is not Place.TERM:
            mine.paths = linked(mine.paths, link.path)
            self._experience.learn_path(link.path, mine.role)

    def _target(self, url: str) -> Target | None:
        """Where a link leads; None for what is outside, no page, or the twin of a known post."""
        target = self.ground.target(url)
        return None if target is None or target.twin in self.known else target

    def _posts_linked(self, outlook: Outlook) -> list[str]:
        """The keys of the posts, archived or named by a source, to which a page leads."""
        targets = [target.key for link in outlook.links if (target := self.ground.target(link.url)) is not None]
        return [one for one in targets if (mine := self.known.get(one)) is not None and mine.may_be_post]

    @property
    def _root(self) -> str:
        return urljoin(self.seed, self.ground.prefix)

    def _is_root(self, url: str) -> bool:
        return key(url) == key(self._root)

    def _know(self, url: str, source: Source | None = None) -> Known:
        mine = self.known.get(key(url))
        if mine is None:
            mine = Known(url=clean(url), looks=looks_like(url) or AddressKind.PAGE)
            self.known.add(key(url), mine)
        if source is not None and source not in mine.sources:
            mine.sources = together(mine.sources, source)
            if mine.looks is AddressKind.PAGE:
                self._named.append((mine.url, source))
        return mine
