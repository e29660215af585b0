"""Comments that another source told of a post after its page was stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flipscrape.model import Comment
from flipscrape.store.archive import Archive
from flipscrape.store.reading.articles import read_comments
from flipscrape.store.values.dates import stamp
from flipscrape.store.values.records import comment_record, storable
from flipscrape.store.writing.comment_rows import change_comment
from flipscrape.store.writing.comments import ThreadReading, write_comments
from flipscrape.store.writing.ordering import order_thread
from flipscrape.store.writing.parents import resolve_parents
from flipscrape.store.writing.revisions import Cause, Reading

COMPLETABLE = ("kind", "parent_source_id", "author", "author_url", "published", "url")


# A run, and those right before it that were killed or stopped: what they have read it does not read again.
UNFINISHED = (
    "SELECT id FROM crawls WHERE id <= :crawl"
    " AND id > (SELECT coalesce(max(id), 0) FROM crawls WHERE id < :crawl AND outcome = 'finished')")


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredThread:
    """The comments of a post as stored. ``extent``: whether every page that its thread names has been read."""

    article_id: int
    comments: list[Comment]
    extent: ThreadReading
    stated: int | None = None


def stored_thread(archive: Archive, url: str, *, crawl_id: int) -> StoredThread | None:
    """The thread of the post at ``url`` as this run has read it, or one that this goes on from; None where they have not read the post."""
    number = archive.article_id(url)
    row = archive.db.conn.execute(
        f"WITH runs AS ({UNFINISHED}) SELECT comments_stated,"
        " (SELECT count(*) FROM thread_pages WHERE article_id = a.id AND (read_crawl_id IS NULL OR read_crawl_id NOT IN (SELECT id FROM runs)))"
        " FROM articles a JOIN article_seen ON article_id = a.id WHERE a.id = :article AND last_crawl_id IN (SELECT id FROM runs)",
        {"article": number, "crawl": crawl_id}).fetchone()
    if number is None or row is None:
        return None
    extent = ThreadReading.PART if row[1] else ThreadReading.WHOLE
    return StoredThread(article_id=number, comments=list(read_comments(archive.db, number)), extent=extent, stated=row[0])


def complete_thread(archive: Archive, thread: StoredThread, comments: Sequence[Comment], *, crawl_id: int, seen: datetime) -> int:
    """Store ``comments``: the thread's own, completed, and those that it lacks; the number of the latter.

    A completion is no change of the comment and leaves no revision; the words of stored comments stay.
    """
    known = {comment.id: comment for comment in thread.comments}
    with archive.transaction() as db:
        reading = Reading(crawl_id=crawl_id, when=stamp(seen), cause=Cause.PAGE)
        numbers = dict(db.conn.execute("SELECT source_id, id FROM comments WHERE article_id = ?", (thread.article_id,)).fetchall())
        for comment in comments:
            if (before := known.get(comment.id)) is None or before == comment:
                continue
            earlier, later = comment_record(before), comment_record(comment)
            columns = {name: later[name] for name in COMPLETABLE if later[name] != earlier[name]}
            if "parent_source_id" in columns:
                columns["parent_id"] = None
            if columns:
                change_comment(db, numbers[storable(comment.id)], columns)
        new = write_comments(
            db, thread.article_id, [comment for comment in comments if comment.id not in known], extent=ThreadReading.PART, reading=reading)
        resolve_parents(db, thread.article_id, {})
        order_thread(db, thread.article_id)
    return len(new)
