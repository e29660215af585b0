"""Reading that sees one state of the archive, whatever a writer stores meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlite_utils import Database


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """All that is read inside is of one moment; within a transaction, of that one (https://www.sqlite.org/isolation.html).

    The search index is read faster too: it looks up the length of each hit in a statement of its own, which then ends no transaction.
    """
    own = not db.conn.in_transaction
    if own:
        db.conn.execute("BEGIN")
    try:
        yield
    finally:
        # A reader who leaves early may have closed the archive before this: the transaction ended with it.
        with suppress(sqlite3.ProgrammingError):
            if own:
                db.rollback()
