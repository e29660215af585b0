"""What feeds, APIs and listings say of an address before it is fetched: one row a source, which later sayings complete."""

from __future__ import annotations

import json
from dataclasses import asdict
from sqlite3 import Connection

from flipscrape.model import Announcement, AnnouncementSource, Comment, CommentKind
from flipscrape.store.values.hashes import post_of_part, without_comment_page

# A text of less than this share of the one that is known is an excerpt of it.
EXCERPT = 0.5
TERMS = ("tags", "categories", "authors")
MOST_TERMS = 64  # of one post: there may be archives without end


def announced(connection: Connection, url: str) -> tuple[Announcement, ...]:
    """All that is known of ``url``, a record a source."""
    rows = connection.execute("SELECT data FROM frontier_announced WHERE url = ? ORDER BY source", (url,))
    return tuple(announcement_of(json.loads(row[0])) for row in rows)


def announced_of_thread(connection: Connection, url: str) -> tuple[Announcement, ...]:
    """Of a further page of a thread: the comments told of its post, any of which may stand there."""
    told = announced_of_post(connection, url)
    return tuple(Announcement(source=one.source, url=url, earlier=one.comments + one.earlier) for one in told if one.comments or one.earlier)


def announced_of_post(connection: Connection, url: str) -> tuple[Announcement, ...]:
    """All that is known of the post whose thread goes on at ``url``; nothing where that is no further page.

    Below a further page of the post's text, the thread goes on at addresses of its own: /post/2/comment-page-1/.
    """
    bare = without_comment_page(url)
    if bare == url:
        return ()
    addresses = dict.fromkeys((bare, f"{bare}/", post_of_part(bare)[0]))
    return tuple(one for address in addresses for one in announced(connection, address))


def announce(connection: Connection, url: str, announcement: Announcement) -> None:
    """Note what is said of ``url``. What it leaves out stays as the same source said it before: a blog's RSS 0.92 has no dates.

    Each listing says one term of a post: they add up.
    """
    told = asdict(announcement)
    row = connection.execute("SELECT data FROM frontier_announced WHERE url = ? AND source = ?", (url, announcement.source)).fetchone()
    if row is not None:
        known = json.loads(row[0])
        if len(told["body_html"] or "") < EXCERPT * len(known["body_html"] or ""):
            told["body_html"] = known["body_html"]
        comments = {one["id"]: one for one in (*known["comments"], *told["comments"])}
        if announcement.source is AnnouncementSource.LISTING:
            told |= {name: list(dict.fromkeys((*known[name], *told[name])))[:MOST_TERMS] for name in TERMS}
        told = {name: value or known.get(name, value) for name, value in told.items()} | {"comments": list(comments.values())}
    connection.execute("INSERT OR REPLACE INTO frontier_announced VALUES (?, ?, ?)", (url, announcement.source, json.dumps(told, ensure_ascii=False)))


def lead_on(connection: Connection, url: str, target: str) -> None:
    """``url`` redirects to ``target``: what was said of the one holds for the other, where its source has not said anything of that one."""
    connection.execute(
        "INSERT OR IGNORE INTO frontier_announced SELECT ?, source, json_set(data, '$.url', ?) FROM frontier_announced WHERE url = ?",
        (target, target, url))


def grow_old(connection: Connection, seed_id: int) -> None:
    """A new crawl of a seed begins: the comments told until now are earlier ones. One that was taken off the blog is told no more."""
    rows = connection.execute(
        "SELECT s.url, s.source, s.data FROM frontier_announced AS s JOIN frontier AS f ON f.url = s.url"
        " WHERE f.seed_id = ? AND json_array_length(s.data, '$.comments') > 0", (seed_id,)).fetchall()
    for url, source, data in rows:
        told = json.loads(data)
        comments = {one["id"]: one for one in (*told.get("earlier", ()), *told["comments"])}
        connection.execute(
            "UPDATE frontier_announced SET data = ? WHERE url = ? AND source = ?",
            (json.dumps(told | {"comments": [], "earlier": list(comments.values())}, ensure_ascii=False), url, source))


def announcement_of(data: dict[str, object]) -> Announcement:
    """The announcement from its JSON."""
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    values["source"] = AnnouncementSource(str(values["source"]))
    for name in ("comments", "earlier"):
        comments = data.get(name)
        if isinstance(comments, list):
            values[name] = tuple(Comment(**comment | {"kind": CommentKind(comment["kind"])}) for comment in comments)
    return Announcement(**values)  # type: ignore[arg-type] # our own JSON, written from the same fields
