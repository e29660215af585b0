"""What SQLite and the operating system raise, as errors of our own."""

from __future__ import annotations

import errno
import sqlite3

from flipscrape.errors import ArchiveError, FlipscrapeError


def named(error: sqlite3.Error | OSError) -> FlipscrapeError:
    """One of our errors, with a line that says what to do, for ``error``."""
    if isinstance(error, sqlite3.Error):
        from flipscrape.store.file import sqlite_errors  # noqa: PLC0415 - the whole store, which most commands end without

        return sqlite_errors.named(error) or ArchiveError(f"SQLite says: {error}")
    if error.errno == errno.ENOSPC:
        return FlipscrapeError("the disk is full: make room and run the command again")
    place = f"{error.filename}: " if error.filename else ""
    return FlipscrapeError(f"{place}{error.strerror or error}")
