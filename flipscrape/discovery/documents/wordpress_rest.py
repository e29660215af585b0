"""WordPress's REST collections (https://developer.wordpress.org/rest-api/reference/): posts, pages, terms, users, comments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from flipscrape.discovery.documents.feedentry import Entry
from flipscrape.markup.addresses import absolute, clean, with_query
from flipscrape.markup.decode import decode
from flipscrape.markup.text import squeeze
from flipscrape.model import Announcement, AnnouncementSource, Comment, CommentKind

PAGE_SIZE = 100
# Where a post goes on on its next page; block themes link no further page, and the API gives the text with its breaks.
PAGE_BREAK = "<!--nextpage-->"
# As many as the store joins to one post; a hostile text may have any number of breaks.
MOST_PARTS = 49


class Collection(StrEnum):
    """The collections that are asked for, in this order."""

    USERS = "users"
    CATEGORIES = "categories"
    TAGS = "tags"
    POSTS = "posts"
    PAGES = "pages"
    COMMENTS = "comments"


# What each collection is asked for besides its pages. Comments from old to new: those written meanwhile move no page.
ASKED = {Collection.POSTS: {"_embed": "author,wp:term"}, Collection.COMMENTS: {"order": "asc"}}


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """One page of a collection. ``total``: X-WP-Total. ``next_page``: absolute, None on the last."""

    collection: Collection
    rows: list[dict[str, Any]] = field(default_factory=list)
    total: int | None = None
    next_page: str | None = None


def is_root(data: bytes) -> bool:
    """Whether an answer is that of the API's root and offers the collections. PHP writes the namespace's slash as two characters."""
    try:
        answer = json.loads(decode(data).data, strict=False)
    except (ValueError, RecursionError):
        return False
    spaces = answer.get("namespaces") if isinstance(answer, dict) else None
    return isinstance(spaces, list) and "wp/v2" in spaces


def collections(root: str) -> list[str]:
    """The addresses of the first page of every collection below the API's root (the page's link rel=https://api.w.org/)."""
    addresses = []
    for collection in Collection:
        query = {"per_page": str(PAGE_SIZE), "page": "1"} | ASKED.get(collection, {})
        if "rest_route=" in root:
            addresses.append(f"{root.rstrip('/')}/wp/v2/{collection}&{urlencode(query)}")
        else:
            addresses.append(f"{root.rstrip('/')}/wp/v2/{collection}?{urlencode(query)}")
    return addresses


def collection_of(url: str) -> Collection | None:
    """The collection that an address is a page of."""
    path = unquote(url)  # without permalinks the query holds it, its slashes escaped or not
    return next((one for one in Collection if f"/wp/v2/{one}" in path), None)


def read_rows(data: bytes, url: str, headers: Mapping[str, str]) -> Rows | None:
    """Read one page of a collection; None for addresses and answers that are none. ``headers``: names in lower case."""
    collection = collection_of(url)
    try:
        rows = json.loads(decode(data).data, strict=False)
    except (ValueError, RecursionError):
        return None
    if collection is None or not isinstance(rows, list):
        return None
    return Rows(
        collection=collection, rows=[row for row in rows if isinstance(row, dict)], total=_number(headers.get("x-wp-total")),
        next_page=_next(url, len(rows), _number(headers.get("x-wp-totalpages"))),
    )


def announcement(row: Mapping[str, Any], base: str) -> Announcement | None:
    """One post. Names come with the row (_embed); None for drafts, protected posts and other types."""
    url = absolute(row.get("link") if isinstance(row.get("link"), str) else None, base)
    if url is None or row.get("status", "publish") != "publish" or row.get("type", "post") != "post":
        return None
    return Announcement(
        source=AnnouncementSource.REST, url=clean(url), source_id=str(row.get("id") or "") or None,
        title=squeeze(_plain(_rendered(row, "title"))) or None,
        authors=_embedded(row, "author", None), published=_date(row, "date"), modified=_date(row, "modified"),
        tags=_embedded(row, "wp:term", "post_tag"), categories=_embedded(row, "wp:term", "category"), body_html=_rendered(row, "content"),
    )


def further_pages(one: Announcement) -> list[str]:
    """The addresses of a post's pages behind its first, with permalinks and without (wp_link_pages)."""
    last = min(MOST_PARTS, (one.body_html or "").count(PAGE_BREAK) + 1)
    if urlsplit(one.url).query:
        return [f"{one.url}&page={number}" for number in range(2, last + 1)]
    end = "/" if one.url.endswith("/") else ""
    return [f"{one.url.rstrip('/')}/{number}{end}" for number in range(2, last + 1)]


def comment(row: Mapping[str, Any]) -> tuple[str, Comment] | None:
    """One comment of the comments collection, after the address that it gives itself; None for one without, or not approved."""
    url = absolute(row.get("link") if isinstance(row.get("link"), str) else None, None)
    if url is None or row.get("status", "approved") != "approved" or not row.get("id"):
        return None
    html = _rendered(row, "content") or ""
    parent = _number(row.get("parent"))
    return url, Comment(
        id=str(row["id"]), parent=str(parent) if parent else None, author=squeeze(_plain(row.get("author_name"))) or None,
        author_url=absolute(row.get("author_url") if isinstance(row.get("author_url"), str) else None, None), published=_date(row, "date"),
        body=Entry(url=None, body_html=html).text(), body_html=html, url=url,
        kind=CommentKind.COMMENT if row.get("type", "comment") in ("comment", "") else CommentKind.PINGBACK,
    )


def _next(url: str, rows: int, pages: int | None) -> str | None:
    """Paged until empty: the stated number of pages only says when to stop early, a full page without it goes on."""
    query = dict(parse_qsl(urlsplit(url).query))
    page, size = _number(query.get("page")) or 1, _number(query.get("per_page")) or 10
    if not rows or (page >= pages if pages is not None else rows < size):
        return None
    return with_query(url, {"page": str(page + 1)})


def _date(row: Mapping[str, Any], name: str) -> str | None:
    """Local time with its offset, which WordPress gives as a second time in GMT."""
    local, gmt = row.get(name), row.get(f"{name}_gmt")
    try:
        here = datetime.fromisoformat(str(local))
    except ValueError:
        return None
    try:
        minutes = round((here - datetime.fromisoformat(str(gmt))).total_seconds() / 60)
    except (ValueError, TypeError):
        return here.isoformat()
    if abs(minutes) > 14 * 60:
        return here.isoformat()
    sign = "-" if minutes < 0 else "+"
    return f"{here.isoformat()}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _embedded(row: Mapping[str, Any], name: str, taxonomy: str | None) -> tuple[str, ...]:
    embedded = row.get("_embedded")
    groups = embedded.get(name) if isinstance(embedded, dict) else None
    rows = [one for group in (groups if isinstance(groups, list) else ()) for one in (group if isinstance(group, list) else [group])]
    wanted = [one for one in rows if isinstance(one, dict) and (taxonomy is None or one.get("taxonomy") == taxonomy)]
    return tuple(text for one in wanted if (text := squeeze(_plain(one.get("name")))))


def _rendered(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    text = value.get("rendered") if isinstance(value, dict) else value
    return text if isinstance(text, str) and text.strip() else None


def _plain(text: object) -> str:
    return Entry(url=None, body_html=text).text() if isinstance(text, str) and text.strip() else ""


def _number(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None
