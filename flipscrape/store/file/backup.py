"""A copy of an archive of an older version beside it, before it is brought up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database


def back_up(path: Path, db: Database) -> None:
    """Copy the archive at ``path``, open as ``db``; the copy is named for its version and appears whole."""
    version = db.conn.execute("PRAGMA user_version").fetchone()[0]
    beside = path.with_name(f"{path.name}.version-{version}.backup")
    unfinished = beside.with_name(beside.name + ".part")
    copy = sqlite3.connect(unfinished)
    try:
        try:
            db.conn.backup(copy)
        finally:
            copy.close()
        unfinished.replace(beside)
    finally:
        unfinished.unlink(missing_ok=True)
