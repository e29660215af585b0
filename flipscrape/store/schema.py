"""Tables, views, indexes and triggers that an archive should have and has not, as after a DROP by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from flipscrape.store.migrations import GROUPS

# In the order in which one needs the other. The tables of a search index and SQLite's own indexes come and go with those that they serve.
MADE = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' OR type = 'trigger'"
MENDED = ("view", "index", "trigger")


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """``mend``: the statement that makes it anew; None for a table, whose rows are gone too."""

    text: str
    mend: str | None


def missing(db: Database) -> Iterator[Missing]:
    """What is not there, tables first."""
    with Database(memory=True) as whole:
        for group in GROUPS:
            group.apply(whole)
        wanted = whole.conn.execute(MADE).fetchall()
    present = {(kind, name) for kind, name, _ in db.conn.execute(MADE)}
    for kind, name, statement in sorted(wanted, key=lambda one: one[0] != "table"):
        if (kind, name) not in present:
            yield Missing(text=f"the {kind} {name} is not there", mend=statement if kind in MENDED else None)
