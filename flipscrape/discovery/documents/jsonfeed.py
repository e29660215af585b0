"""JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from flipscrape.discovery.documents.feedentry import Entry, iso_date
from flipscrape.markup.addresses import absolute
from flipscrape.markup.decode import decode
from flipscrape.markup.text import squeeze


def read(data: bytes, url: str) -> tuple[list[Entry], dict[str, list[str]]]:
    """The entries of a JSON Feed and what it says of itself, in the names of Atom's links; nothing for other JSON."""
    try:
        feed = json.loads(decode(data).data, strict=False)
    except (ValueError, RecursionError):
        return [], {}
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return [], {}
    about: dict[str, list[str]] = {}
    if more := absolute(_text(feed.get("next_url")), url):
        about["next"] = [more]
    hubs = feed.get("hubs")
    named = [one for one in (hubs if isinstance(hubs, list) else ()) if isinstance(one, dict)]
    about["hub"] = [hub for one in named if (hub := absolute(_text(one.get("url")), url))]
    people = _names(feed)
    return [_entry(item, url, people) for item in feed["items"] if isinstance(item, dict)], about


def _entry(item: dict[str, Any], base: str, people: tuple[str, ...]) -> Entry:
    tags = item.get("tags")
    return Entry(
        url=absolute(_text(item.get("url")) or _text(item.get("id")) or _text(item.get("external_url")), base), id=_text(item.get("id")),
        title=_text(item.get("title")), authors=_names(item) or people, published=iso_date(_text(item.get("date_published"))),
        modified=iso_date(_text(item.get("date_modified"))), tags=tuple(filter(None, map(_text, tags if isinstance(tags, list) else ()))),
        body_html=_text(item.get("content_html")) or _text(item.get("content_text")) or _text(item.get("summary")),
    )


def _names(holder: dict[str, Any]) -> tuple[str, ...]:
    people = holder.get("authors")
    rows = people if isinstance(people, list) else [holder.get("author")]
    return tuple(name for person in rows if isinstance(person, dict) and (name := squeeze(_text(person.get("name")))))


def _text(value: object) -> str | None:
    return str(value).strip() or None if isinstance(value, (str, int)) and not isinstance(value, bool) else None
