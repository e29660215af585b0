"""SQLite's errors as ours: one line each, with what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flipscrape.errors import ArchiveDamaged, ArchiveError, ArchiveInUse, ArchiveUnwritable, NotAnArchive

# Primary result codes (https://www.sqlite.org/rescode.html); extended ones have them in their lowest byte.
ADVICE: dict[int, tuple[type[ArchiveError], str]] = {
    sqlite3.SQLITE_FULL: (ArchiveUnwritable, "the disk is full; what was stored before is safe, free some space and run the same command again"),
    sqlite3.SQLITE_READONLY: (ArchiveUnwritable, "the file or its folder is read-only; make both writable, or copy the archive elsewhere"),
    sqlite3.SQLITE_PERM: (ArchiveUnwritable, "no permission; make the file and its folder writable"),
    sqlite3.SQLITE_IOERR: (ArchiveUnwritable, "the disk or share failed; what was stored before is safe, copy the archive to a local disk"),
    sqlite3.SQLITE_PROTOCOL: (ArchiveUnwritable, "the share cannot lock files; copy the archive to a local disk"),
    sqlite3.SQLITE_NOLFS: (ArchiveUnwritable, "the disk cannot hold files of this size; copy the archive to another"),
    sqlite3.SQLITE_CANTOPEN: (ArchiveUnwritable, "it cannot be opened; check the path and the permissions of its folder"),
    sqlite3.SQLITE_BUSY: (ArchiveInUse, "another process holds it; try again when that has ended"),
    sqlite3.SQLITE_LOCKED: (ArchiveInUse, "another process holds it; try again when that has ended"),
    sqlite3.SQLITE_CORRUPT: (ArchiveDamaged, "the file is damaged; `flipscrape verify` names what is broken"),
    sqlite3.SQLITE_NOTADB: (NotAnArchive, "it is no SQLite file, or its head is damaged; name another, or restore it from a backup"),
}


@contextmanager
def translated(path: Path | str) -> Iterator[None]:
    """Turn what SQLite says of the file at ``path``, or so called, into an ArchiveError; errors in our own SQL pass unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        if (ours := named(error, str(path))) is None:
            raise
        raise ours from error


def named(error: sqlite3.Error, archive: str = "the archive") -> ArchiveError | None:
    """What SQLite says of an archive as one of our errors; None for an error in our own SQL."""
    kind, advice = ADVICE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, (None, None))
    return kind(f"{archive}: {advice} ({error})") if kind else None
