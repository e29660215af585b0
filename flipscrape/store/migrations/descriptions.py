"""Every table and column says what it holds, inside the file: the comments of our own SQL, kept as rows of ``descriptions``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

HEAD = re.compile(r"CREATE (?:VIRTUAL TABLE|TABLE|VIEW) (\w+)[^\n]*-- (.+)")
COLUMN = re.compile(r"\s+(\S.*?),?\s+-- (.+)")
PUBLISHED_DAY = "the day of published as a number, 20100605, with zeros for what it does not tell; computed"
DESCRIPTIONS = """
CREATE TABLE descriptions ( -- What every table, view and column of this file holds.
  object TEXT NOT NULL, -- name of the table or view
  "column" TEXT NOT NULL, -- name of the column; empty for the table or view itself
  text TEXT NOT NULL, -- what it holds
  PRIMARY KEY (object, "column")
) STRICT, WITHOUT ROWID
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Description:
    """``column`` is empty where the table or view itself is meant."""

    object: str
    column: str
    text: str


def create(db: Database, statement: str) -> None:
    """Run a CREATE TABLE or CREATE VIEW statement and keep its comments as descriptions, in place of older ones.

    The first line ends in ``-- what it holds``; so does the line of each column (in a view: ``expression AS column, -- text``).
    """
    db.conn.execute(statement)
    found = list(read_descriptions(statement))
    db.conn.execute("DELETE FROM descriptions WHERE object = ?", (found[0].object,))
    describe(db, found)


def describe(db: Database, found: list[Description]) -> None:
    """Keep descriptions of what another statement made (a column added later, a table of sqlite-utils)."""
    db.conn.executemany("INSERT OR REPLACE INTO descriptions VALUES (?, ?, ?)", [(one.object, one.column, one.text) for one in found])


def read_descriptions(statement: str) -> Iterator[Description]:
    """The descriptions that the comments of ``statement`` hold, the table's own first. Raises ValueError where it has none."""
    lines = statement.strip().splitlines()
    head = HEAD.fullmatch(lines[0])
    if head is None:
        raise ValueError(f"no description in {lines[0]!r}")
    name = head[1]
    yield Description(object=name, column="", text=head[2])
    is_view = lines[0].startswith("CREATE VIEW")
    for line in lines[1:]:
        if found := COLUMN.fullmatch(line):
            column = re.split(r"[ .]", found[1])[-1] if is_view else found[1].split()[0]
            yield Description(object=name, column=column.strip('"'), text=found[2])


def schema_page(db: Database) -> str:
    """All descriptions of a file as one Markdown page, a heading for each table and view."""
    kinds = dict(db.conn.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')").fetchall())
    columns = "SELECT name, type, pk FROM pragma_table_xinfo(?)"
    lines = ["# The schema of an archive", "", "From the file itself: `SELECT * FROM descriptions`, or `flipscrape stats FILE.db --schema`."]
    for name, kind in kinds.items():
        said = dict(db.conn.execute('SELECT "column", text FROM descriptions WHERE object = ?', (name,)).fetchall())
        if not said:
            continue
        lines += ["", f"## {name}", "", f"A {kind}. {said['']}", "", "| column | type | holds |", "| --- | --- | --- |"]
        for column, form, key in db.conn.execute(columns, (name,)).fetchall():
            if column in said:
                lines.append(f"| {column} | {form.lower()}{', key' if key else ''} | {said[column].replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"
