"""Two archives as one: no doubles, and every reading that either of them holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from flipscrape.model import Comment
from flipscrape.store.archive import Archive
from flipscrape.store.copying import copy_archive, new_file
from flipscrape.store.file.opening import Access
from flipscrape.store.frontier.table import Frontier
from flipscrape.store.reading.articles import ArchivedArticle, read_article
from flipscrape.store.values.hashes import as_json
from flipscrape.store.values.records import article_record
from flipscrape.store.values.rows import insert_row
from flipscrape.store.writing.articles import find_article, read_record, write_article
from flipscrape.store.writing.comment_rows import kept_record
from flipscrape.store.writing.comments import ThreadReading, write_comments
from flipscrape.store.writing.links import know_addresses, write_links
from flipscrape.store.writing.revisions import Cause, Reading, changed_fields, revision_row
from flipscrape.store.writing.threads import know_thread_pages

BATCH = 500
# A comment's number (None for the post itself), its record in the source, and the later one that the target holds.
Older = tuple[int | None, dict[str, Any], dict[str, Any]]


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
                _add_frontier(source.db, db)
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


def _add_frontier(source: Database, target: Database) -> None:
    """What is still to be fetched, and what became of the rest: an address that both know stands as the target has it."""
    seeds: dict[int, int] = {}
    for row in source["seeds"].rows:
        known = target.conn.execute("SELECT id FROM seeds WHERE url = ?", (row["url"],)).fetchone()
        seeds[row["id"]] = known[0] if known else insert_row(target, "seeds", _without_id(row))
    for row in source["frontier"].rows:
        if target.conn.execute("SELECT 1 FROM frontier WHERE url = ?", (row["url"],)).fetchone() is None:
            insert_row(target, "frontier", {**_without_id(row), "seed_id": seeds[row["seed_id"]]})
    named = source.query("SELECT url, n.source FROM frontier_sources n JOIN frontier ON id = frontier_id")
    Frontier(target).note_sources((row["url"], row["source"]) for row in named)
    for row in source["frontier_announced"].rows:
        target.conn.execute("INSERT OR IGNORE INTO frontier_announced VALUES (:url, :source, :data)", row)


def _add_article(merging: Merging, found: ArchivedArticle) -> None:
    source, target = merging.source, merging.target
    seen = _moved_seen(merging, "article", found.id)
    reading = Reading(crawl_id=seen["last_crawl_id"], when=seen["last_seen"], cause=Cause.EITHER)
    number = find_article(target, found.article)
    older: list[Older] = []
    ours = _row(target, "article_seen", "article_id", number) if number is not None else None
    if number is None or ours is None or ours["last_seen"] < seen["last_seen"]:
        number, _ = write_article(target, found.article, site_id=_site(merging, found), reading=reading)
        write_links(target, number, found.article, site=found.blog)
    else:
        older.append((None, article_record(found.article), read_record(target, number)))
    _write_seen(target, "article", number, ours, seen)
    addresses = [row[0] for row in source.conn.execute("SELECT url FROM addresses WHERE article_id = ?", (found.id,))]
    know_addresses(target, number, found.article.url, addresses)
    know_thread_pages(target, number, [row[0] for row in source.conn.execute("SELECT url FROM thread_pages WHERE article_id = ?", (found.id,))])
    for part in source.conn.execute("SELECT number, url, body, body_html FROM article_parts WHERE article_id = ?", (found.id,)):
        target.conn.execute("INSERT OR IGNORE INTO article_parts (article_id, number, url, body, body_html) VALUES (?, ?, ?, ?, ?)", (number, *part))
    comments, older_comments = _add_comments(merging, found, number, reading)
    _add_revisions(merging, found.id, number, comments)
    # After what they themselves took the place of: revisions of one time are read in the order of their numbers.
    for comment_id, earlier, current in older + older_comments:
        if changed := changed_fields(earlier, current):
            _insert_revision(target, revision_row(article_id=number, comment_id=comment_id, earlier=earlier, changed=changed, reading=reading))
    for page_id, role in source.conn.execute("SELECT page_id, role FROM article_pages WHERE article_id = ?", (found.id,)):
        target.conn.execute("INSERT OR IGNORE INTO article_pages VALUES (?, ?, ?)", (number, merging.pages[page_id], role))


def _site(merging: Merging, found: ArchivedArticle) -> int | None:
    if found.blog is None:
        return None
    known = merging.target.conn.execute("SELECT id FROM sites WHERE url = ?", (found.blog,)).fetchone()
    return known[0] if known else insert_row(merging.target, "sites", _without_id(_row(merging.source, "sites", "url", found.blog)))


def _add_comments(merging: Merging, found: ArchivedArticle, number: int, reading: Reading) -> tuple[dict[int, int], list[Older]]:
    """Write the comments; the target's number for each of the source's, and those that the target has as they were seen later."""
    source, target = merging.source, merging.target
    theirs = _numbers(source, found.id)
    seen = {source_id: _moved_seen(merging, "comment", comment_id) for source_id, comment_id in theirs.items()}
    numbers = _numbers(target, number)
    known = {source_id: (comment_id, _row(target, "comment_seen", "comment_id", comment_id)) for source_id, comment_id in numbers.items()}
    fresh: list[Comment] = []
    older: list[Older] = []
    for comment in found.article.comments:
        earlier = _comment_row(source, theirs[comment.id])
        if comment.id not in known or known[comment.id][1]["last_seen"] < seen[comment.id]["last_seen"]:
            # The parent may be a comment that only the target has.
            fresh.append(replace(comment, parent=earlier["parent_source_id"]))
        else:
            older.append((known[comment.id][0], earlier, _comment_row(target, known[comment.id][0])))
    write_comments(target, number, fresh, extent=ThreadReading.PART, reading=reading)
    ours = _numbers(target, number)
    for source_id, one in seen.items():
        if source_id in ours:
            _write_seen(target, "comment", ours[source_id], known[source_id][1] if source_id in known else None, one)
    return {comment_id: ours[source_id] for source_id, comment_id in theirs.items() if source_id in ours}, older


def _numbers(db: Database, article_id: int) -> dict[str, int]:
    return dict(db.conn.execute("SELECT source_id, id FROM comments WHERE article_id = ?", (article_id,)).fetchall())


def _add_revisions(merging: Merging, theirs: int, number: int, comments: dict[int, int]) -> None:
    for row in merging.source["revisions"].rows_where("article_id = ?", [theirs], order_by="id"):
        comment_id = comments.get(row["comment_id"])
        if row["comment_id"] is None or comment_id is not None:
            moved = {"article_id": number, "comment_id": comment_id, "crawl_id": merging.crawls[row["crawl_id"]]}
            _insert_revision(merging.target, {**_without_id(row), **moved})


def _insert_revision(db: Database, row: dict[str, Any]) -> None:
    known = db.conn.execute(
        "SELECT 1 FROM revisions WHERE article_id = ? AND comment_id IS ? AND content_hash = ?",
        (row["article_id"], row["comment_id"], row["content_hash"]),
    ).fetchone()
    if known is None:
        insert_row(db, "revisions", row)


def _moved_seen(merging: Merging, kind: str, number: int) -> dict[str, Any]:
    seen = _row(merging.source, f"{kind}_seen", f"{kind}_id", number)
    return {**seen, **{name: merging.crawls[seen[name]] for name in ("first_crawl_id", "last_crawl_id")}}


def _write_seen(db: Database, kind: str, number: int, ours: dict[str, Any] | None, theirs: dict[str, Any]) -> None:
    """First seen is the earlier of both; the rest is what the archive says that saw it last."""
    first = min(ours or theirs, theirs, key=lambda row: row["first_seen"])
    last = max(ours or theirs, theirs, key=lambda row: row["last_seen"])
    merged = {**last, f"{kind}_id": number, "first_seen": first["first_seen"], "first_crawl_id": first["first_crawl_id"]}
    names, marks = ", ".join(merged), ", ".join("?" * len(merged))
    db.conn.execute(f"INSERT OR REPLACE INTO {kind}_seen ({names}) VALUES ({marks})", tuple(merged.values()))


def _row(db: Database, table: str, column: str, value: object) -> dict[str, Any]:
    """The one row of ``table`` with ``value``; raises StopIteration where there is none, which the file's own keys forbid."""
    return next(iter(db[table].rows_where(f"{column} = ?", [value])))


def _comment_row(db: Database, number: int) -> dict[str, Any]:
    return kept_record(_row(db, "comments", "id", number))


def _without_id(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}
