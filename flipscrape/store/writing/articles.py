"""Articles as rows. A reading that says nothing new changes no row but that of when the article was seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from flipscrape.model import Article
from flipscrape.store.values.bigrams import bigrams
from flipscrape.store.values.dates import to_utc
from flipscrape.store.values.endings import Ending
from flipscrape.store.values.hashes import address_key, as_json, record_hash, text_hash
from flipscrape.store.values.records import ARTICLE_COLUMNS, article_record, count_words, storable, storable_count, unique
from flipscrape.store.values.rows import insert_row, update_row
from flipscrape.store.writing.revisions import Reading, changed_fields, keep_revision
from flipscrape.store.writing.twins import link_twins

NAMES = {"authors": ("author", None), "tags": ("tag", "tag"), "categories": ("tag", "category")}


def write_article(db: Database, article: Article, *, site_id: int | None, reading: Reading) -> tuple[int, list[str] | None]:
    """Write one article; its number, and the names of the fields that changed (None for a new one)."""
    record = article_record(article)
    article_id = find_article(db, article)
    columns = _columns(article, record, site_id)
    changed: list[str] | None = None
    if article_id is None:
        article_id = insert_row(db, "articles", {"url": storable(article.url), **columns})
        for name in NAMES:
            _link_names(db, article_id, name, record[name])
    else:
        earlier = read_record(db, article_id)
        changed = changed_fields(earlier, record)
        if changed:
            keep_revision(db, article_id=article_id, earlier=earlier, changed=changed, reading=reading)
        _update(db, article_id, columns)
        for name in NAMES:
            if name in changed:
                _link_names(db, article_id, name, record[name])
    if changed is None or "body" in changed:
        link_twins(db, article_id)
    _write_sources(db, article_id, article.sources)
    return article_id, changed


def find_article(db: Database, article: Article) -> int | None:
    """The number of the row that is this article: by its address in any form, for a capture without one by its content."""
    if article.url is not None:
        return article_at(db, article.url)
    digest = record_hash(article_record(article))
    row = db.conn.execute("SELECT id FROM articles WHERE url IS NULL AND content_hash = ?", (digest,)).fetchone()
    return row[0] if row else None


def article_at(db: Database, url: str) -> int | None:
    """The number of the article that was fetched at ``url``, or at another form of it: http or https, with www. or without."""
    row = db.conn.execute("SELECT id FROM articles WHERE url = ?", (storable(url),)).fetchone()
    if row is None:
        key = address_key(url)
        row = db.conn.execute("SELECT a.id, a.url FROM articles a JOIN addresses ON article_id = a.id WHERE url_key = ?", (key,)).fetchone()
        if row is None or row[1] is None or address_key(row[1]) != key:
            return None
    return int(row[0])


def move_article(db: Database, article_id: int, url: str | None, chain: Sequence[str]) -> None:
    """Make ``url`` the address of an article whose own has led there: its blog goes by another form of all its addresses now."""
    db.conn.execute("UPDATE articles SET url = :to WHERE id = :id AND url <> :to AND url IN (SELECT value FROM json_each(:chain))", {
        "to": storable(url), "id": article_id, "chain": as_json([storable(one) for one in chain])})


def read_record(db: Database, article_id: int) -> dict[str, Any]:
    """The stored record of an article, in the form of ``article_record``."""
    row = db.conn.execute(f"SELECT {', '.join(ARTICLE_COLUMNS)} FROM articles WHERE id = ?", (article_id,)).fetchone()
    record: dict[str, Any] = dict(zip(ARTICLE_COLUMNS, row, strict=True))
    for name in NAMES:
        record[name] = read_names(db, article_id, name)
    return record


def read_names(db: Database, article_id: int, name: str) -> list[str]:
    """The authors, tags or categories of an article, in order."""
    table, kind = NAMES[name]
    only = "" if kind is None else f"AND kind = '{kind}'"
    statement = f"SELECT name FROM article_{table}s JOIN {table}s ON id = {table}_id WHERE article_id = ? {only} ORDER BY position"
    return [row[0] for row in db.conn.execute(statement, (article_id,))]


def derived_columns(record: dict[str, Any]) -> dict[str, Any]:
    """The columns that follow from an article's record."""
    return {
        "published_utc": to_utc(record["published"]),
        "modified_utc": to_utc(record["modified"]),
        "word_count": count_words(record["body"]),
        "content_hash": record_hash(record),
        "text_hash": text_hash(record["body"]),
        "bigrams": bigrams(record["body"], title=record["title"] or ""),
    }


