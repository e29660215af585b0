"""What is wrong with an archive: SQLite's own checks, hashes of what is kept, the search index, what is derived from other columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from flipscrape.errors import ArchiveDamaged
from flipscrape.store.archive import Archive
from flipscrape.store.migrations.search import INDEXED
from flipscrape.store.values.bigrams import bigrams
from flipscrape.store.values.dates import to_utc
from flipscrape.store.values.days import BLOCKS, fill, hold_all
from flipscrape.store.values.hashes import record_hash, text_hash
from flipscrape.store.values.records import count_words
from flipscrape.store.values.rows import each_row, update_row
from flipscrape.store.values.seals import broken_seals, seal_all
from flipscrape.store.verification.lost_rows import lost_rows
from flipscrape.store.verification.schema import missing
from flipscrape.store.writing.articles import read_record
from flipscrape.store.writing.comment_rows import DERIVED, RECORD, derived_columns
from flipscrape.store.writing.links import article_known_as, know_addresses
from flipscrape.store.writing.pages import read_text
from flipscrape.store.writing.parents import misplaced_comments, place_comments

UNUSED = "hash NOT IN (SELECT text_hash FROM pages UNION SELECT text_hash FROM announcements)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """``mend`` puts it right without loss, inside a transaction; None where only a backup or another crawl can. ``article_id``: whose record."""

    text: str
    mend: Callable[[Database], object] | None = None
    article_id: int | None = None


def verify(archive: Archive) -> Iterator[Problem]:
    """Everything that is wrong, one after the other. The search index is checked only where the archive may be written to."""
    db = archive.db
    broken = False
    for problem in _integrity(db):
        broken = True
        yield problem
    if broken:
        # Further checks would stumble over the same pages of the file.
        return
    for gone in missing(db):
        broken = broken or gone.mend is None
        yield Problem(text=gone.text, mend=_running(gone.mend, gone.values))
    if broken:
        return
    for lost in lost_rows(db):
        yield Problem(text=lost.text, mend=_running(lost.mend, lost.values), article_id=lost.article_id)
    yield from _texts(db)
    yield from _index(db)
    yield from _articles(db)
    yield from _comments(db)
    if count := db.conn.execute("SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM article_seals)").fetchone()[0]:
        yield Problem(text=f"{count} articles without a row in article_seals: nothing says what they came with", mend=seal_all)
    for number, tables in broken_seals(db):
        yield Problem(text=f"article {number}: its {' and '.join(tables)} are not as they were written", article_id=number)


def _running(statement: str | None, values: Sequence[object] = ()) -> Callable[[Database], object] | None:
    return (lambda db: db.conn.execute(statement, values)) if statement is not None else None


def _integrity(db: Database) -> Iterator[Problem]:
    try:
        found = [row[0] for row in db.conn.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    for text in found:
        if text != "ok":
            is_index = "index" in text and ("missing from" in text or "wrong # of entries" in text)
            yield Problem(text=f"SQLite: {text}", mend=(lambda db: db.conn.execute("REINDEX")) if is_index else None)


def _texts(db: Database) -> Iterator[Problem]:
    for (digest,) in db.conn.execute("SELECT hash FROM texts WHERE data IS NOT NULL"):
        try:
            read_text(db, digest)
        except ArchiveDamaged:
            pages = ", ".join(row[0] for row in db.conn.execute("SELECT url FROM pages WHERE text_hash = ?", (digest,))) or "an announcement"
            yield Problem(text=f"the kept text of {pages} does not fit its hash", mend=_emptied(digest))


    if count := db.conn.execute(f"SELECT count(*) FROM texts WHERE {UNUSED}").fetchone()[0]:
        yield Problem(text=f"{count} kept texts are of no page and no announcement", mend=_running(f"DELETE FROM texts WHERE {UNUSED}"))


def _emptied(digest: bytes) -> Callable[[Database], object]:
    return lambda db: db.conn.execute("UPDATE texts SET data = NULL WHERE hash = ?", (digest,))


def _index(db: Database) -> Iterator[Problem]:
    for table, blocks in BLOCKS.items():
        if not hold_all(db, table):
            yield Problem(text=f"{blocks}: not as the dates of {table}, so that a search limited by date misses some", mend=_filled(table))
    for table, (index, _) in INDEXED.items():
        try:
            db.conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
                yield Problem(text=f"the search index of {table} does not fit its rows", mend=_rebuilt(index))


def _rebuilt(index: str) -> Callable[[Database], object]:
    return lambda db: db.conn.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def _filled(table: str) -> Callable[[Database], object]:
    return lambda db: fill(db, table)


def _articles(db: Database) -> Iterator[Problem]:
    names = ("published_utc", "modified_utc", "word_count", "text_hash", "bigrams")
    for number, url, digest, *stored in each_row(db, "articles", f"url, content_hash, {', '.join(names)}"):
        record = read_record(db, number)
        if record_hash(record) != digest:
            yield Problem(text=f"article {number} ({url}) does not fit its content hash: something else wrote to it", article_id=number)
        if url is not None and article_known_as(db, url) is None:
            yield Problem(text=f"article {number} ({url}) is not among the addresses, so that no link leads to it", mend=_known(number, url))
        body = record["body"]
        dates = (to_utc(record["published"]), to_utc(record["modified"]))
        derived = (*dates, count_words(body), text_hash(body), bigrams(body, title=record["title"] or ""))
        yield from _derived(f"article {number} ({url})", "articles", number, dict(zip(names, zip(stored, derived, strict=True), strict=True)))


def _known(number: int, url: str) -> Callable[[Database], object]:
    return lambda db: know_addresses(db, number, url, ())


def _comments(db: Database) -> Iterator[Problem]:
    names = (*RECORD, *DERIVED)
    for number, article_id, *values in each_row(db, "comments", f"article_id, {', '.join(names)}"):
        row = dict(zip(names, values, strict=True))
        derived = derived_columns(row)
        if row["content_hash"] != derived.pop("content_hash"):
            yield Problem(text=f"comment {number} does not fit its content hash: something else wrote to it", article_id=article_id)
        yield from _derived(f"comment {number}", "comments", number, {name: (row[name], value) for name, value in derived.items()})
    for article_id, numbers in misplaced_comments(db):
        text = f"article {article_id}: comments {', '.join(map(str, numbers))} do not stand below those that they answer"
        yield Problem(text=text, mend=_placed(article_id, numbers))


def _placed(article_id: int, numbers: list[int]) -> Callable[[Database], object]:
    return lambda db: place_comments(db, article_id, numbers)


def _derived(name: str, table: str, number: int, pairs: Mapping[str, tuple[object, object]]) -> Iterator[Problem]:
    if wrong := {column: derived for column, (stored, derived) in pairs.items() if stored != derived}:
        text = f"{name}: {', '.join(wrong)} not as derived from its other columns"
        yield Problem(text=text, mend=lambda db: update_row(db, table, number, wrong))
