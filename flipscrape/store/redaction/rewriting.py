"""Names replaced in every text of an archive, each as the posts ask for that it belongs to; nothing is left in the file's free space."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum

from sqlite_utils import Database

from flipscrape.errors import ArchiveDamaged
from flipscrape.store.archive import Archive
from flipscrape.store.file.sqlite_errors import translated
from flipscrape.store.migrations.search import INDEXED
from flipscrape.store.redaction.replacing import Replacer, is_one_word
from flipscrape.store.values.hashes import address_key, bare_address
from flipscrape.store.values.seals import broken_seals, seal
from flipscrape.store.writing.pages import PageKeeping, keep_text, read_text

TAKING_PART = """
SELECT article_id, author FROM comments WHERE author IS NOT NULL
UNION SELECT article_id, record ->> 'author' FROM revisions WHERE record ->> 'author' IS NOT NULL
UNION SELECT article_id, name FROM article_authors JOIN authors ON id = author_id
UNION SELECT article_id, value FROM revisions, json_each(record, '$.authors') WHERE comment_id IS NULL
"""
# Of a text: the posts whose pages, or whose announcements on them, it is.
POSTS_OF_A_TEXT = """
SELECT article_id FROM article_pages JOIN pages ON id = page_id WHERE text_hash = :hash
UNION SELECT article_id FROM article_pages JOIN announcements USING (page_id) WHERE announcements.text_hash = :hash
"""
# What servers, networks and the extractor said, which may quote a page.
NOTES = (("failures", "detail"), ("frontier", "note"), ("article_seen", "gone_reason"))


class Mentions(Enum):
    """Where a name that is one word of letters (Will, Art) counts in running text: where a person of that name takes part, or everywhere."""

    THREAD = "thread"
    EVERYWHERE = "everywhere"


class Trial(Enum):
    """Whether to do it, or only to count what it would touch."""

    FOR_GOOD = "for good"
    DRY_RUN = "dry run"


@dataclass(frozen=True, kw_only=True, slots=True)
class Touched:
    """``rows``: how many of each table changed. ``words``: how often each name of one word was replaced in running text."""

    rows: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)


class Rewriter:
    """Replaces names in the texts of an archive, each as the post asks for that it belongs to."""

    def __init__(self, db: Database, replacer: Replacer, mentions: Mentions) -> None:
        self.db = db
        self.replacer = replacer
        self.rows: Counter[str] = Counter()
        self._persons: defaultdict[int, set[str]] | None = None
        if mentions is Mentions.THREAD:
            self._persons = defaultdict(set)
            for article_id, name in db.conn.execute(TAKING_PART):
                if is_one_word(name):
                    self._persons[article_id].add(name)

    @property
    def touched(self) -> Touched:
        """What was replaced so far."""
        return Touched(rows=+self.rows, words=+self.replacer.replaced)

    def of(self, *articles: int) -> Replacer:
        """The replacer for texts that belong to these posts; to none: every name counts."""
        if self._persons is None or not articles:
            return self.replacer
        return self.replacer.among(set[str]().union(*(self._persons[number] for number in articles)))


@contextmanager
def rewriting(archive: Archive, trial: Trial) -> Iterator[Database]:
    """A transaction after which nothing of what was replaced is left in the file's free space or in the search index."""
    db = archive.db
    with translated(archive.called):
        db.conn.execute("PRAGMA secure_delete = ON").fetchall()
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            broken = {number for number, _ in broken_seals(db)}
            yield db
            if trial is Trial.DRY_RUN:
                return
            for number, _ in list(broken_seals(db)):
                if number not in broken:
                    seal(db, number)
            for index, _ in INDEXED.values():
                db.conn.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
            db.conn.execute("COMMIT")
            db.conn.execute("VACUUM")
        finally:
            db.rollback()


def rewrite_texts(rewriter: Rewriter) -> None:
    """Kept pages and announcements with the names replaced; a text that cannot be read is let go."""
    db = rewriter.db
    charsets = dict(db.conn.execute("SELECT text_hash, charset FROM pages").fetchall())
    for (digest,) in db.conn.execute("SELECT hash FROM texts WHERE data IS NOT NULL").fetchall():
        try:
            data = read_text(db, digest)
        except ArchiveDamaged:
            db.conn.execute("UPDATE texts SET data = NULL WHERE hash = ?", (digest,))
            continue
        assert data is not None
        replacer = rewriter.of(*(row[0] for row in db.conn.execute(POSTS_OF_A_TEXT, {"hash": digest})))
        rewritten = replacer.in_bytes(data, charsets[digest]) if digest in charsets else replacer.in_json(data.decode()).encode()
        if rewritten != data:
            rewriter.rows["texts"] += 1
            replace_text(db, digest, rewritten)
    for url, source, said, article_id in db.conn.execute(
        "SELECT f.url, source, data, a.id FROM frontier_announced f LEFT JOIN articles a ON a.url = f.url"
    ).fetchall():
        replacer = rewriter.of(article_id) if article_id else rewriter.replacer
        if (other := replacer.in_json(said)) != said:
            rewriter.rows["frontier_announced"] += 1
            db.conn.execute("UPDATE frontier_announced SET data = ? WHERE url = ? AND source = ?", (other, url, source))


def rewrite_notes(rewriter: Rewriter) -> None:
    """Names in what is noted of addresses that failed or are gone, and in the headers with which pages came."""
    for table, column in (*NOTES, ("pages", "headers"), ("pages", "chain")):
        for number, text in rewriter.db.conn.execute(f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL").fetchall():
            if (other := rewriter.replacer.in_json(text)) != text:
                rewriter.rows[table] += 1
                rewriter.db.conn.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (other, number))


def posts_addresses(db: Database) -> frozenset[str]:
    """The addresses under which posts are archived, in the form of ``bare_address``."""
    return frozenset(bare_address(row[0]) for row in db.conn.execute("SELECT url FROM addresses"))


def rewrite_addresses(rewriter: Rewriter) -> None:
    """Names in the addresses of author pages. What is to be fetched under them is let go: the next crawl finds it anew."""
    db, rename = rewriter.db, rewriter.replacer.pages.in_address
    for table in ("frontier", "frontier_announced"):
        for number, url in db.conn.execute(f"SELECT rowid, url FROM {table}").fetchall():
            if rename(url) != url:
                rewriter.rows[table] += db.conn.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,)).rowcount
    for table, key in (("pages", ""), ("links", ", url_key = :key"), ("failures", ", url_key = :key")):
        for number, url in db.conn.execute(f"SELECT id, url FROM {table}").fetchall():
            if (other := rename(url)) != url:
                rewriter.rows[table] += 1
                db.conn.execute(f"UPDATE {table} SET url = :url{key} WHERE id = :id", {"url": other, "key": address_key(other), "id": number})


def replace_text(db: Database, digest: bytes, data: bytes) -> None:
    """Put other bytes in place of a kept text, under their own hash."""
    other = keep_text(db, data, PageKeeping.WHOLE)
    for table in ("pages", "announcements"):
        db.conn.execute(f"UPDATE OR REPLACE {table} SET text_hash = ? WHERE text_hash = ?", (other, digest))
    db.conn.execute("DELETE FROM texts WHERE hash = ?", (digest,))
