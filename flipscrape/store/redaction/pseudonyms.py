"""Names of people as pseudonyms: in rows, revisions, kept pages and the search index alike."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection
from enum import Enum
from hashlib import blake2b
from typing import Any

from sqlite_utils import Database

from flipscrape.store.archive import Archive
from flipscrape.store.redaction.replacing import Replacer, is_one_word
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
from flipscrape.store.values.hashes import as_json, record_hash
from flipscrape.store.values.records import unique
from flipscrape.store.values.rows import each_row, update_row
from flipscrape.store.writing.articles import derived_columns, read_record
from flipscrape.store.writing.comment_rows import change_comment
from flipscrape.store.writing.twins import link_twins

PSEUDONYM = re.compile(r"Person [0-9a-f]{8}")
ADDRESSES = """
SELECT author_url FROM comments WHERE kind = 'comment' AND author_url IS NOT NULL
UNION SELECT record ->> 'author_url' FROM revisions WHERE record ->> 'kind' = 'comment' AND record ->> 'author_url' IS NOT NULL
"""
TEXTS_OF_A_RECORD = ("title", "description", "site_name", "body", "body_html")


class Persons(Enum):
    """Whose names: those who comment, or those who write posts too."""

    COMMENTERS = "commenters"
    ALL = "all"


def redact_names(
    archive: Archive, persons: Persons, *, key: bytes, mentions: Mentions = Mentions.THREAD, words: Collection[str] = (),
    trial: Trial = Trial.FOR_GOOD,
) -> Touched:
    """Replace names by pseudonyms. The same name and ``key`` (at most 64 bytes) give the same pseudonym.

    The words of a name are replaced wherever they stand together in comments and kept pages; of the posts' own texts only for ALL. A name
    of one word counts in running text as ``mentions`` says, and nowhere there if it is among ``words``.
    """
    with rewriting(archive, trial) as db:
        names = {name: pseudonym(name, key) for name in _names(db, persons) if not PSEUDONYM.fullmatch(name)}
        addresses = frozenset(row[0] for row in db.conn.execute(ADDRESSES))
        rewriter = Rewriter(db, Replacer(names, addresses, words=words, posts=posts_addresses(db)), mentions)
        _redact_comments(rewriter, names)
        _redact_revisions(rewriter, names, persons)
        if persons is Persons.ALL:
            _redact_tags(rewriter, names)
            _redact_articles(rewriter, names)
        rewrite_texts(rewriter)
        rewrite_addresses(rewriter)
        rewrite_notes(rewriter)
    return rewriter.touched


def pseudonym(name: str, key: bytes) -> str:
    """The name's pseudonym under that key, from which nobody without the key finds the name."""
    return f"Person {blake2b(name.encode('utf-8', 'replace'), key=key, digest_size=4).hexdigest()}"


def rewrite_record(record: dict[str, Any], replace: Callable[[str], str], rename: Callable[[str], str]) -> dict[str, Any]:
    """A record of a post or comment with every text and tag that may hold a name rewritten, and without the address behind its author."""
    other = {name: replace(value) if name in TEXTS_OF_A_RECORD and value else value for name, value in record.items()}
    if "authors" in record:
        other["authors"] = [replace(name) for name in record["authors"]]
    for name in ("tags", "categories"):
        if name in record:
            other[name] = unique(map(rename, record[name]))
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


def _redact_comments(rewriter: Rewriter, names: dict[str, str]) -> None:
    columns = "article_id, kind, author, author_url, body, body_html"
    for number, article_id, kind, author, author_url, body, body_html in each_row(rewriter.db, "comments", columns):
        replacer = rewriter.of(article_id)
        kept_url = None if kind == "comment" else author_url
        texts = {"body": replacer.in_text(body), "body_html": replacer.in_html(body_html)}
        changed = {"author": names.get(author, author), "author_url": kept_url, **texts}
        if tuple(changed.values()) != (author, author_url, body, body_html):
            rewriter.rows["comments"] += 1
            change_comment(rewriter.db, number, changed)


def _redact_tags(rewriter: Rewriter, names: dict[str, str]) -> None:
    db, rename = rewriter.db, _tag_renamer(rewriter, names)
    for number, name, kind in db.conn.execute("SELECT id, name, kind FROM tags").fetchall():
        if (other := rename(name)) == name:
            continue
        rewriter.rows["tags"] += 1
        known = db.conn.execute("SELECT id FROM tags WHERE name = ? AND kind = ?", (other, kind)).fetchone()
        if known is None:
            update_row(db, "tags", number, {"name": other})
        else:
            db.conn.execute("UPDATE OR IGNORE article_tags SET tag_id = ? WHERE tag_id = ?", (known[0], number))
            db.conn.execute("DELETE FROM article_tags WHERE tag_id = ?", (number,))
            db.conn.execute("DELETE FROM tags WHERE id = ?", (number,))


def _tag_renamer(rewriter: Rewriter, names: dict[str, str]) -> Callable[[str], str]:
    """Of a tag that is a name, in whatever case, the pseudonym; a name of one word is taken for a word there."""
    several = rewriter.replacer.among(())
    whole = {name.casefold(): other for name, other in names.items() if not is_one_word(name)}
    return lambda tag: whole.get(tag.casefold()) or several.in_text(tag)


def _redact_articles(rewriter: Rewriter, names: dict[str, str]) -> None:
    db = rewriter.db
    for number, name in db.conn.execute("SELECT id, name FROM authors").fetchall():
        if name in names:
            rewriter.rows["authors"] += 1
            update_row(db, "authors", number, {"name": names[name]})
    for number, stored in each_row(db, "articles", "content_hash"):
        other = rewrite_record(read_record(db, number), rewriter.of(number).in_html, str)
        if record_hash(other) != stored:
            rewriter.rows["articles"] += 1
            update_row(db, "articles", number, {**{name: other[name] for name in TEXTS_OF_A_RECORD}, **derived_columns(other)})
            link_twins(db, number)
    for number, part, *texts in db.conn.execute("SELECT article_id, number, body, body_html FROM article_parts").fetchall():
        others = [rewriter.of(number).in_html(text) for text in texts]
        if others != texts:
            rewriter.rows["article_parts"] += 1
            db.conn.execute("UPDATE article_parts SET body = ?, body_html = ? WHERE article_id = ? AND number = ?", (*others, number, part))
    for number, name in db.conn.execute("SELECT id, name FROM sites WHERE name IS NOT NULL").fetchall():
        if (other_name := rewriter.replacer.in_text(name)) != name:
            rewriter.rows["sites"] += 1
            update_row(db, "sites", number, {"name": other_name})
    for table, names_of_texts in (("links", ("text",)), ("images", ("alt", "caption"))):
        for number, article_id, *texts in each_row(db, table, f"article_id, {', '.join(names_of_texts)}"):
            others = [text and rewriter.of(article_id).in_text(text) for text in texts]
            if others != texts:
                rewriter.rows[table] += 1
                update_row(db, table, number, dict(zip(names_of_texts, others, strict=True)))


def _redact_revisions(rewriter: Rewriter, names: dict[str, str], persons: Persons) -> None:
    which = "1" if persons is Persons.ALL else "comment_id IS NOT NULL"
    rename = _tag_renamer(rewriter, names)
    for number, article_id, stored in each_row(rewriter.db, "revisions", "article_id, record", where=which):
        record = json.loads(stored)
        other = rewrite_record(record, rewriter.of(article_id).in_html, rename)
        if other != record:
            rewriter.rows["revisions"] += 1
            update_row(rewriter.db, "revisions", number, {"record": as_json(other), "content_hash": record_hash(other)})
