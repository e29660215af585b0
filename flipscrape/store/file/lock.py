"""One writer at a time: a lock beside the archive that the operating system frees when its holder dies."""

from __future__ import annotations

import contextlib
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import NamedTemporaryFile

from flipscrape.errors import ArchiveInUse, ArchiveUnwritable
from flipscrape.store.file.sqlite_errors import named

SUFFIX = "-lock"


class WriterLock:
    """Held from creation to ``release``. An exclusive transaction of SQLite's own on ``FILE-lock``, so that it works wherever SQLite does.

    Raises ArchiveInUse when another process holds it, ArchiveUnwritable where nothing can be locked or created.
    """

    def __init__(self, archive: Path) -> None:
        self.path = archive.with_name(archive.name + SUFFIX)
        self._held = _acquire(self.path, archive)

    def release(self) -> None:
        """Free the lock and remove its file. Does nothing the second time."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._held.close()


def can_lock(folder: Path) -> bool:
    """Whether files in ``folder`` can be locked at all. True where none can be made to try it.

    SQLite takes a share that knows no locks (ENOLCK) for a file that another process holds; nobody holds a file made just now.
    """
    try:
        with NamedTemporaryFile(dir=folder, prefix=".flipscrape-") as made, closing(sqlite3.connect(made.name, timeout=0)) as tried:
            tried.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        return False
    except OSError:
        return True
    return True


def _acquire(path: Path, archive: Path) -> sqlite3.Connection:
    while True:
        before = _identity(path)
        try:
            connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            if not archive.absolute().parent.is_dir():
                raise ArchiveUnwritable(f"{archive.parent} is no folder: make it first") from error
            raise ArchiveUnwritable(f"cannot write beside {archive}: make its folder writable, or copy the archive elsewhere") from error
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise ArchiveInUse(f"{archive} is being written to by another process; try again when it has ended") from error
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL and (full := named(error, str(archive))):
                raise full from error
            raise ArchiveUnwritable(f"{archive} cannot be locked where it lies ({error}); copy it to a local disk") from error
        if before is not None and before == _identity(path):
            return connection
        # The file was made just now, or its last holder removed it meanwhile: only one that stands still is a lock.
        connection.close()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
