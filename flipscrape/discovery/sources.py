"""Answers that are no pages: feeds, sitemaps, robots.txt and REST collections, each to the addresses that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, urlsplit

from flipscrape.discovery.addressing import listing_word
from flipscrape.discovery.documents import wordpress_rest
from flipscrape.discovery.documents.feeds import Feed, FeedKind, is_feed, read_feed
from flipscrape.discovery.documents.remarks import remarks
from flipscrape.discovery.documents.sitemaps import GZIP, Scope, read_sitemap, scope_of, sitemap_lines, unzip
from flipscrape.discovery.documents.wordpress_rest import Collection, Rows
from flipscrape.discovery.documents.xmlstream import root_name
from flipscrape.discovery.pages.outlook import Outlook
from flipscrape.discovery.planning.urgency import COLLECTION, NAMES, SOURCE
from flipscrape.markup.addresses import absolute, clean, with_query
from flipscrape.markup.decode import decode
from flipscrape.model import AddressKind, Announcement, AnnouncementSource, Found

# Blogger gives no more entries at once (max-results).
BLOGGER_PAGE = 150
LISTINGS = 2  # sorts of listings that no feed of posts alone names


def read_source(data: bytes, url: str, kind: AddressKind, headers: Mapping[str, str]) -> Outlook | None:
    """What a feed, sitemap, robots.txt or collection at ``url`` names; None for an answer that is none of them.

    ``kind`` is what the address was believed to be; the bytes decide. ``headers``: names in lower case.
    """
    if urlsplit(url).path == "/robots.txt":
        return _robots(data, url)
    if kind is AddressKind.REST or "/wp/v2/" in url:
        return _rest(data, url, headers)
    if data.startswith(GZIP):
        data = unzip(data)
    if is_feed(data):
        return _feed(read_feed(data, url), url)
    if root_name(decode(data[:65536]).data) in ("urlset", "sitemapindex") or (kind is AddressKind.SITEMAP and b"<" not in data[:256]):
        return _sitemap(data, url)
    return None


def _again(url: str, kind: AddressKind, priority: int, modified: str | None = None) -> Found:
    """A further source, to be asked for in every crawl."""
    return Found(url=clean(url), kind=kind, source=kind.value, priority=priority, modified=modified, again=True)


def _robots(data: bytes, url: str) -> Outlook:
    addresses = [found for line in sitemap_lines(data.decode("utf-8", "replace")) if (found := absolute(line, url))]
    return Outlook(found=tuple(_again(one, AddressKind.SITEMAP, SOURCE) for one in addresses))


def _sitemap(data: bytes, url: str) -> Outlook:
    sitemap, scope = read_sitemap(data, url), scope_of(url)
    parts = [_again(part.url, AddressKind.SITEMAP, SOURCE, part.modified) for part in sitemap.parts]
    entries = [Found(url=clean(entry.url), source="sitemap", modified=entry.published or entry.modified) for entry in sitemap.entries]
    return Outlook(found=(*parts, *entries), scope=scope)


def _feed(feed: Feed, url: str) -> Outlook:
    dated = any(one.published or one.modified for one in feed.announcements)
    # A feed of tags and of archives is one of all pages (MkDocs' RSS plugin); posts may lie in one folder of such a name.
    of_posts = len({listing_word(one.url) for one in feed.announcements} - {None}) < LISTINGS
    posts = [_entry(one, dated=dated, of_posts=of_posts) for one in feed.announcements]
    more = [_again(page, AddressKind.FEED, COLLECTION) for page in _more(feed, url)]
    return Outlook(
        found=(*posts, *more), generator=feed.generator,
        remarked=remarks(feed.comments, AnnouncementSource.FEED),
    )


def _entry(one: Announcement, *, dated: bool, of_posts: bool) -> Found:
    """A post; where the others are ``dated``, one without a date may be any page: Hugo's feeds name the pages beside the posts too."""
    if not of_posts or (dated and not (one.published or one.modified)):
        return Found(url=one.url, source="feed", modified=one.modified)
    return Found(url=one.url, kind=AddressKind.POST, source="feed", modified=one.modified, announced=one)


def _more(feed: Feed, url: str) -> Iterator[str]:
    """The feed's own next pages, else WordPress's ?paged= and Blogger's ?start-index=, until a page is empty."""
    if feed.next_pages:
        yield from feed.next_pages
        return
    if feed.kind is not FeedKind.POSTS or absolute(url, None) is None:  # a saved feed may have the name of a file alone
        return
    if "wordpress" in feed.generator:
        paged = dict(parse_qsl(urlsplit(url).query)).get("paged", "")
        yield with_query(url, {"paged": str(int(paged) + 1 if paged.isdecimal() else 2)})
    elif feed.total is not None and feed.start is not None and feed.start + len(feed.announcements) <= feed.total:
        yield with_query(url, {"start-index": str(feed.start + len(feed.announcements)), "max-results": str(BLOGGER_PAGE)})


def _rest(data: bytes, url: str, headers: Mapping[str, str]) -> Outlook | None:
    if wordpress_rest.collection_of(url) is None:
        found = [_again(one, AddressKind.REST, _rest_priority(one)) for one in wordpress_rest.collections(url)]
        return Outlook(found=tuple(found)) if wordpress_rest.is_root(data) else None
    rows = wordpress_rest.read_rows(data, url, headers)
    return None if rows is None else _rows(rows, url)


def _rows(rows: Rows, url: str) -> Outlook:
    more = [_again(rows.next_page, AddressKind.REST, _rest_priority(rows.next_page))] if rows.next_page else []
    if rows.collection is Collection.POSTS:
        posts = [one for row in rows.rows if (one := wordpress_rest.announcement(row, url)) is not None]
        announced = [Found(url=one.url, kind=AddressKind.POST, source="rest", modified=one.modified, announced=one) for one in posts]
        return Outlook(found=(*announced, *more), scope=Scope.POSTS, stated=rows.total)
    if rows.collection is Collection.COMMENTS:
        told = [said for row in rows.rows if (said := wordpress_rest.comment(row)) is not None]
        return Outlook(found=tuple(more), remarked=remarks(told, AnnouncementSource.REST), scope=Scope.LISTINGS)
    scope = Scope.PAGES if rows.collection is Collection.PAGES else Scope.LISTINGS
    links = [found for row in rows.rows if isinstance(link := row.get("link"), str) and (found := absolute(link, url))]
    return Outlook(found=(*(Found(url=clean(one), source="rest") for one in links), *more), scope=scope)


def _rest_priority(url: str) -> int:
    return COLLECTION if wordpress_rest.collection_of(url) in (Collection.POSTS, Collection.PAGES) else NAMES
