"""Names of people as pseudonyms: in rows, revisions, kept pages and the search index alike."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from hashlib import blake2b
from typing import Any

from sqlite_utils import Database

from flipscrape.errors import ArchiveDamaged
from flipscrape.store.archive import Archive
from flipscrape.store.articles import derived_columns, read_record
from flipscrape.store.bigrams import bigrams
from flipscrape.store.hashes import as_json, record_hash
from flipscrape.store.migrations.search import INDEXED
from flipscrape.store.pages import PageKeeping, keep_text, read_text
from flipscrape.store.replacing import Replacer
from flipscrape.store.rows import each_row, update_row
from flipscrape.store.sqlite_errors import translated
from flipscrape.store.twins import link_twins

PSEUDONYM = re.compile(r"Person [0-9a-f]{8}")
ADDRESSES = """
SELECT author_url FROM comments WHERE kind = 'comment' AND author_url IS NOT NULL
UNION SELECT record ->> 'author_url' FROM revisions WHERE record ->> 'kind' = 'comment' AND record ->> 'author_url' IS NOT NULL
"""
TEXTS_OF_A_RECORD = ("title", "description", "body", "body_html")


class Persons(Enum):
    """Whose names: those who comment, or those who write posts too."""

    COMMENTERS = "commenters"
    ALL = "all"


class Trial(Enum):
    """Whether to do it, or only to count what it would touch."""

    FOR_GOOD = "for good"
    DRY_RUN = "dry run"


def redact_names(archive: Archive, persons: Persons, *, key: bytes, trial: Trial = Trial.FOR_GOOD) -> Counter[str]:
    """Replace names by pseudonyms; how many rows of each table changed. The same name and ``key`` (at most 64 bytes) give the same pseudonym.

    The words of a name are replaced wherever they stand together in comments and kept pages; of the posts' own texts only for ALL.
    """
    touched: Counter[str] = Counter()
    with rewriting(archive, trial) as db:
        names = {name: pseudonym(name, key) for name in _names(db, persons) if not PSEUDONYM.fullmatch(name)}
        replacer = Replacer(names, frozenset(row[0] for row in db.conn.execute(ADDRESSES)))
        _redact_comments(db, names, replacer, touched)
        if persons is Persons.ALL:
            _redact_articles(db, names, replacer, touched)
        _redact_revisions(db, persons, replacer, touched)
        rewrite_texts(db, replacer, touched)
    return touched


def pseudonym(name: str, key: bytes) -> str:
    """The name's pseudonym under that key, from which nobody without the key finds the name."""
    return f"Person {blake2b(name.encode('utf-8', 'replace'), key=key, digest_size=4).hexdigest()}"


@contextmanager
def rewriting(archive: Archive, trial: Trial) -> Iterator[Database]:
    """A transaction after which nothing of what was replaced is left in the file's free space or in the search index."""
    db = archive.db
    with translated(archive.path):
        db.conn.execute("PRAGMA secure_delete = ON").fetchall()
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield db
            if trial is Trial.DRY_RUN:
                return
            for index, _ in INDEXED.values():
                db.conn.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
            db.conn.execute("COMMIT")
            db.conn.execute("VACUUM")
        finally:
            db.rollback()


def rewrite_texts(db: Database, replacer: Replacer, touched: Counter[str]) -> None:
    """Kept pages and announcements with the names replaced; a text that cannot be read is let go."""
    charsets = dict(db.conn.execute("SELECT text_hash, charset FROM pages").fetchall())
    for (digest,) in db.conn.execute("SELECT hash FROM texts WHERE data IS NOT NULL").fetchall():
        try:
            data = read_text(db, digest)
        except ArchiveDamaged:
            db.conn.execute("UPDATE texts SET data = NULL WHERE hash = ?", (digest,))
            continue
        assert data is not None
        rewritten = replacer.in_bytes(data, charsets[digest]) if digest in charsets else replacer.in_text(data.decode()).encode()
        if rewritten != data:
            touched["texts"] += 1
            replace_text(db, digest, rewritten)
    for url, source, said in db.conn.execute("SELECT url, source, data FROM frontier_announced").fetchall():
        if (other := replacer.in_text(said)) != said:
            touched["frontier_announced"] += 1
            db.conn.execute("UPDATE frontier_announced SET data = ? WHERE url = ? AND source = ?", (other, url, source))


