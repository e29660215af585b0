"""Threads over several pages: which pages belong to which post, and whether one run has read them all."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from flipscrape.store.values.hashes import address_key, post_of_part, without_comment_page
from flipscrape.store.values.records import storable
from flipscrape.store.writing.comments import mark_vanished
from flipscrape.store.writing.links import article_known_as
from flipscrape.store.writing.ordering import order_thread
from flipscrape.store.writing.revisions import Reading


def know_thread_pages(db: Database, article_id: int, urls: Iterable[str]) -> None:
    """Note the further pages of an article's thread; the article's own addresses are none."""
    for url in urls:
        key = address_key(url)
        db.conn.execute(
            "INSERT OR IGNORE INTO thread_pages (url_key, article_id, url)"
            " SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM addresses WHERE url_key = ? AND article_id = ?)",
            (key, article_id, storable(url), key, article_id),
        )


def thread_of(db: Database, url: str) -> int | None:
    """The number of the article whose thread goes on at ``url``: one that named it, else the one whose address it adds a page to."""
    row = db.conn.execute("SELECT article_id FROM thread_pages WHERE url_key = ?", (address_key(url),)).fetchone()
    if row:
        return int(row[0])
    bare = without_comment_page(url)
    if bare == url:
        return None
    known = article_known_as(db, bare)
    return known if known is not None else article_known_as(db, post_of_part(bare)[0])


def read_thread_page(db: Database, article_id: int, url: str, reading: Reading) -> None:
    """Note that this run has read a page of the thread, whose comments are stored; the last one settles the order of all."""
    know_thread_pages(db, article_id, (url,))
    db.conn.execute("UPDATE thread_pages SET read_crawl_id = ? WHERE url_key = ?", (reading.crawl_id, address_key(url)))
    order_thread(db, article_id)


def forget_thread_page(db: Database, url: str) -> None:
    """The address is no page of a thread any more: threads get shorter."""
    db.conn.execute("DELETE FROM thread_pages WHERE url_key = ?", (address_key(url),))


def end_thread(db: Database, article_id: int, reading: Reading) -> int:
    """Mark as vanished what this run did not see, if it has read the post and all pages of its thread; the number of those marked.

    Nothing is marked while the post states more comments than were seen, or has them elsewhere.
    """
    whole = db.conn.execute(
        "SELECT 1 FROM articles JOIN article_seen ON article_id = id WHERE id = :article AND last_crawl_id = :crawl AND comment_service IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM thread_pages WHERE article_id = :article AND read_crawl_id IS NOT :crawl)"
        " AND coalesce(comments_stated, 0) <="
        " (SELECT count(*) FROM comments c JOIN comment_seen s ON s.comment_id = c.id WHERE c.article_id = :article AND s.last_crawl_id = :crawl)",
        {"article": article_id, "crawl": reading.crawl_id},
    ).fetchone()
    return mark_vanished(db, article_id, reading) if whole else 0
