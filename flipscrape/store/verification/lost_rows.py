"""Rows that refer to others which are gone, as after a DELETE without foreign keys (the sqlite3 shell has them off), and what brings those back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from flipscrape.store.values.seals import lost_comments
from flipscrape.store.verification.page_roles import misplaced_pages

LOST_POSTS = """
SELECT article_id, url, max(last_fetched) FROM article_pages JOIN pages ON pages.id = page_id JOIN texts ON hash = text_hash
WHERE role = 'article' AND data IS NOT NULL AND article_id NOT IN (SELECT id FROM articles)
  AND url NOT IN (SELECT url FROM articles WHERE url IS NOT NULL) GROUP BY article_id
"""
TARGETS = "UPDATE links SET target_id = (SELECT article_id FROM addresses d WHERE d.url_key = links.url_key) WHERE"
ASTRAY = """
FROM links l LEFT JOIN addresses d USING (url_key)
WHERE target_id IS NOT d.article_id AND coalesce(target_id IN (SELECT id FROM articles), 1)
"""
# By the table that refers and the table referred to.
MENDS = {
    ("links", "articles"): f"{TARGETS} target_id NOT IN (SELECT id FROM articles)",
    ("comments", "comments"): "UPDATE comments SET parent_id = NULL WHERE parent_id NOT IN (SELECT id FROM comments)",
    # The post's content hash still tells that it had one more, and its page brings that back.
    ("article_tags", "tags"): "DELETE FROM article_tags WHERE tag_id NOT IN (SELECT id FROM tags)",
    ("comment_seen", "comments"): "DELETE FROM comment_seen WHERE comment_id NOT IN (SELECT id FROM comments)",
}
CRAWL = "(SELECT coalesce((SELECT id FROM crawls WHERE started <= {0} ORDER BY started DESC, id DESC LIMIT 1), min(id)) FROM crawls)"
SEEN = "first_seen, first_crawl_id, last_seen, last_crawl_id"
ARTICLES_SEEN = f"""
INSERT INTO article_seen (article_id, {SEEN})
SELECT article_id, first, {CRAWL.format("first")}, last, {CRAWL.format("last")} FROM (
  SELECT article_id, min(fetched) AS first, max(last_fetched) AS last FROM article_pages JOIN pages ON pages.id = page_id
  WHERE role = 'article' AND article_id IN (SELECT id FROM articles) AND article_id NOT IN (SELECT article_id FROM article_seen)
  GROUP BY article_id
)
"""
COMMENTS_SEEN = f"""
INSERT INTO comment_seen (comment_id, {SEEN})
SELECT c.id, {SEEN} FROM comments c JOIN article_seen s ON s.article_id = c.article_id WHERE c.id NOT IN (SELECT comment_id FROM comment_seen)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lost:
    """``mend``: the statement that puts it right, with its ``values``; None where only a backup can. ``article_id``: the post to read again then."""

    text: str
    mend: str | None = None
    values: tuple[object, ...] = ()
    article_id: int | None = None


def lost_rows(db: Database) -> Iterator[Lost]:
    """Every row that is missing, and what refers to it. A post whose page is kept comes back with its number, and all that hangs on it."""
    for number, url, _ in db.conn.execute(LOST_POSTS).fetchall():
        empty = "INSERT INTO articles (id, url, content_hash) VALUES (?, ?, '')"
        yield Lost(text=f"article {number} ({url}) is not there, and its page is kept", mend=empty, values=(number, url), article_id=number)
    for (number,) in db.conn.execute("SELECT article_id FROM article_seals WHERE comments > 0").fetchall():
        if count := lost_comments(db, number):
            yield Lost(text=f"article {number}: {count} of its comments are not there", article_id=number)
    found = Counter((row[0], row[2]) for row in db.conn.execute("PRAGMA foreign_key_check"))
    for (table, parent), count in found.items():
        yield Lost(text=f"{table}: {count} rows refer to rows of {parent} that are not there", mend=MENDS.get((table, parent)))
    for text, mend, values in misplaced_pages(db):
        yield Lost(text=text, mend=mend, values=values)
    if count := db.conn.execute(f"SELECT count(*) {ASTRAY}").fetchone()[0]:
        text = f"links: {count} rows do not name the archived post that is known under their address"
        yield Lost(text=text, mend=f"{TARGETS} id IN (SELECT l.id {ASTRAY})")
    for table, mend in (("article", ARTICLES_SEEN), ("comment", COMMENTS_SEEN)):
        missing = db.conn.execute(f"SELECT count(*) FROM {table}s WHERE id NOT IN (SELECT {table}_id FROM {table}_seen)").fetchone()[0]
        if missing:
            yield Lost(text=f"{missing} {table}s without a row in {table}_seen: nothing says when they were seen", mend=mend)
