"""A copy of an archive as it stands at one moment, while a crawl writes to it too (https://www.sqlite.org/backup.html)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flipscrape.errors import ArchiveUnwritable
from flipscrape.store.archive import Archive
from flipscrape.store.file.opening import Access
from flipscrape.store.file.sqlite_errors import translated
from flipscrape.store.writing.pages import PageKeeping

# What SQLite keeps beside a file that is being written (https://www.sqlite.org/tempfiles.html).
BESIDE = ("-journal", "-wal", "-shm")


def copy_archive(source: Path, target: Path, *, keeping: PageKeeping = PageKeeping.WHOLE) -> None:
    """Write the archive ``source`` to the new file ``target``, without the bodies of pages if told so.

    Raises ArchiveUnwritable where ``target`` exists or cannot be written; nothing is left of an unfinished copy.
    """
    with Archive(source, Access.READ) as archive, new_file(target) as unfinished, translated(target):
        copy = sqlite3.connect(unfinished, isolation_level=None)
        try:
            archive.db.conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
            if keeping is PageKeeping.HASH_ONLY:
                copy.execute("UPDATE texts SET data = NULL")
                copy.execute("VACUUM")
        finally:
            copy.close()


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A path beside ``target`` that becomes it when the block ends well. Raises ArchiveUnwritable where ``target`` exists."""
    if target.exists():
        raise ArchiveUnwritable(f"{target} exists; name another file, or remove it first")
    if not target.absolute().parent.is_dir():
        raise ArchiveUnwritable(f"{target.parent} is no folder: make it first")
    unfinished = target.with_name(target.name + ".part")
    _remove(unfinished)
    try:
        yield unfinished
        unfinished.replace(target)
    finally:
        _remove(unfinished)


def _remove(unfinished: Path) -> None:
    """Take away the file and what is beside it: SQLite cannot where the disk is full, and a killed one's journal would go into the next."""
    for suffix in ("", *BESIDE):
        unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
