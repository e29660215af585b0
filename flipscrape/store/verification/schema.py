"""Tables, columns, views, indexes, triggers and descriptions that an archive should have and has not, as after a DROP by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from flipscrape.store.migrations import GROUPS

# In the order in which one needs the other. The tables of a search index and SQLite's own indexes come and go with those that they serve.
MADE = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' OR type = 'trigger'"
DESCRIBE = "INSERT OR REPLACE INTO descriptions VALUES (?, ?, ?)"
MENDED = ("view", "index", "trigger")


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """``mend``: the statement that makes it anew, with its ``values``; None for a table or column, whose values are gone too."""

    text: str
    mend: str | None
    values: tuple[object, ...] = ()


def missing(db: Database) -> Iterator[Missing]:
    """What is not there, tables first."""
    with Database(memory=True) as whole:
        for group in GROUPS:
            group.apply(whole)
        wanted = whole.conn.execute(MADE).fetchall()
        columns, descriptions = _columns(whole), _descriptions(whole)
    present = {(kind, name) for kind, name, _ in db.conn.execute(MADE)}
    for kind, name, statement in sorted(wanted, key=lambda one: one[0] != "table"):
        if (kind, name) not in present:
            yield Missing(text=f"the {kind} {name} is not there", mend=statement if kind in MENDED else None)
    for table, name in sorted(columns - _columns(db)):
        if ("table", table) in present:
            yield Missing(text=f"the column {name} of {table} is not there", mend=None)
    if ("table", "descriptions") in present:
        for name, column, text in sorted(descriptions - _descriptions(db)):
            place = f"{name}.{column}" if column else name
            yield Missing(text=f"the description of {place} is not as it was written", mend=DESCRIBE, values=(name, column, text))


def _columns(db: Database) -> set[tuple[str, str]]:
    statement = "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.schema = 'main'"
    return set(db.conn.execute(statement))


def _descriptions(db: Database) -> set[tuple[str, str, str]]:
    return set(db.conn.execute('SELECT object, "column", text FROM descriptions'))
