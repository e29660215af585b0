"""A blog that was archived before: which of its sources to ask again, and which of its posts have news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from flipscrape.discovery.addressing import COMMENT_FEED, key, looks_like
from flipscrape.discovery.documents.sitemaps import Scope, scope_of
from flipscrape.discovery.documents.wordpress_rest import Collection, collection_of
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.discovery.pages.places import Place
from flipscrape.discovery.planning.revisit import FEW, Refresh, instant, is_newer, plan
from flipscrape.discovery.planning.urgency import COLLECTION, NAMES, PAGING, SOURCE
from flipscrape.markup.addresses import with_query
from flipscrape.model import AddressKind, Found, SourceVisit, Visit

# Feeds of the same posts in other formats; those of tags and authors are not the blog's.
MOST_FEEDS = 3
# A listing links to the page before it as well as to the next.
AT_ONCE = 2
PAGED = frozenset((AddressKind.FEED, AddressKind.REST))


class Update:
    """What earlier crawls have left of a blog's posts and sources, by which their news are told."""

    def __init__(self, visits: Iterable[Visit], sources: Iterable[SourceVisit]) -> None:
        self._visits = {key(visit.url): visit for visit in visits}
        self._sources = {key(source.url): source for source in sources}
        self._stamped = False
        self._further: set[str] = set()

    def sources(self) -> Iterator[Found]:
        """Feeds, sitemaps and the latest changes of a WordPress collection: what tells of news at the cost of one request each."""
        feeds = 0
        for one in self._sources.values():
            if one.kind is AddressKind.FEED and one.source != "feed" and feeds < MOST_FEEDS:
                feeds += not COMMENT_FEED.search(one.url)
                yield Found(url=one.url, kind=one.kind, source=one.source, priority=SOURCE, again=True)
            elif one.kind is AddressKind.SITEMAP and one.modified is None and scope_of(one.url) is not Scope.LISTINGS:
                yield Found(url=one.url, kind=one.kind, source=one.source, priority=SOURCE, again=True)
        latest = self._collection(Collection.POSTS)
        if latest is not None:
            yield Found(url=_by_change(latest), kind=AddressKind.REST, source="rest", priority=COLLECTION, again=True)
        told = self._collection(Collection.COMMENTS)
        if told is not None:
            yield Found(url=with_query(told, {"page": "1", "order": "desc"}), kind=AddressKind.REST, source="rest", priority=NAMES, again=True)

    def _collection(self, wanted: Collection) -> str | None:
        """The address of a page of the API's collection that could be read."""
        return next((one.url for one in self._sources.values() if one.kind is AddressKind.REST and collection_of(one.url) is wanted), None)

    def _wants(self, found: Found) -> bool:
        """Whether a part of a sitemap index is worth a request."""
        known = self._sources.get(key(found.url))
        if known is None:
            return True
        if scope_of(found.url) is Scope.LISTINGS:
            return False
        return found.modified is None or is_newer(found.modified, before=known.modified, visited=known.visited)

    def news(self, outlook: Outlook, known: Container[str]) -> Iterator[Found]:
        """What a source names that is worth hearing; a changed post is to be asked for again. It is paged on only where it told of something."""
        commented = list(self.commented((one.url, comment.published) for one in outlook.remarked for comment in one.comments))
        fresh = bool(commented) or any(one.kind is AddressKind.POST and (key(one.url) not in known or self.has_news(one)) for one in outlook.found)
        stamped = self._notice_stamp(outlook.found)
        for found in outlook.found:
            if found.kind in PAGED and not fresh:
                continue
            if found.kind is AddressKind.SITEMAP and not self._wants(found):
                continue
            if self.has_news(found) and not (stamped and found.announced is None):
                yield from self._again(found)
            else:
                yield found
        for url in commented:
            yield Found(url=url, kind=AddressKind.POST, source="feed", again=True)

    def further(self, url: str, outlook: Outlook) -> Iterator[Found]:
        """The next pages of the listing at ``url``, which has grown."""
        self._further.add(key(url))
        onward = [one.url for one in outlook.links if one.place is Place.PAGING and looks_like(one.url) is AddressKind.LISTING]
        for further in [one for one in onward if key(one) not in self._further][:AT_ONCE]:
            self._further.add(key(further))
            yield Found(url=further, kind=AddressKind.LISTING, source="listing", priority=PAGING, again=True)

    @property
    def has_sitemaps(self) -> bool:
        """Whether any sitemap could be read, so that none need be guessed."""
        return any(one.kind is AddressKind.SITEMAP for one in self._sources.values())

    def has_news(self, found: Found) -> bool:
        """Whether a source tells of a change, or of more comments, of an archived post."""
        visit = self._visits.get(key(found.url))
        if visit is None:
            return False
        said = found.announced
        if said is None:
            return is_newer(found.modified, before=visit.lastmod, visited=visit.visited)
        modified, stated = visit.said.get(said.source, (None, None))
        if said.comments_stated is not None and said.comments_stated > (visit.comments if stated is None else stated):
            return True
        return is_newer(said.modified, before=modified, visited=visit.visited)

    def _notice_stamp(self, named: Iterable[Found]) -> bool:
        """Whether a sitemap dates nearly everything alike and new: it tells when it was made, not when posts changed."""
        news = [one for one in named if one.announced is None and self.has_news(one)]
        days = Counter((one.modified or "")[:10] for one in news)
        stamped = len(news) > FEW and max(days.values()) > len(news) / 2 and len(news) > len(self._visits) / 2
        self._stamped = self._stamped or stamped
        return stamped

    def commented(self, remarks: Iterable[tuple[str, str | None]]) -> Iterator[str]:
        """The posts among (address, date) of a comments feed that have a comment from after their last visit."""
        for url, published in remarks:
            visit, when = self._visits.get(key(url)), instant(published)
            if visit is not None and when is not None and when > visit.visited:
                yield visit.url

    def plan(self, *, now: datetime, refresh: Refresh = Refresh.DUE) -> list[Found]:
        """The archived posts that are to be looked at again although no source speaks of them."""
        comments_told = any(COMMENT_FEED.search(one.url) for one in self._sources.values()) or not any(v.comments for v in self._visits.values())
        told = comments_told and not self._stamped
        wanted = plan(((visit, told and visit.lastmod is not None) for visit in self._visits.values()), now=now, refresh=refresh)
        posts = (Found(url=visit.url, kind=AddressKind.POST, source="plan", priority=COLLECTION - i) for i, visit in enumerate(wanted))
        return [found for post in posts for found in self._again(post)]

    def _again(self, post: Found) -> Iterator[Found]:
        """An archived post that is to be asked for again, and the further pages of its text."""
        yield replace(post, again=True)
        for url in self._visits[key(post.url)].further:
            yield Found(url=url, kind=AddressKind.PAGE, source="plan", priority=post.priority, again=True)


def _by_change(url: str) -> str:
    """The first page of a WordPress collection with the latest change first."""
    return with_query(url, {"page": "1", "orderby": "modified"})
