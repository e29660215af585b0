"""Between which days the rows of a block were published: a search limited by date takes or leaves whole blocks, and asks few rows.

To look up one row among a million costs as much as to rank it. What is stored one after the other is of like dates, the comments of a
post above all, so that most blocks are all in or all out. A block may be wider than its rows (one was deleted), never narrower.
"""

from __future__ import annotations

from sqlite_utils import Database

from flipscrape.store.values.dates import DAY_NUMBER, day_number

BLOCK = 32
# Of each table with a search index, the table of its blocks.
BLOCKS = {"articles": "article_days", "comments": "comment_days"}
# Beyond any day: a row without a date is neither before nor after one.
FIRST, LAST = -1, 100_000_000


def widen(table: str) -> str:
    """The SQL statement, of a trigger on ``table``, that makes a block hold the new row's day."""
    day = DAY_NUMBER.format("new.published")
    return (
        f"INSERT INTO {BLOCKS[table]} VALUES (new.id / {BLOCK}, coalesce({day}, {FIRST}), coalesce({day}, {LAST})) ON CONFLICT (block)"
        " DO UPDATE SET first_day = min(first_day, excluded.first_day), last_day = max(last_day, excluded.last_day)"
    )


def fill(db: Database, table: str) -> None:
    """Write the blocks anew from the rows of ``table``."""
    db.conn.execute(f"DELETE FROM {BLOCKS[table]}")
    db.conn.execute(
        f"INSERT INTO {BLOCKS[table]} SELECT id / {BLOCK}, min(coalesce(published_day, {FIRST})), max(coalesce(published_day, {LAST}))"
        f" FROM {table} GROUP BY 1"
    )


def hold_all(db: Database, table: str) -> bool:
    """Whether each row of ``table`` lies in its block; a search may miss one that does not."""
    outside = f"block IS NULL OR coalesce(published_day, {FIRST}) < first_day OR coalesce(published_day, {LAST}) > last_day"
    found = db.conn.execute(f"SELECT EXISTS (SELECT 1 FROM {table} LEFT JOIN {BLOCKS[table]} ON block = id / {BLOCK} WHERE {outside})")
    return not found.fetchone()[0]


def through_blocks(table: str, number: str, condition: str, *, since: str | None, until: str | None) -> tuple[str, list[object]]:
    """A join for the dates of the row of ``table`` with this ``number``, and its values, which those of ``condition`` follow.

    ``condition`` is what a row ``r`` must fulfil to be published from ``since`` to ``until``. It decides alone where a block holds the
    very day of either, since an hour may be told too.
    """
    low = FIRST if since is None else day_number(since[:10], rest="0000")
    high = LAST if until is None else day_number(until[:10], rest="9999")
    asked = f"EXISTS (SELECT 1 FROM {table} r INDEXED BY {table}_day WHERE r.id = {number} AND {condition})"
    joined = (
        f"CROSS JOIN {BLOCKS[table]} d ON d.block = {number} / {BLOCK} AND d.last_day >= ? AND d.first_day <= ?"
        f" AND (d.first_day > ? AND d.last_day < ? OR {asked})"
    )
    return joined, [low, high, low, high]
