"""Group commit: several transactions share one COMMIT, which spares the disk and the search index most of their work."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flipscrape.errors import ArchiveError


class GroupCommit:
    """Transactions of one connection, so many ``together`` in one commit.

    The last of a group commits it, or ``commit``, which ``on_open`` sees to, called after the first of each. A transaction that fails takes
    none of the others with it. ``on_failure`` hears of what keeps one from being written (the disk is full, ...), before it is raised.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.together = 1
        self.on_open: Callable[[], None] = lambda: None
        self.on_failure: Callable[[Exception], None] = lambda _: None
        self._connection = connection
        self._inside = False
        self._uncommitted = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept, or nothing of it; part of the open transaction where there is one."""
        if self._inside or (self._connection.in_transaction and not self._uncommitted):
            yield
            return
        with self._failures_told(), self._savepoint():
            yield
        self._uncommitted += 1
        if self._uncommitted >= self.together:
            self.commit()
        elif self._uncommitted == 1:
            self.on_open()

    def commit(self) -> None:
        """Commit the group. Raises what keeps it from being written; nothing of it is kept then."""
        self._uncommitted = 0
        if not self._connection.in_transaction:
            return
        with self._failures_told():
            try:
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, ArchiveError) as error:
            self.on_failure(error)
            raise

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("SAVEPOINT one")
        self._inside = True
        try:
            yield
        except BaseException:
            # Some failures, a full disk among them, have rolled all back before (https://www.sqlite.org/lang_transaction.html, 3).
            if self._connection.in_transaction and self._uncommitted:
                self._connection.execute("ROLLBACK TO one")
                self._connection.execute("RELEASE one")
            else:
                self._connection.rollback()
                self._uncommitted = 0
            raise
        finally:
            self._inside = False
        self._connection.execute("RELEASE one")