def see_article(db: Database, article_id: int, reading: Reading) -> None:
    """Note that the article was there."""
    db.conn.execute(
        "INSERT INTO article_seen (article_id, first_seen, first_crawl_id, last_seen, last_crawl_id) VALUES (:id, :at, :crawl, :at, :crawl)"
        " ON CONFLICT (article_id) DO UPDATE SET last_seen = max(last_seen, :at), last_crawl_id = :crawl",
        {"id": article_id, "at": reading.when, "crawl": reading.crawl_id},
    )
    # A page kept from before it went, read again or imported, does not bring it back.
    db.conn.execute(
        "UPDATE article_seen SET gone_since = NULL, gone_status = NULL, gone_reason = NULL WHERE article_id = ? AND gone_since <= ?",
        (article_id, reading.when),
    )


def was_whole(db: Database, article_id: int, crawl_id: int) -> bool:
    """Whether a run before ``crawl_id`` that knew the post came to its end: it would have read all pages that there were."""
    ended = "SELECT 1 FROM crawls JOIN article_seen ON crawls.id >= first_crawl_id WHERE article_id = ? AND crawls.id < ?"
    return bool(db.conn.execute(f"SELECT EXISTS ({ended} AND outcome = '{Ending.FINISHED}')", (article_id, crawl_id)).fetchone()[0])


def _columns(article: Article, record: dict[str, Any], site_id: int | None) -> dict[str, Any]:
    service = article.comment_service
    return {
        "site_id": site_id,
        **{name: record[name] for name in ARTICLE_COLUMNS},
        **derived_columns(record),
        "comments_stated": storable_count(article.comments_stated),
        "comment_service": storable(service.provider) if service else None,
        "comment_thread": storable(service.thread) if service else None,
        "platform": storable(article.platform),
    }


def _update(db: Database, article_id: int, columns: dict[str, Any]) -> None:
    row = db.conn.execute(f"SELECT {', '.join(columns)} FROM articles WHERE id = ?", (article_id,)).fetchone()
    differing = {name: value for (name, value), stored in zip(columns.items(), row, strict=True) if value != stored}
    if differing:
        update_row(db, "articles", article_id, differing)


def _link_names(db: Database, article_id: int, name: str, values: Sequence[str]) -> None:
    table, kind = NAMES[name]
    of_kind = "" if kind is None else f" AND {table}_id IN (SELECT id FROM {table}s WHERE kind = '{kind}')"
    dropped = db.conn.execute(f"SELECT {table}_id FROM article_{table}s WHERE article_id = ?{of_kind}", (article_id,)).fetchall()
    if dropped:
        db.conn.execute(f"DELETE FROM article_{table}s WHERE article_id = ?{of_kind}", (article_id,))
    for position, value in enumerate(unique(values)):
        number = _name_id(db, table, value, kind)
        db.conn.execute(f"INSERT INTO article_{table}s VALUES (?, ?, ?)", (article_id, number, position))
    for (number,) in dropped:
        db.conn.execute(
            f"DELETE FROM {table}s WHERE id = ? AND NOT EXISTS (SELECT 1 FROM article_{table}s WHERE {table}_id = ?)",
            (number, number),
        )


def _name_id(db: Database, table: str, name: str, kind: str | None) -> int:
    key: dict[str, Any] = {"name": name} if kind is None else {"name": name, "kind": kind}
    where = " AND ".join(f"{column} = ?" for column in key)
    row = db.conn.execute(f"SELECT id FROM {table}s WHERE {where}", tuple(key.values())).fetchone()
    return row[0] if row else insert_row(db, f"{table}s", key)


def _write_sources(db: Database, article_id: int, sources: dict[str, str]) -> None:
    stored = dict(db.conn.execute("SELECT field, source FROM article_sources WHERE article_id = ?", (article_id,)).fetchall())
    if stored != sources:
        db.conn.execute("DELETE FROM article_sources WHERE article_id = ?", (article_id,))
        db.conn.executemany("INSERT INTO article_sources VALUES (?, ?, ?)", [(article_id, *one) for one in sources.items()])
