"""Two archives as one: no doubles, and every reading that either of them holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from flipscrape.store.archive import Archive
from flipscrape.store.articles import find_article, read_record, write_article
from flipscrape.store.comments import ThreadReading, write_comments
from flipscrape.store.copying import copy_archive, new_file
from flipscrape.store.hashes import as_json, record_hash
from flipscrape.store.links import know_addresses, write_links
from flipscrape.store.opening import Access
from flipscrape.store.reading import ArchivedArticle, read_article
from flipscrape.store.records import COMMENT_COLUMNS, article_record
from flipscrape.store.revisions import Cause, Reading, changed_fields
from flipscrape.store.rows import insert_row, update_row

BATCH = 500
EARLIER = "min(first_seen, :first_seen)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Merging:
    """The archive that is added (``source``), the one that takes it (``target``), and the target's numbers for the source's crawls and pages."""

    source: Database
    target: Database
    crawls: dict[int, int]
    pages: dict[int, int]


def merge_archives(first: Path, second: Path, output: Path) -> None:
    """Write the new file ``output`` with all that ``first`` and ``second`` hold.

    A post that both have is kept once, as it was last seen; what the other said of it becomes a revision. Raises ArchiveUnwritable where
    ``output`` exists.
    """
    with new_file(output) as unfinished:
        copy_archive(first, unfinished)
        with Archive(unfinished, Access.WRITE) as target, Archive(second, Access.READ) as source:
            with target.transaction() as db:
                merging = Merging(source=source.db, target=db, crawls=_add_crawls(source.db, db), pages=_add_pages(source.db, db))
            for numbers in _batches(source.db):
                with target.transaction():
                    for number in numbers:
                        _add_article(merging, read_article(source.db, number))


def _batches(db: Database) -> Iterator[list[int]]:
    numbers = [row[0] for row in db.conn.execute("SELECT id FROM articles ORDER BY id")]
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def _add_crawls(source: Database, target: Database) -> dict[int, int]:
    numbers: dict[int, int] = {}
    known = {as_json(_without_id(row)): row["id"] for row in target["crawls"].rows}
    for row in source["crawls"].rows:
        bare = _without_id(row)
        numbers[row["id"]] = known.get(as_json(bare)) or insert_row(target, "crawls", bare)
    failures = {as_json(_without_id(row)) for row in target["failures"].rows}
    for row in source["failures"].rows:
        moved = {**_without_id(row), "crawl_id": numbers[row["crawl_id"]]}
        if as_json(moved) not in failures:
            insert_row(target, "failures", moved)
    return numbers


def _add_pages(source: Database, target: Database) -> dict[int, int]:
    for digest, size in source.conn.execute("SELECT hash, size FROM texts").fetchall():
        data = source.conn.execute("SELECT data FROM texts WHERE hash = ?", (digest,)).fetchone()[0]
        target.conn.execute(
            "INSERT INTO texts (hash, size, data) VALUES (?, ?, ?) ON CONFLICT (hash) DO UPDATE SET data = coalesce(data, excluded.data)",
            (digest, size, data),
        )
    numbers: dict[int, int] = {}
    for row in source["pages"].rows:
        known = target.conn.execute("SELECT id FROM pages WHERE url = ? AND text_hash = ?", (row["url"], row["text_hash"])).fetchone()
        if known is None:
            numbers[row["id"]] = insert_row(target, "pages", _without_id(row))
        else:
            numbers[row["id"]] = known[0]
            target.conn.execute(
                "UPDATE pages SET fetched = min(fetched, ?), last_fetched = max(last_fetched, ?) WHERE id = ?",
                (row["fetched"], row["last_fetched"], known[0]),
            )
    for row in source["announcements"].rows:
        moved = {**row, "page_id": numbers[row["page_id"]]}
        target.conn.execute(f"INSERT OR IGNORE INTO announcements ({', '.join(moved)}) VALUES (?, ?, ?, ?, ?)", tuple(moved.values()))
    return numbers


def _add_article(merging: Merging, found: ArchivedArticle) -> None:
    source, target = merging.source, merging.target
    seen = _row(source, "article_seen", "article_id", found.id)
    reading = Reading(crawl_id=merging.crawls[seen["last_crawl_id"]], when=seen["last_seen"], cause=Cause.EITHER)
    number = find_article(target, found.article)
    there = _row(target, "article_seen", "article_id", number) if number else {}
    if not there or there["last_seen"] < seen["last_seen"]:
        number, _ = write_article(target, found.article, site_id=_site(merging, found), reading=reading)
        write_links(target, number, found.article, site=found.blog)
    else:
        assert number is not None
        _keep_if_new(target, number, None, earlier=article_record(found.article), current=read_record(target, number), reading=reading)
    addresses = [row[0] for row in source.conn.execute("SELECT url FROM addresses WHERE article_id = ?", (found.id,))]
    know_addresses(target, number, found.article.url, addresses)
    comments = _add_comments(merging, found, number, reading)
    _merge_seen(merging, "article", seen, number)
    for comment_id, moved in comments.items():
        _merge_seen(merging, "comment", _row(source, "comment_seen", "comment_id", comment_id), moved)
    _add_revisions(merging, found.id, number, comments)
    for page_id, role in source.conn.execute("SELECT page_id, role FROM article_pages WHERE article_id = ?", (found.id,)):
        target.conn.execute("INSERT OR IGNORE INTO article_pages VALUES (?, ?, ?)", (number, merging.pages[page_id], role))


def _site(merging: Merging, found: ArchivedArticle) -> int | None:
    if found.blog is None:
        return None
    known = merging.target.conn.execute("SELECT id FROM sites WHERE url = ?", (found.blog,)).fetchone()
    return known[0] if known else insert_row(merging.target, "sites", _without_id(_row(merging.source, "sites", "url", found.blog)))


def _add_comments(merging: Merging, found: ArchivedArticle, number: int, reading: Reading) -> dict[int, int]:
    """Write the comments; the target's number for each of the source's."""
    source, target = merging.source, merging.target
    numbers = dict(source.conn.execute("SELECT source_id, id FROM comments WHERE article_id = ?", (found.id,)).fetchall())
    fresh = []
    for comment in found.article.comments:
        theirs = _row(source, "comment_seen", "comment_id", numbers[comment.id])
        known = target.conn.execute(
            f"SELECT id, last_seen, {', '.join(COMMENT_COLUMNS)} FROM comments JOIN comment_seen ON comment_id = id"
            " WHERE article_id = ? AND source_id = ?",
            (number, comment.id),
        ).fetchone()
        if known is None or known[1] < theirs["last_seen"]:
            fresh.append(comment)
        else:
            earlier = _comment_row(source, numbers[comment.id])
            _keep_if_new(target, number, known[0], earlier=earlier, current=dict(zip(COMMENT_COLUMNS, known[2:], strict=True)), reading=reading)
    write_comments(target, number, fresh, extent=ThreadReading.PART, reading=reading)
    moved = dict(target.conn.execute("SELECT source_id, id FROM comments WHERE article_id = ?", (number,)).fetchall())
    return {theirs: moved[source_id] for source_id, theirs in numbers.items() if source_id in moved}


def _keep_if_new(
    db: Database, article_id: int, comment_id: int | None, *, earlier: dict[str, Any], current: dict[str, Any], reading: Reading
) -> None:
    if changed := changed_fields(earlier, current):
        row = {
            "article_id": article_id, "comment_id": comment_id, "replaced": reading.when, "crawl_id": reading.crawl_id, "cause": reading.cause.value,
            "changed": as_json(changed), "content_hash": record_hash(earlier), "record": as_json(earlier),
        }
        _insert_revision(db, row)


def _add_revisions(merging: Merging, theirs: int, number: int, comments: dict[int, int]) -> None:
    for row in merging.source["revisions"].rows_where("article_id = ?", [theirs], order_by="id"):
        comment_id = comments.get(row["comment_id"])
        if row["comment_id"] is None or comment_id is not None:
            moved = {"article_id": number, "comment_id": comment_id, "crawl_id": merging.crawls[row["crawl_id"]]}
            _insert_revision(merging.target, {**_without_id(row), **moved})


def _insert_revision(db: Database, row: dict[str, Any]) -> None:
    known = db.conn.execute(
        "SELECT 1 FROM revisions WHERE article_id = ? AND comment_id IS ? AND content_hash = ?", (row["article_id"], row["comment_id"], row["content_hash"])
    ).fetchone()
    if known is None:
        insert_row(db, "revisions", row)


def _merge_seen(merging: Merging, kind: str, theirs: dict[str, Any], number: int) -> None:
    """First seen is the earlier of both; the rest is what the archive says that saw it last."""
    key, table = f"{kind}_id", f"{kind}_seen"
    theirs = {**theirs, **{name: merging.crawls[theirs[name]] for name in ("first_crawl_id", "last_crawl_id")}, key: number}
    ours = dict(zip(theirs, merging.target.conn.execute(f"SELECT {', '.join(theirs)} FROM {table} WHERE {key} = ?", (number,)).fetchone() or (), strict=False))
    if not ours:
        insert_row(merging.target, table, theirs)
        return
    first, last = min(ours, theirs, key=lambda row: row["first_seen"]), max(theirs, ours, key=lambda row: row["last_seen"])
    merged = {**last, "first_seen": first["first_seen"], "first_crawl_id": first["first_crawl_id"]}
    sets = ", ".join(f"{name} = ?" for name in merged)
    merging.target.conn.execute(f"UPDATE {table} SET {sets} WHERE {key} = ?", (*merged.values(), number))


def _row(db: Database, table: str, column: str, value: object) -> dict[str, Any]:
    return next(iter(db[table].rows_where(f"{column} = ?", [value])))


def _comment_row(db: Database, number: int) -> dict[str, Any]:
    row = _row(db, "comments", "id", number)
    return {name: row[name] for name in COMMENT_COLUMNS}


def _without_id(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}
