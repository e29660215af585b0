"""Opening and creating the one file: is it ours, is it of our version, may we write."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from enum import Enum
from pathlib import Path

from sqlite_utils import Database

from flipscrape.errors import ArchiveDamaged, ArchiveInUse, ArchiveTooNew, ArchiveUnwritable, NotAnArchive
from flipscrape.store.file.backup import back_up
from flipscrape.store.file.head import APPLICATION_ID, MAGIC
from flipscrape.store.file.lock import WriterLock, can_lock
from flipscrape.store.file.sqlite_errors import translated
from flipscrape.store.migrations import GROUPS

BUSY_SECONDS = 30.0
CACHE_KIB = 16 * 1024
# Pages of the log before it is brought into the file: random writes of many posts then come together.
CHECKPOINT_PAGES = 4000
LOG = logging.getLogger(__name__)
# Bytes 18 and 19 of a file whose changes may lie in a -wal file beside it, which needs a -shm file to be read.
LOGGED_AHEAD = b"\x02\x02"


class Access(Enum):
    """What the archive is opened for: reading alone, trying what writing would do, writing to one that exists, or to one that may be new.

    A trial writes to a copy that goes with its connection; the file is only read.
    """

    READ = "read"
    TRIAL = "trial"
    WRITE = "write"
    CREATE = "create"


def open_database(path: Path, access: Access) -> tuple[Database, WriterLock | None]:
    """The connection, and the lock where it may write. An older archive is brought up to date first, a copy of it left beside it.

    Raises NotAnArchive, ArchiveTooNew, ArchiveInUse, ArchiveUnwritable or ArchiveDamaged; the file is left as it was then.
    """
    try:
        return _open_database(path, access)
    except ArchiveInUse as error:
        if can_lock(path.parent):
            raise
        raise ArchiveUnwritable(f"{path} lies where files cannot be locked (a network share?); copy it to a local disk") from error


def _open_database(path: Path, access: Access) -> tuple[Database, WriterLock | None]:
    with translated(path):
        if path.is_dir():
            raise NotAnArchive(f"{path} is a folder; name the archive, a file")
        if not _is_empty(path):
            _require_ours(path)
        elif access is not Access.CREATE:
            raise NotAnArchive(f"{path} does not exist or is empty; `flipscrape crawl` makes an archive")
        if access is Access.READ:
            return _open_to_read(path), None
        if access is Access.TRIAL:
            with translated(trial_of(path)):
                return _open_copy(path), None
        lock = WriterLock(path)
        try:
            return _open_to_write(path), lock
        except BaseException:
            lock.release()
            raise


def trial_of(path: Path) -> str:
    """What errors call the copy that a trial writes to."""
    return f"the copy of {path} in the folder for temporary files (TMPDIR)"


def close_database(db: Database, lock: WriterLock | None) -> None:
    """Close so that the one file is the whole archive, unless a reader still has it open (the next clean end does it then)."""
    try:
        if lock is not None:
            try:
                db.conn.execute("PRAGMA optimize")
                db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                db.conn.execute("PRAGMA busy_timeout = 0")
                db.conn.execute("PRAGMA journal_mode = DELETE").fetchall()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
    finally:
        db.close()
        if lock is not None:
            lock.release()


def connect(path: Path, *, read_only: bool) -> Database:
    """A bare connection with our settings: foreign keys on, transactions only where we begin them."""
    return _connect(f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}")


def _connect(uri: str) -> Database:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return Database(connection, recursive_triggers=False, execute_plugins=False, strict=True)


def _is_empty(path: Path) -> bool:
    return not path.exists() or path.stat().st_size == 0


def _require_ours(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(MAGIC):
        raise NotAnArchive(f"{path} is no SQLite file; name another")
    try:
        with closing(connect(path, read_only=True)) as db:
            if db.conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise NotAnArchive(f"{path} is an SQLite file, and not an archive of flipscrape; name another")
            _require_known(path, db)
    except sqlite3.OperationalError as error:
        if head[18:20] != LOGGED_AHEAD or error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        where = f"copy it, and {path.name}-wal if that is there, to a folder that can be written to"
        raise ArchiveUnwritable(f"{path} was left open by its last writer, and nothing can be written beside it; {where}") from error


def _require_known(path: Path, db: Database) -> None:
    with Database(memory=True) as nothing:
        known = {(group.name, step.name) for group in GROUPS for step in group.pending(nothing)}
    applied = {(row["migration_set"], row["name"]) for row in db["_sqlite_migrations"].rows}
    if not applied <= known:
        raise ArchiveTooNew(f"{path} was written by a newer flipscrape; upgrade flipscrape to open it")


def _open_to_read(path: Path) -> Database:
    db = connect(path, read_only=True)
    if any(group.pending(db) for group in GROUPS):
        try:
            with translated(path):
                _bring_up_to_date(path)
        except ArchiveUnwritable as reason:
            older, db = db, _copy_up_to_date(db)
            older.close()
            LOG.warning("%s; it is of an older version: a copy that is up to date is read, and `flipscrape copy` keeps one", reason)
        else:
            db.close()
            db = connect(path, read_only=True)
    db.conn.execute("PRAGMA query_only = ON")
    return db


def _open_copy(path: Path) -> Database:
    with closing(connect(path, read_only=True)) as kept:
        return _copy_up_to_date(kept)


def _bring_up_to_date(path: Path) -> None:
    lock = WriterLock(path)
    try:
        close_database(_open_to_write(path), lock)
    except BaseException:
        lock.release()
        raise


def _copy_up_to_date(older: Database) -> Database:
    """A copy that no one else sees and that goes with its connection (https://www.sqlite.org/inmemorydb.html#temp_db)."""
    copy = _connect("")
    try:
        older.conn.backup(copy.conn)
        _immediately(copy, lambda: _migrate(copy))
    except BaseException:
        copy.close()
        raise
    return copy


def _open_to_write(path: Path) -> Database:
    db = connect(path, read_only=False)
    try:
        if not _is_empty(path):
            _require_whole(path, db)
        pending = any(group.pending(db) for group in GROUPS)
        if pending and not _is_empty(path):
            back_up(path, db)
        # Before the switch to WAL: a crash here leaves an empty file or a whole archive.
        if pending:
            _immediately(db, lambda: _migrate(db))
        _log_ahead(path, db)
    except BaseException:
        db.close()
        raise
    return db


def _require_whole(path: Path, db: Database) -> None:
    """Check an archive whose last writer did not come to a clean end, which would have left it in another mode (a kill, a power cut)."""
    if db.conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        found = db.conn.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise ArchiveDamaged(f"{path} is damaged ({' '.join(found.split())}); `flipscrape verify` says more, a backup helps")


def _log_ahead(path: Path, db: Database) -> None:
    try:
        shared = db.conn.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal"
        db.conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_IOERR:
            raise
        shared = False
        # Back, so that it can still be read there: who has a file alone needs no memory to share (https://www.sqlite.org/wal.html#noshm).
        db.close()
        with closing(sqlite3.connect(path, isolation_level=None)) as alone:
            alone.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            alone.execute("PRAGMA journal_mode = DELETE").fetchall()
    if not shared:
        raise ArchiveUnwritable(f"{path} lies where SQLite cannot share memory (a network share?); copy it to a local disk")
    # A commit must outlive a power cut: FULL syncs the log with each (https://www.sqlite.org/pragma.html#pragma_synchronous).
    db.conn.execute("PRAGMA synchronous = FULL")
    db.conn.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")


def _migrate(db: Database) -> None:
    for group in GROUPS:
        group.apply(db)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute(f"PRAGMA user_version = {db['_sqlite_migrations'].count}")


def _immediately(db: Database, work: Callable[[], None]) -> None:
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        work()
        db.conn.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
