"""A zip file written from front to back in constant memory: what its directory will hold waits in a temporary file.

The records are those of PKWARE's APPNOTE 6.3.10, in its 64-bit form (4.3.14) where there are too many files, or too many bytes before one.
``zipfile`` keeps every file's entry in memory until the end, 0.7 KB each.
"""

from __future__ import annotations

import shutil
import struct
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import IO, BinaryIO

# A zip's own times begin on the first of January 1980; a fixed one makes the same files give the same bytes.
TIME, DAY = 0, 1 << 5 | 1
VERSION, VERSION_64 = 20, 45
UNIX = 3 << 8
MODE = 0o644 << 16
MOST_FILES, MOST_BYTES = 0xFFFF, 0xFFFFFFFF
SPOOLED = 1024 * 1024
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
OFFSET_64 = struct.Struct("<2HQ")
END_64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR_64 = struct.Struct("<4sLQL")
END = struct.Struct("<4s4H2LH")


class Packing(IntEnum):
    """How a file's bytes stand in the zip."""

    STORED = 0
    DEFLATED = 8


@contextmanager
def zip_stream(out: BinaryIO) -> Iterator[ZipStream]:
    """Gives what takes the files of a zip that is written to ``out``, which need not be seekable; its directory comes where the block ends well."""
    with tempfile.TemporaryFile() as directory:
        stream = ZipStream(out, directory)
        yield stream
        stream.end()


class ZipStream:
    """Writes files to ``out`` and their entries to ``directory``, to be copied behind them by ``end``."""

    def __init__(self, out: BinaryIO, directory: IO[bytes]) -> None:
        self._out, self._directory = out, directory
        self._files = self._bytes = 0

    def add(self, name: str, content: Iterable[bytes], packing: Packing = Packing.DEFLATED) -> None:
        """Write one file of at most 4 GiB, its name in ASCII. Raises struct.error for a larger one, OSError from ``out``."""
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        check = size = 0
        with tempfile.SpooledTemporaryFile(SPOOLED) as packed:
            for part in content:
                check, size = zlib.crc32(part, check), size + len(part)
                packed.write(packer.compress(part) if packing is Packing.DEFLATED else part)
            packed.write(packer.flush() if packing is Packing.DEFLATED else b"")
            sizes = check, packed.tell(), size
            self._note(name.encode("ascii"), packing, sizes)
            head = LOCAL.pack(b"PK\3\4", VERSION, 0, packing, TIME, DAY, *sizes, len(name), 0)
            self._out.write(head + name.encode("ascii"))
            packed.seek(0)
            shutil.copyfileobj(packed, self._out)
        self._files += 1
        self._bytes += len(head) + len(name) + sizes[1]

    def end(self) -> None:
        """Write the directory, the last of the zip."""
        size = self._directory.tell()
        self._directory.seek(0)
        shutil.copyfileobj(self._directory, self._out)
        if self._files >= MOST_FILES or self._bytes >= MOST_BYTES or size >= MOST_BYTES:
            rest = END_64.size - 12
            self._out.write(END_64.pack(
                b"PK\6\6", rest, UNIX | VERSION_64, VERSION_64, 0, 0, self._files, self._files, size, self._bytes,
            ))
            self._out.write(LOCATOR_64.pack(b"PK\6\7", 0, self._bytes + size, 1))
        files = min(self._files, MOST_FILES)
        self._out.write(END.pack(b"PK\5\6", 0, 0, files, files, min(size, MOST_BYTES), min(self._bytes, MOST_BYTES), 0))

    def _note(self, name: bytes, packing: Packing, sizes: tuple[int, int, int]) -> None:
        far = self._bytes >= MOST_BYTES
        extra = OFFSET_64.pack(1, 8, self._bytes) if far else b""
        version = VERSION_64 if far else VERSION
        self._directory.write(CENTRAL.pack(
            b"PK\1\2", UNIX | version, version, 0, packing, TIME, DAY, *sizes, len(name), len(extra), 0, 0, 0, MODE, min(self._bytes, MOST_BYTES),
        ) + name + extra)
