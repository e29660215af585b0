"""What feeds and APIs told of a page, as JSON that leaves the archive with the page and comes back with it.

One object: ``announcements`` is a list, each with the fields of ``Announcement`` by their names, dates in ISO 8601, those without a
value left out; its ``comments`` and ``earlier`` have the fields of ``Comment``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from flipscrape.model import Announcement, AnnouncementSource, Comment, CommentKind
from flipscrape.store.values.dates import well_formed

TEXTS = ("source_id", "title", "body_html", "comments_feed")
LISTS = ("authors", "tags", "categories")
COMMENT_TEXTS = ("parent", "author", "author_url", "published_text", "url")


def to_json(announced: Iterable[Announcement]) -> bytes:
    """The object in UTF-8."""
    told = [_without_empty(asdict(one)) for one in announced]
    return json.dumps({"announcements": told}, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def from_json(data: bytes) -> tuple[Announcement, ...]:
    """The announcements in ``data``; none where it is something else. What has not the type of its field is left out."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    entries = told.get("announcements") if isinstance(told, dict) else None
    return tuple(found for one in _objects(entries) if (found := _announcement(one)) is not None)


def _announcement(told: dict[str, Any]) -> Announcement | None:
    if told.get("source") not in tuple(AnnouncementSource) or not isinstance(told.get("url"), str):
        return None
    stated = told.get("comments_stated")
    values: dict[str, Any] = {name: _text(told.get(name)) for name in TEXTS}
    values |= {name: well_formed(_text(told.get(name))) for name in ("published", "modified")}
    values |= {name: tuple(one for one in _list(told.get(name)) if isinstance(one, str)) for name in LISTS}
    values |= {name: tuple(_comments(told.get(name))) for name in ("comments", "earlier")}
    values["comments_stated"] = stated if isinstance(stated, int) and not isinstance(stated, bool) else None
    return Announcement(source=AnnouncementSource(told["source"]), url=told["url"], **values)


def _comments(told: object) -> Iterable[Comment]:
    for one in _objects(told):
        if (number := _text(one.get("id"))) and one.get("kind") in tuple(CommentKind):
            values = {name: _text(one.get(name)) for name in COMMENT_TEXTS}
            body, body_html = _text(one.get("body")) or "", _text(one.get("body_html")) or ""
            published = well_formed(_text(one.get("published")))
            yield Comment(id=number, kind=CommentKind(one["kind"]), published=published, body=body, body_html=body_html, **values)


def _without_empty(told: dict[str, Any]) -> dict[str, Any]:
    """Zero comments is a value; an empty list or text is none."""
    kept = {name: value for name, value in told.items() if value not in (None, "", ())}
    return kept | {name: [_without_empty(one) for one in kept[name]] for name in ("comments", "earlier") if name in kept}


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
