"""Single rows on the hot path: plain statements, which SQLite's driver keeps compiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlite_utils import Database

BLOCK = 500


def insert_row(db: Database, table: str, row: Mapping[str, Any]) -> int:
    """Insert a row and return its number."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    number = db.conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())).lastrowid
    assert number is not None
    return number


def update_row(db: Database, table: str, number: int, columns: Mapping[str, Any]) -> None:
    """Set columns of the row with that number."""
    sets = ", ".join(f"{name} = ?" for name in columns)
    db.conn.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*columns.values(), number))


def each_row(db: Database, table: str, columns: str, *, where: str = "1") -> Iterator[tuple[Any, ...]]:
    """The number and those columns of every row, in blocks, so that rows may be changed on the way."""
    last = 0
    statement = f"SELECT id, {columns} FROM {table} WHERE id > ? AND {where} ORDER BY id LIMIT {BLOCK}"
    while block := db.conn.execute(statement, (last,)).fetchall():
        yield from block
        last = block[-1][0]
