"""What SQLite and the operating system raise, as errors of our own."""

from __future__ import annotations

import errno
import sqlite3

from flipscrape.errors import ArchiveDamaged, ArchiveError, ArchiveInUse, ArchiveUnwritable, FlipscrapeError, NotAnArchive

# Primary result codes (https://www.sqlite.org/rescode.html); extended ones have them in their lowest byte.
CODES: dict[int, tuple[type[ArchiveError], str]] = {
    sqlite3.SQLITE_BUSY: (ArchiveInUse, "another process is writing to the archive: try again when it is done"),
    sqlite3.SQLITE_LOCKED: (ArchiveInUse, "another process is writing to the archive: try again when it is done"),
    sqlite3.SQLITE_NOTADB: (NotAnArchive, "the file is no SQLite database and was left untouched: name another one"),
    sqlite3.SQLITE_CORRUPT: (ArchiveDamaged, "the archive is damaged: go back to a copy of it, or save what can be read with sqlite3's .recover"),
    sqlite3.SQLITE_FULL: (ArchiveUnwritable, "the disk is full: what was stored before is safe, make room and run the command again"),
    sqlite3.SQLITE_READONLY: (ArchiveUnwritable, "the archive cannot be written to: check the file's and its folder's permissions"),
    sqlite3.SQLITE_CANTOPEN: (ArchiveUnwritable, "the archive cannot be opened: check the path and the permissions"),
    sqlite3.SQLITE_IOERR: (ArchiveUnwritable, "the disk reports an error: what was stored before is safe, check the disk and run the command again"),
}


def named(error: sqlite3.Error | OSError) -> FlipscrapeError:
    """One of our errors, with a line that says what to do, for ``error``."""
    if isinstance(error, OSError):
        if error.errno == errno.ENOSPC:
            return FlipscrapeError("the disk is full: make room and run the command again")
        place = f"{error.filename}: " if error.filename else ""
        return FlipscrapeError(f"{place}{error.strerror or error}")
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in CODES:
        kind, text = CODES[code & 0xFF]
        return kind(text)
    return ArchiveError(f"SQLite says: {error}")
