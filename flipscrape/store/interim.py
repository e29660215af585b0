"""A writer of articles until the archive's own lands."""

# ruff: noqa: E501
from __future__ import annotations

import sqlite3

from flipscrape.model import Article

SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (id INTEGER PRIMARY KEY, site_id INTEGER, url TEXT UNIQUE, title TEXT, published TEXT, modified TEXT, language TEXT,
 description TEXT, body TEXT, body_html TEXT, word_count INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS authors (id INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS article_authors (article_id INTEGER REFERENCES articles(id), author_id INTEGER REFERENCES authors(id), position INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS tags (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, UNIQUE (name, kind)) STRICT;
CREATE TABLE IF NOT EXISTS article_tags (article_id INTEGER REFERENCES articles(id), tag_id INTEGER REFERENCES tags(id)) STRICT;
CREATE TABLE IF NOT EXISTS comments (id INTEGER PRIMARY KEY, article_id INTEGER REFERENCES articles(id), parent_id INTEGER, position INTEGER, kind TEXT,
 author TEXT, author_url TEXT, published TEXT, body TEXT, body_html TEXT, source_id TEXT) STRICT;
"""


def store(db: sqlite3.Connection, article: Article) -> None:
    """Write one article; a known address is written over."""
    found = db.execute("SELECT id FROM articles WHERE url = ?", (article.url,)).fetchone()
    values = (article.title, article.published, article.modified, article.language, article.description, article.body, article.body_html, article.url)
    if found:
        number = found[0]
        db.execute("UPDATE articles SET title=?, published=?, modified=?, language=?, description=?, body=?, body_html=? WHERE url=?", values)
        for table in ("article_authors", "article_tags", "comments"):
            db.execute(f"DELETE FROM {table} WHERE article_id = ?", (number,))
    else:
        number = db.execute(
            "INSERT INTO articles (title, published, modified, language, description, body, body_html, url) VALUES (?,?,?,?,?,?,?,?)", values,
        ).lastrowid
    for position, name in enumerate(article.authors):
        db.execute("INSERT OR IGNORE INTO authors (name) VALUES (?)", (name,))
        db.execute("INSERT INTO article_authors SELECT ?, id, ? FROM authors WHERE name = ?", (number, position, name))
    for kind, names in (("tag", article.tags), ("category", article.categories)):
        for name in names:
            db.execute("INSERT OR IGNORE INTO tags (name, kind) VALUES (?, ?)", (name, kind))
            db.execute("INSERT INTO article_tags SELECT ?, id FROM tags WHERE name = ? AND kind = ?", (number, name, kind))
    rows: dict[str, int | None] = {}
    for position, one in enumerate(article.comments):
        rows[one.id] = db.execute(
            "INSERT INTO comments (article_id, parent_id, position, kind, author, author_url, published, body, body_html, source_id)"
            " VALUES (?,?,?,?,?,?,?,?,?,?)",
            (number, rows.get(one.parent or ""), position, one.kind, one.author, one.author_url, one.published, one.body, one.body_html, one.id),
        ).lastrowid
