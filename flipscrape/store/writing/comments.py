"""Comments as rows, over all pages of a thread and over all crawls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from sqlite_utils import Database

from flipscrape.model import Article, Comment
from flipscrape.store.values.hashes import as_json, record_hash
from flipscrape.store.values.records import comment_record, storable
from flipscrape.store.values.rows import update_row
from flipscrape.store.values.seals import seal_comments
from flipscrape.store.writing.comment_rows import DERIVED, RECORD, change_comment, derived_columns, kept_record
from flipscrape.store.writing.parents import resolve_parents
from flipscrape.store.writing.revisions import Reading, changed_fields, keep_revision

YEAR = re.compile(r"\d{4}")
COLUMNS = ("id", "article_id", "position", "published_text", *RECORD, *DERIVED)
INSERT = f"INSERT INTO comments ({', '.join(COLUMNS)}) VALUES "
# Rows of one statement: between statements the search index writes out what it has gathered.
ROWS = 50


class ThreadReading(Enum):
    """How much of a thread was read: all of it, so that what is not there has vanished, or a part."""

    WHOLE = "whole"
    PART = "part"


def write_comments(db: Database, article_id: int, comments: Sequence[Comment], *, extent: ThreadReading, reading: Reading) -> list[int]:
    """Write the comments of one page; the numbers of those that are new or read differently."""
    rows = match_comments(db, article_id, comments, reading)
    following = db.conn.execute("SELECT coalesce(max(position) + 1, 0) FROM comments WHERE article_id = ?", (article_id,)).fetchone()[0]
    unused = db.conn.execute("SELECT coalesce(max(id) + 1, 1) FROM comments").fetchone()[0]
    numbers: dict[str, int] = {}
    touched: list[int] = []
    new: list[tuple[Any, ...]] = []
    for index, (comment, row) in enumerate(zip(comments, rows, strict=True)):
        if row is None:
            position, following = (index if extent is ThreadReading.WHOLE else following), following + 1
            comment_id = unused + len(new)
            new.append((comment_id, article_id, position, *_columns(comment)))
            touched.append(comment_id)
        else:
            comment_id = row["id"]
            if _update(db, article_id, row, comment=comment, reading=reading):
                touched.append(comment_id)
            if extent is ThreadReading.WHOLE and row["position"] != index:
                update_row(db, "comments", comment_id, {"position": index})
        numbers[storable(comment.id)] = comment_id
    _insert(db, new)
    if new:
        seal_comments(db, article_id)
    _see(db, numbers.values(), reading)
    if touched:
        resolve_parents(db, article_id, numbers)
    if extent is ThreadReading.WHOLE:
        mark_vanished(db, article_id, reading)
    return touched


def extent_of(article: Article) -> ThreadReading:
    """How much of its thread an article's own page has: a part where it names further pages, a service, or more comments than it has."""
    stated_more = article.comments_stated is not None and article.comments_stated > len(article.comments)
    partial = article.comment_pages or article.comment_service is not None or stated_more
    return ThreadReading.PART if partial else ThreadReading.WHOLE


def match_comments(db: Database, article_id: int, comments: Sequence[Comment], reading: Reading) -> list[dict[str, Any] | None]:
    """The stored row of each comment: by its id, else by author and text (a blog moved to another platform gives new ids)."""
    ids = [storable(comment.id) for comment in comments]
    by_id = {row["source_id"]: row for row in _stored(db, "source_id IN (SELECT value FROM json_each(?))", article_id, as_json(ids))}
    if len(by_id) == len(ids):
        return [by_id[source_id] for source_id in ids]
    alike: dict[tuple[str | None, str], list[dict[str, Any]]] = {}
    # One that this run saw already, on another page of the thread, is no candidate.
    for row in _stored(db, "id IN (SELECT comment_id FROM comment_seen WHERE comment_id = id AND last_crawl_id <> ?)", article_id, reading.crawl_id):
        if row["source_id"] not in by_id and row["body"]:
            alike.setdefault((row["author"], row["body"]), []).append(row)
    found: list[dict[str, Any] | None] = []
    for source_id, comment in zip(ids, comments, strict=True):
        candidates = alike.get((storable(comment.author), storable(comment.body)), [])
        found.append(by_id.get(source_id) or (candidates.pop(0) if candidates else None))
    return found