def replace_text(db: Database, digest: bytes, data: bytes) -> None:
    """Put other bytes in place of a kept text, under their own hash."""
    other = keep_text(db, data, PageKeeping.WHOLE)
    for table in ("pages", "announcements"):
        db.conn.execute(f"UPDATE OR REPLACE {table} SET text_hash = ? WHERE text_hash = ?", (other, digest))
    db.conn.execute("DELETE FROM texts WHERE hash = ?", (digest,))


def rewrite_record(record: dict[str, Any], replace: Callable[[str], str]) -> dict[str, Any]:
    """A record of a post or comment with every text that may hold a name rewritten, and without the address behind its author."""
    other = {name: replace(value) if name in TEXTS_OF_A_RECORD and value else value for name, value in record.items()}
    if "authors" in record:
        other["authors"] = [replace(name) for name in record["authors"]]
    if record.get("author"):
        other["author"] = replace(record["author"])
    return other | ({"author_url": None} if record.get("kind") == "comment" else {})


def _names(db: Database, persons: Persons) -> set[str]:
    statements = [
        "SELECT author FROM comments WHERE kind = 'comment' AND author IS NOT NULL",
        "SELECT record ->> 'author' FROM revisions WHERE comment_id IS NOT NULL AND record ->> 'kind' = 'comment'",
    ]
    if persons is Persons.ALL:
        statements += ["SELECT name FROM authors", "SELECT value FROM revisions, json_each(record, '$.authors') WHERE comment_id IS NULL"]
    return {row[0] for statement in statements for row in db.conn.execute(statement) if row[0]}


def _redact_comments(db: Database, names: dict[str, str], replacer: Replacer, touched: Counter[str]) -> None:
    for number, kind, author, author_url, body, body_html in each_row(db, "comments", "kind, author, author_url, body, body_html"):
        kept_url = None if kind == "comment" else author_url
        texts = {"body": replacer.in_text(body), "body_html": replacer.in_html(body_html)}
        columns = {"author": names.get(author, author), "author_url": kept_url, **texts}
        if tuple(columns.values()) != (author, author_url, body, body_html):
            touched["comments"] += 1
            update_row(db, "comments", number, {**columns, "bigrams": bigrams(columns["body"] or "", title=columns["author"] or "")})


def _redact_articles(db: Database, names: dict[str, str], replacer: Replacer, touched: Counter[str]) -> None:
    for number, name in db.conn.execute("SELECT id, name FROM authors").fetchall():
        if name in names:
            touched["authors"] += 1
            update_row(db, "authors", number, {"name": names[name]})
    for number, stored in each_row(db, "articles", "content_hash"):
        other = rewrite_record(read_record(db, number), replacer.in_html)
        if record_hash(other) != stored:
            touched["articles"] += 1
            update_row(db, "articles", number, {**{name: other[name] for name in TEXTS_OF_A_RECORD}, **derived_columns(other)})
            link_twins(db, number)
    for number, part, body, body_html in db.conn.execute("SELECT article_id, number, body, body_html FROM article_parts").fetchall():
        texts = (replacer.in_html(body), replacer.in_html(body_html))
        if texts != (body, body_html):
            touched["article_parts"] += 1
            db.conn.execute("UPDATE article_parts SET body = ?, body_html = ? WHERE article_id = ? AND number = ?", (*texts, number, part))


def _redact_revisions(db: Database, persons: Persons, replacer: Replacer, touched: Counter[str]) -> None:
    which = "1" if persons is Persons.ALL else "comment_id IS NOT NULL"
    for number, stored in each_row(db, "revisions", "record", where=which):
        record = json.loads(stored)
        other = rewrite_record(record, replacer.in_html)
        if other != record:
            touched["revisions"] += 1
            update_row(db, "revisions", number, {"record": as_json(other), "content_hash": record_hash(other)})
