"""One person's comments, or one address, taken out: of rows, revisions, kept pages and the search index alike."""

from __future__ import annotations

import json
from collections import Counter

from sqlite_utils import Database

from flipscrape.errors import BadQuery
from flipscrape.store.archive import Archive
from flipscrape.store.redaction.replacing import Replacer
from flipscrape.store.redaction.rewriting import (
    Mentions,
    Rewriter,
    Touched,
    Trial,
    posts_addresses,
    rewrite_addresses,
    rewrite_notes,
    rewrite_texts,
    rewriting,
)
from flipscrape.store.values.hashes import address_key, as_json, record_hash
from flipscrape.store.values.records import storable
from flipscrape.store.values.rows import each_row, update_row
from flipscrape.store.writing.comment_rows import change_comment
from flipscrape.store.writing.links import article_known_as

ERASED = "[erased]"


def erase_person(archive: Archive, name: str, *, mentions: Mentions = Mentions.THREAD, trial: Trial = Trial.FOR_GOOD) -> Touched:
    """Empty the comments under ``name``. The rows stay, so that answers keep their place.

    Pages of the posts that the person commented on are let go; where others mention the name, it is replaced by '[erased]', a name of one
    word as ``mentions`` says. Raises BadQuery where nobody of that name commented.
    """
    with rewriting(archive, trial) as db:
        rows = db.conn.execute("SELECT id, article_id, body, author_url FROM comments WHERE author = ?", (name,)).fetchall()
        rows += db.conn.execute(
            "SELECT DISTINCT c.id, c.article_id, c.body, c.author_url FROM comments c JOIN revisions r ON r.comment_id = c.id"
            " WHERE r.record ->> 'author' = ? AND c.author IS NOT ?", (name, name),
        ).fetchall()
        if not rows:
            raise BadQuery(f"nobody named {name} commented; `flipscrape search 'author:{name}'` finds other spellings")
        replacer = Replacer({name: ERASED}, frozenset(row[3] for row in rows if row[3]), posts=posts_addresses(db))
        # Before the comments lose the name: it tells where the person took part.
        rewriter = Rewriter(db, replacer, mentions)
        touched = rewriter.rows
        for number, _, _, _ in rows:
            emptied = {"author": None, "author_url": None, "url": None, "body": ERASED, "body_html": f"<p>{ERASED}</p>"}
            change_comment(db, number, emptied)
            touched["comments"] += 1
            touched["revisions"] += db.conn.execute("DELETE FROM revisions WHERE comment_id = ?", (number,)).rowcount
        _mentions(rewriter)
        articles = {row[1] for row in rows}
        _let_go(db, [digest for article_id in articles for digest in _texts_of(db, article_id)], touched)
        rewrite_texts(rewriter)
        rewrite_addresses(rewriter)
        rewrite_notes(rewriter)
    return rewriter.touched


def erase_address(archive: Archive, url: str, *, trial: Trial = Trial.FOR_GOOD) -> Touched:
    """Take out a post with its comments, revisions and pages, or any other address.

    Links to it in other posts stay, as a part of their text. Raises BadQuery where the archive does not know the address.
    """
    url = storable(url)
    touched: Counter[str] = Counter()
    with rewriting(archive, trial) as db:
        number = article_known_as(db, url)
        addresses = [url]
        if number is not None:
            addresses += [row[0] for row in db.conn.execute("SELECT url FROM addresses WHERE article_id = ?", (number,))]
            pages = [row[0] for row in db.conn.execute("SELECT page_id FROM article_pages WHERE article_id = ?", (number,))]
            for table in ("comments", "revisions"):
                touched[table] += db.conn.execute(f"SELECT count(*) FROM {table} WHERE article_id = ?", (number,)).fetchone()[0]
            touched["articles"] += db.conn.execute("DELETE FROM articles WHERE id = ?", (number,)).rowcount
            for page_id in pages:
                touched["pages"] += db.conn.execute("DELETE FROM pages WHERE id = ?", (page_id,)).rowcount
        for address in dict.fromkeys(addresses):
            touched["failures"] += db.conn.execute("DELETE FROM failures WHERE url_key = ?", (address_key(address),)).rowcount
            for table in ("pages", "frontier", "frontier_announced"):
                touched[table] += db.conn.execute(f"DELETE FROM {table} WHERE url = ?", (address,)).rowcount
        if not touched.total():
            raise BadQuery(f"the archive does not know {url}; `flipscrape search` finds addresses by words")
        touched["texts"] += db.conn.execute(
            "DELETE FROM texts WHERE hash NOT IN (SELECT text_hash FROM pages UNION SELECT text_hash FROM announcements)"
        ).rowcount
        _drop_unused_names(db, touched)
    return Touched(rows=+touched)


def _mentions(rewriter: Rewriter) -> None:
    for number, article_id, body, body_html in each_row(rewriter.db, "comments", "article_id, body, body_html"):
        replacer = rewriter.of(article_id)
        columns = {"body": replacer.in_text(body), "body_html": replacer.in_html(body_html)}
        if columns["body"] != body or columns["body_html"] != body_html:
            change_comment(rewriter.db, number, columns)
            rewriter.rows["comments"] += 1
    for number, article_id, stored in each_row(rewriter.db, "revisions", "article_id, record", where="comment_id IS NOT NULL"):
        replacer, record = rewriter.of(article_id), json.loads(stored)
        other = record | {"body": replacer.in_text(record["body"]), "body_html": replacer.in_html(record["body_html"])}
        if other != record:
            update_row(rewriter.db, "revisions", number, {"record": as_json(other), "content_hash": record_hash(other)})
            rewriter.rows["revisions"] += 1


def _texts_of(db: Database, article_id: int) -> list[bytes]:
    rows = db.conn.execute(
        "SELECT text_hash FROM pages JOIN article_pages ON page_id = id WHERE article_id = :id"
        " UNION SELECT text_hash FROM announcements JOIN article_pages USING (page_id) WHERE article_id = :id",
        {"id": article_id},
    )
    return [row[0] for row in rows]


def _let_go(db: Database, digests: list[bytes], touched: Counter[str]) -> None:
    for digest in digests:
        touched["texts"] += db.conn.execute("UPDATE texts SET data = NULL WHERE hash = ? AND data IS NOT NULL", (digest,)).rowcount


def _drop_unused_names(db: Database, touched: Counter[str]) -> None:
    for table, link, key in (("authors", "article_authors", "author_id"), ("tags", "article_tags", "tag_id")):
        touched[table] += db.conn.execute(f"DELETE FROM {table} WHERE id NOT IN (SELECT {key} FROM {link})").rowcount