def record_beside(row: Mapping[str, Any], comment: Comment) -> dict[str, Any]:
    """Another reading of the comment in ``row``, in the form of ``kept_record``: what differs then has changed."""
    record = {**comment_record(comment), "source_id": storable(comment.id)}
    if row["content_hash"] != record_hash(kept_record(row)):
        # Something else wrote to the row: nothing of it is worth more than what is read now.
        return record
    if row["source_id"] != record["source_id"]:
        # Found by its text: ids of the new platform, its parent's and its address among them, say nothing of a change.
        record |= {name: row[name] for name in ("source_id", "parent_source_id", "url")}
    if row["url"] and record["url"] and _same_place(row["url"], record["url"]):
        # The page has two addresses: /post/ and /post/?commentPage=1.
        record["url"] = row["url"]
    if row["published"] is not None and not YEAR.search(comment.published_text or row["published"]):
        # '3 days ago' is nearest to the truth when it is first read.
        record["published"] = row["published"]
    return record


def _same_place(one: str, other: str) -> bool:
    """Whether two addresses of one comment differ in the page of its thread alone."""
    (site, place), (other_site, other_place) = ((urlsplit(url)[:2], urlsplit(url).fragment) for url in (one, other))
    return place == other_place != "" and site == other_site


def mark_vanished(db: Database, article_id: int, reading: Reading) -> int:
    """Mark the comments that this run did not see, or saw only in an earlier capture of the post's page; the number of those marked.

    Right only where it read every page of the thread.
    """
    return db.conn.execute(
        "UPDATE comment_seen SET vanished = :when WHERE vanished IS NULL AND comment_id IN (SELECT id FROM comments WHERE article_id = :article)"
        " AND (last_crawl_id <> :crawl OR last_seen < (SELECT last_seen FROM article_seen WHERE article_id = :article) AND last_seen IN"
        " (SELECT last_fetched FROM article_pages JOIN pages ON id = page_id WHERE article_id = :article AND role = 'article'))",
        {"when": reading.when, "crawl": reading.crawl_id, "article": article_id},
    ).rowcount


def _stored(db: Database, condition: str, article_id: int, value: object) -> list[dict[str, Any]]:
    names = ("id", "position", "published_text", "content_hash", *RECORD)
    statement = f"SELECT {', '.join(names)} FROM comments WHERE article_id = ? AND {condition} ORDER BY position"
    return [dict(zip(names, row, strict=True)) for row in db.conn.execute(statement, (article_id, value))]


def _columns(comment: Comment) -> tuple[Any, ...]:
    """What a new comment's row holds from ``published_text`` on, in the order of ``COLUMNS``."""
    record = {**comment_record(comment), "source_id": storable(comment.id)}
    derived = derived_columns(record)
    return (storable(comment.published_text), *(record[name] for name in RECORD), *(derived[name] for name in DERIVED))


def _insert(db: Database, rows: Sequence[tuple[Any, ...]]) -> None:
    marks = f"({', '.join('?' * len(COLUMNS))})"
    for start in range(0, len(rows), ROWS):
        some = rows[start : start + ROWS]
        db.conn.execute(INSERT + ", ".join([marks] * len(some)), list(chain.from_iterable(some)))


def _update(db: Database, article_id: int, row: dict[str, Any], *, comment: Comment, reading: Reading) -> bool:
    record = record_beside(row, comment)
    earlier = kept_record(row)
    changed = changed_fields(earlier, record)
    if not changed:
        if row["content_hash"] != record_hash(earlier):
            # Something else wrote to the row, and the page says the same now.
            change_comment(db, row["id"], {})
        return False
    keep_revision(db, article_id=article_id, comment_id=row["id"], earlier=earlier, changed=changed, reading=reading)
    columns = {name: record[name] for name in changed}
    if "published" in changed:
        columns["published_text"] = storable(comment.published_text)
    if "parent_source_id" in changed:
        columns["parent_id"] = None
    change_comment(db, row["id"], columns)
    db.conn.execute("UPDATE comment_seen SET edited = ? WHERE comment_id = ?", (reading.when, row["id"]))
    return True


def _see(db: Database, comment_ids: Iterable[int], reading: Reading) -> None:
    db.conn.execute(
        "INSERT INTO comment_seen (comment_id, first_seen, first_crawl_id, last_seen, last_crawl_id)"
        " SELECT value, :at, :crawl, :at, :crawl FROM json_each(:ids) WHERE true"  # WHERE: https://www.sqlite.org/lang_upsert.html, 2.2
        " ON CONFLICT (comment_id) DO UPDATE SET last_seen = max(last_seen, :at), last_crawl_id = :crawl, vanished = NULL",
        {"ids": as_json(list(comment_ids)), "at": reading.when, "crawl": reading.crawl_id},
    )
