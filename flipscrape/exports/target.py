"""Where an export lands: it appears whole or not at all, and no archive, device or link of the user's is lost."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from flipscrape.errors import ExportError
from flipscrape.store import is_archive


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes stand at ``path`` after a clean end, in place of an older file that is no archive. Raises ExportError.

    A link leads to the file that is written; a device or pipe (/dev/stdout) takes the bytes as they come.
    """
    if path.is_dir():
        raise ExportError(f"{path} is a folder: name a file in it")
    _check_folder(path)
    with _named(path):
        if path.exists() and not path.is_file():
            with path.open("wb") as out:
                yield out
            return
        path = path.resolve()
        if is_archive(path):
            raise ExportError(f"{path} is an archive, and would be lost: name another file")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        written = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                yield out
            written.chmod(0o644)
            written.replace(path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder that is called ``path`` after a clean end. Raises ExportError where something stands there already."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise ExportError(f"{path} exists: name a new folder")
    _check_folder(path)
    with _named(path):
        written = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
        try:
            yield written
            written.chmod(0o755)
            if path.exists():
                path.rmdir()
            written.rename(path)
        except BaseException:
            shutil.rmtree(written, ignore_errors=True)
            raise


def _check_folder(path: Path) -> None:
    if not path.absolute().parent.is_dir():
        raise ExportError(f"{path.parent} is no folder: make it first")


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error
