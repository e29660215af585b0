"""What the links, images and comments of a post came to when they were written, so that what is lost or changed since can be named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from sqlite_utils import Database

from flipscrape.store.values.hashes import as_json

# A comment's key, in bytes: of a thousand comments of a post hardly ever two have one.
KEY = 4
# In the order of their columns in article_seals.
ROWS = {"links": "url, text, inside", "images": "url, alt, caption"}


def seal(db: Database, article_id: int) -> None:
    """Note what the links and images of a post are now."""
    db.conn.execute(
        "INSERT INTO article_seals (article_id, links, images) VALUES (?, ?, ?) ON CONFLICT (article_id) DO UPDATE"
        " SET links = excluded.links, images = excluded.images WHERE (links, images) IS NOT (excluded.links, excluded.images)",
        (article_id, *_keys(db, article_id)),
    )


def seal_comments(db: Database, article_id: int) -> None:
    """Note which comments of a post are stored, beside those noted before; one that was lost and has come back counts once."""
    noted = _noted_comments(db, article_id)
    if (known := noted | _comment_keys(db, article_id)) != noted:
        db.conn.execute(
            "INSERT INTO article_seals (article_id, comments, comment_keys) VALUES (?, ?, ?) ON CONFLICT (article_id) DO UPDATE"
            " SET comments = excluded.comments, comment_keys = excluded.comment_keys",
            (article_id, len(known), b"".join(sorted(known))),
        )


def lost_comments(db: Database, article_id: int) -> int:
    """How many comments of a post were noted and are not there, whatever else has come."""
    return len(_noted_comments(db, article_id) - _comment_keys(db, article_id))


def seal_all(db: Database) -> None:
    """Note it of every post of which nothing is noted yet."""
    for (number,) in db.conn.execute("SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM article_seals)").fetchall():
        seal(db, number)
        seal_comments(db, number)


def broken_seals(db: Database) -> Iterator[tuple[int, list[str]]]:
    """Every post of which links or images are not as they were written, and which of them."""
    for number, *noted in db.conn.execute(f"SELECT article_id, {', '.join(ROWS)} FROM article_seals ORDER BY article_id").fetchall():
        keys = _keys(db, number)
        if keys != noted:
            yield number, [table for table, key, was in zip(ROWS, keys, noted, strict=True) if key != was]


def _noted_comments(db: Database, article_id: int) -> set[bytes]:
    row = db.conn.execute("SELECT comment_keys FROM article_seals WHERE article_id = ? AND comment_keys IS NOT NULL", (article_id,)).fetchone()
    return {row[0][at : at + KEY] for at in range(0, len(row[0]), KEY)} if row else set()


def _comment_keys(db: Database, article_id: int) -> set[bytes]:
    rows = db.conn.execute("SELECT source_id FROM comments WHERE article_id = ?", (article_id,))
    return {blake2b(source_id.encode(), digest_size=KEY).digest() for (source_id,) in rows}


def _keys(db: Database, article_id: int) -> list[int | None]:
    statements = (f"SELECT {columns} FROM {table} WHERE article_id = ? ORDER BY position" for table, columns in ROWS.items())
    return [_key(db.conn.execute(statement, (article_id,)).fetchall()) for statement in statements]


def _key(rows: Sequence[tuple[object, ...]]) -> int | None:
    """A signed integer of 64 bits, as SQLite keeps them; None where there are no rows."""
    return int.from_bytes(blake2b(as_json(rows).encode(), digest_size=8).digest(), "big", signed=True) if rows else None
