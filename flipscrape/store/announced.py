"""What feeds and APIs say of an address before it is fetched: one row a source, which later sayings complete."""

from __future__ import annotations

import json
from dataclasses import asdict
from sqlite3 import Connection

from flipscrape.model import Announcement, AnnouncementSource, Comment, CommentKind

# A text of less than this share of the one that is known is an excerpt of it.
EXCERPT = 0.5


def announced(connection: Connection, url: str) -> tuple[Announcement, ...]:
    """All that is known of ``url``, a record a source."""
    rows = connection.execute("SELECT data FROM frontier_announced WHERE url = ? ORDER BY source", (url,))
    return tuple(_announcement(json.loads(row[0])) for row in rows)


def announce(connection: Connection, url: str, announcement: Announcement) -> None:
    """Note what is said of ``url``. What it leaves out stays as the same source said it before: a blog's RSS 0.92 has no dates."""
    told = asdict(announcement)
    row = connection.execute("SELECT data FROM frontier_announced WHERE url = ? AND source = ?", (url, announcement.source)).fetchone()
    if row is not None:
        known = json.loads(row[0])
        if len(told["body_html"] or "") < EXCERPT * len(known["body_html"] or ""):
            told["body_html"] = known["body_html"]
        told = {name: value or known[name] for name, value in told.items()}
    connection.execute("INSERT OR REPLACE INTO frontier_announced VALUES (?, ?, ?)", (url, announcement.source, json.dumps(told, ensure_ascii=False)))


def _announcement(data: dict[str, object]) -> Announcement:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    values["source"] = AnnouncementSource(str(values["source"]))
    comments = data.get("comments")
    if isinstance(comments, list):
        values["comments"] = tuple(Comment(**comment | {"kind": CommentKind(comment["kind"])}) for comment in comments)
    return Announcement(**values)  # type: ignore[arg-type] # our own JSON, written from the same fields
