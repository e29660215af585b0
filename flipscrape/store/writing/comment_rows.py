"""A comment's row: its record, and the columns that follow from the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from flipscrape.store.values.bigrams import bigrams
from flipscrape.store.values.dates import to_utc
from flipscrape.store.values.hashes import record_hash
from flipscrape.store.values.records import COMMENT_COLUMNS
from flipscrape.store.values.rows import update_row

RECORD = ("source_id", *COMMENT_COLUMNS)
DERIVED = ("published_utc", "bigrams", "content_hash")


def kept_record(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a revision keeps of a comment's stored row, and what its content hash is of."""
    return {name: row[name] for name in RECORD}


def derived_columns(record: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that follow from a comment's record, in the form of ``kept_record``."""
    return {
        "published_utc": to_utc(record["published"]),
        "bigrams": bigrams(record["body"], title=record["author"] or ""),
        "content_hash": record_hash(kept_record(record)),
    }


def change_comment(db: Database, number: int, columns: Mapping[str, Any]) -> None:
    """Set columns of a comment, and those that follow from them; nothing is written where all are so already."""
    names = dict.fromkeys((*RECORD, *DERIVED, *columns))
    row = dict(zip(names, db.conn.execute(f"SELECT {', '.join(names)} FROM comments WHERE id = ?", (number,)).fetchone(), strict=True))
    wanted = {**columns, **derived_columns({**row, **columns})}
    if differing := {name: value for name, value in wanted.items() if value != row[name]}:
        update_row(db, "comments", number, differing)
