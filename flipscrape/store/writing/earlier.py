"""Captures that are older than what the archive holds take their place in the history; the newest capture stays the record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from flipscrape.model import Article, Comment
from flipscrape.store.values.hashes import bytes_hash
from flipscrape.store.values.records import article_record, storable
from flipscrape.store.writing.articles import read_record
from flipscrape.store.writing.comment_rows import kept_record
from flipscrape.store.writing.comments import ThreadReading, match_comments, record_beside, write_comments
from flipscrape.store.writing.pages import PageLike
from flipscrape.store.writing.parts import joined_with
from flipscrape.store.writing.revisions import Reading, changed_fields, keep_revision

# A thread is known to its end where nothing says that there is more of it than stands.
READ_TO_ITS_END = """
SELECT comment_service IS NULL AND NOT EXISTS (SELECT 1 FROM thread_pages WHERE article_id = :id AND read_crawl_id IS NULL)
  AND coalesce(comments_stated, 0) <= (
    SELECT count(*) FROM comments c JOIN comment_seen s ON s.comment_id = c.id WHERE c.article_id = :id AND s.vanished IS NULL
  )
FROM articles WHERE id = :id
"""
NEXT_CAPTURE = "SELECT min(fetched) FROM article_pages JOIN pages ON id = page_id WHERE article_id = ? AND fetched > ?"
LAST_PAGE = """
SELECT text_hash FROM article_pages JOIN pages ON id = page_id WHERE article_id = ? AND role = 'article' ORDER BY last_fetched DESC, id DESC LIMIT 1
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """A record with its earlier readings. ``seen``: its row of article_seen or comment_seen, for the first and last time that it was read."""

    article_id: int
    comment_id: int | None
    current: Mapping[str, Any]
    first_seen: str
    last_seen: str


def is_earlier(db: Database, article_id: int, page: PageLike | None, when: str) -> bool:
    """Whether an article was read later than ``when``, and not from the same bytes."""
    last_seen = db.conn.execute("SELECT last_seen FROM article_seen WHERE article_id = ?", (article_id,)).fetchone()[0]
    if last_seen <= when:
        return False
    last_page = db.conn.execute(LAST_PAGE, (article_id,)).fetchone()
    return page is None or last_page is None or bytes(last_page[0]) != bytes_hash(page.body)


def is_earlier_page(db: Database, page: PageLike | None, when: str) -> bool:
    """Whether other bytes came from the page's address later than ``when``."""
    if page is None:
        return False
    later = "SELECT 1 FROM pages WHERE url = ? AND last_fetched > ? AND text_hash <> ?"
    return db.conn.execute(later, (storable(page.url), when, bytes_hash(page.body))).fetchone() is not None


def write_earlier(db: Database, article_id: int, article: Article, reading: Reading) -> tuple[bool, list[int]]:
    """Note what an article and its comments said before; whether the article's part is news, and the numbers of the comments whose part is."""
    seen = db.conn.execute("SELECT first_seen, last_seen FROM article_seen WHERE article_id = ?", (article_id,)).fetchone()
    past = Past(article_id=article_id, comment_id=None, current=read_record(db, article_id), first_seen=seen[0], last_seen=seen[1])
    news = keep_earlier(db, past, article_record(joined_with(db, article_id, article)), reading)
    _see_earlier(db, "article", article_id, reading)
    return news, write_earlier_comments(db, article_id, article.comments, reading)


def write_earlier_comments(db: Database, article_id: int, comments: Sequence[Comment], reading: Reading) -> list[int]:
    """Note what comments said before; the numbers of those of which that is news.

    Comments that only an older capture has are added. They have vanished, where the thread as it stands was read to its end.
    """
    ended = db.conn.execute(READ_TO_ITS_END, {"id": article_id}).fetchone()[0]
    newest = db.conn.execute("SELECT last_seen FROM article_seen WHERE article_id = ?", (article_id,)).fetchone()[0]
    touched: list[int] = []
    fresh: list[Comment] = []
    seen_of = "SELECT first_seen, last_seen FROM comment_seen WHERE comment_id = ?"
    for comment, row in zip(comments, match_comments(db, article_id, comments, reading), strict=True):
        seen = db.conn.execute(seen_of, (row["id"],)).fetchone() if row else None
        if row is None or seen is None or seen[1] <= reading.when:
            fresh.append(comment)
            continue
        past = Past(article_id=article_id, comment_id=row["id"], current=kept_record(row), first_seen=seen[0], last_seen=seen[1])
        if keep_earlier(db, past, record_beside(row, comment), reading):
            touched.append(row["id"])
        _see_earlier(db, "comment", row["id"], reading)
    touched += write_comments(db, article_id, fresh, extent=ThreadReading.PART, reading=reading)
    if ended:
        db.conn.execute(
            "UPDATE comment_seen SET vanished = ? WHERE vanished IS NULL AND last_seen <= ? AND last_crawl_id = ?"
            " AND comment_id IN (SELECT id FROM comments WHERE article_id = ?)",
            (newest, reading.when, reading.crawl_id, article_id),
        )
    return touched


def keep_earlier(db: Database, past: Past, record: Mapping[str, Any], reading: Reading) -> bool:
    """Put ``record``, as it was read at ``reading.when``, in its place among the readings of ``past``; whether that was news."""
    rows = db.conn.execute(
        "SELECT id, replaced, record FROM revisions WHERE article_id = ? AND comment_id IS ? AND replaced > ? ORDER BY replaced, id LIMIT 2",
        (past.article_id, past.comment_id, reading.when),
    ).fetchall()
    readings = [*(json.loads(row[2]) for row in rows), past.current]
    changed = changed_fields(record, readings[0])
    if not changed:
        return False
    until = rows[0][1] if rows else past.last_seen
    following = db.conn.execute(NEXT_CAPTURE, (past.article_id, reading.when)).fetchone()[0] or until
    if reading.when < past.first_seen:
        following = past.first_seen
    elif rows and following >= until:
        # Nothing read the same again in between: this reading took its place, and was replaced by the next.
        db.conn.execute("UPDATE revisions SET replaced = ? WHERE id = ?", (reading.when, rows[0][0]))
        changed = changed_fields(record, readings[1])
    else:
        _insert(db, past, readings[0], until=reading.when, changed=changed, reading=reading)
    _insert(db, past, record, until=min(following, until), changed=changed, reading=reading)
    return True


def _insert(db: Database, past: Past, record: Mapping[str, Any], *, until: str, changed: list[str], reading: Reading) -> None:
    replaced = Reading(crawl_id=reading.crawl_id, when=until, cause=reading.cause)
    keep_revision(db, article_id=past.article_id, comment_id=past.comment_id, earlier=record, changed=changed, reading=replaced)


def _see_earlier(db: Database, kind: str, number: int, reading: Reading) -> None:
    db.conn.execute(
        f"UPDATE {kind}_seen SET first_seen = ?, first_crawl_id = ? WHERE {kind}_id = ? AND first_seen > ?",
        (reading.when, reading.crawl_id, number, reading.when),
    )
