"""What of a blog a run is to bring: by date, by address, by who named it, and by what the pages themselves ask for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from flipscrape.discovery.addressing import COMMENT_FEED
from flipscrape.discovery.documents import wordpress_rest
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.planning.urgency import PAGING
from flipscrape.model import AddressKind, Found

DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
# /2010/05/slug, /2010/05/03/, /2010-05-03-slug.html; a year alone only where the address ends with it.
DATED = re.compile(r"(?:^|/)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/.-]|$)|(?:^|/)((?:19|20)\d\d)/?$")
# Which page of a listing or feed an address is: /page/2/, /index3.html, ?paged=2.
PAGE_NUMBER = re.compile(r"[?&](?:page|paged)=(\d{1,6})(?:&|$)|(?:page|p|index|/)[/_-]?(\d{1,6})(?:/|\.html?)?(?=\?|$)")
POSTS = frozenset((AddressKind.POST, AddressKind.PAGE))
# What a page may ask robots not to do with it; Bing's nocache is the same wish.
NO_ARCHIVE = frozenset(("noarchive", "nocache"))


class Only(StrEnum):
    """A part of a blog: ``posts`` without the further pages of their threads, or what its ``feed`` names and nothing else."""

    POSTS = "posts"
    FEED = "feed"


class NoArchive(StrEnum):
    """What becomes of a page that asks not to be archived: that is noted, or it is left out."""

    NOTED = "noted"
    RESPECTED = "respected"


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """An address before it is asked for, with the addresses that redirected to it.

    ``announced``: the day of its post as a feed or API gives it; ``newest``: no post there is later than this day; ``modified``: its
    last change as a sitemap states it; ``robots``: what it asked of robots when it was last read; ``from_feed``: a feed names it.
    """

    url: str
    kind: AddressKind
    chain: tuple[str, ...] = ()
    announced: str | None = None
    newest: str | None = None
    modified: str | None = None
    robots: Collection[str] = ()
    from_feed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """``since``: posts of this day or later (2010, 2010-06 or 2010-06-05). ``include``, ``exclude``: patterns of addresses.

    A pattern is one of robots.txt's (RFC 9309, 2.2.3): the beginning of a path, ``*`` for anything, ``$`` for the end; one that begins
    with http is the beginning of a whole address. ``include`` holds for what may be a post, ``exclude`` for everything. Raises ValueError
    for a date or a pattern that is none.
    """

    since: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    only: Only | None = None
    noarchive: NoArchive = NoArchive.NOTED

    def __post_init__(self) -> None:
        """Check what a user typed."""
        if self.since is not None and not DATE.fullmatch(self.since):
            raise ValueError(f"{self.since} is no date; give 2010, 2010-06 or 2010-06-05")
        for pattern in (*self.include, *self.exclude):
            if not pattern.startswith(("/", "*", "http://", "https://")):
                raise ValueError(f"{pattern} is no pattern; begin it with / or * or http")

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == EVERYTHING

    def against(self, one: Candidate) -> str | None:
        """Why an address is not to be asked for; None where it is."""
        urls = (one.url, *one.chain)
        if any(_matches(url, self.exclude) for url in urls):
            return "matches --exclude"
        if self.include and one.kind in POSTS and not any(_matches(url, self.include) for url in urls):
            return "does not match --include"
        if self.only is Only.POSTS and _tells_of_comments(one):
            return "a thread's further page, with --only posts"
        if self.only is Only.FEED and one.kind not in (AddressKind.FEED, AddressKind.COMMENTS) and not one.from_feed:
            return "named by no feed, with --only feed"
        if one.kind is not AddressKind.COMMENTS and any(self.is_before(day) for day in _days(one)):
            return "from before --since"
        return self.against_robots(one.robots)

    def against_robots(self, robots: Collection[str]) -> str | None:
        """Why a page with these wishes is not to be archived; None where it may be."""
        respected = self.noarchive is NoArchive.RESPECTED and not NO_ARCHIVE.isdisjoint(robots)
        return "the page asks not to be archived (noarchive)" if respected else None

    def is_before(self, day: str | None) -> bool:
        """Whether a post of this day is too old; one without a date is not."""
        if self.since is None or not day:
            return False
        length = min(len(day), len(self.since), len("2010-06-05"))
        return day[:length] < self.since[:length]


EVERYTHING = Wanted()


def dated(found: Iterable[Found], url: str, outlook: Outlook) -> Iterable[Found]:
    """``found`` at ``url``, a listing or feed, its later pages marked with the newest day of this one: both go from new to old."""
    days = [day_of(link.url) for link in outlook.links if link.place is Place.HEADING]
    said = [one.announced for one in outlook.found if one.announced is not None]
    days += [one.published or one.modified for one in said]
    newest = max(filter(None, days), default=None) if all(days) else None
    if newest is None:
        return found
    own = _page_number(url)
    return (replace(one, newest=newest[:10]) if _goes_on(one) and _page_number(one.url) > own else one for one in found)


def day_of(url: str) -> str | None:
    """The day, month or year that an address bears, in ISO 8601; None where it has none."""
    found = DATED.search(urlsplit(url).path)
    if found is None:
        return None
    year, month, day, alone = found.groups()
    return alone or "-".join((year, f"{month:0>2}", *([f"{day:0>2}"] if day else [])))


def _goes_on(found: Found) -> bool:
    return (found.kind is AddressKind.LISTING and found.priority == PAGING) or (found.kind is AddressKind.FEED and found.source == "feed")


def _page_number(url: str) -> int:
    parts = urlsplit(url)
    found = PAGE_NUMBER.search(f"{parts.path}?{parts.query}")
    return int(found.group(1) or found.group(2)) if found else 1


def _days(one: Candidate) -> Iterable[str | None]:
    if one.kind.is_source:
        # An update may have a newer state of a source than the one that was dated.
        return (one.modified, one.newest)
    return (one.announced, one.newest, one.modified, day_of(one.url))


def _tells_of_comments(one: Candidate) -> bool:
    of_comments = wordpress_rest.collection_of(one.url) is wordpress_rest.Collection.COMMENTS
    return one.kind is AddressKind.COMMENTS or COMMENT_FEED.search(one.url) is not None or of_comments


def _matches(url: str, patterns: tuple[str, ...]) -> bool:
    if not patterns:
        return False
    parts = urlsplit(url)
    path = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
    return any(_pattern(one).match(url if one.startswith("http") else path) for one in patterns)


def _pattern(pattern: str) -> re.Pattern[str]:
    """``re`` keeps what it has compiled."""
    end = "$" if pattern.endswith("$") else ""
    return re.compile(".*".join(map(re.escape, unquote(pattern.removesuffix("$")).split("*"))) + end)
