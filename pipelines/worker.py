"""A worker process: pages in on standard input, readings out on standard output, until the input ends.

It is started as a program of its own, not forked. It ends with its parent, because its input does, and a page that
hangs it for too long ends it by the kernel's alarm, even where no Python code runs any more.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import time
from dataclasses import replace
from typing import BinaryIO

from flipscrape.pipelines.reading import read

from flipscrape.items import FetchedPage, Reading

LENGTH = struct.Struct("!Q")
ORPHAN_SECONDS = 60


def serve(pages: BinaryIO, readings: BinaryIO) -> None:
    """Read pages until there are no more. Each message is a pickle behind its length, eight bytes, big-endian."""
    while len(head := pages.read(LENGTH.size)) == LENGTH.size:
        page: FetchedPage = pickle.loads(pages.read(LENGTH.unpack(head)[0]))  # noqa: S301 # our own parent wrote it
        signal.alarm(ORPHAN_SECONDS)
        began = time.perf_counter()
        reading = _read(page)
        signal.alarm(0)
        data = pickle.dumps(replace(reading, page=replace(page, body=b""), seconds=time.perf_counter() - began), protocol=5)
        readings.write(LENGTH.pack(len(data)))
        readings.write(data)
        readings.flush()


def _read(page: FetchedPage) -> Reading:
    try:
        return read(page)
    except MemoryError:
        return Reading(page=page, failure="the page needs too much memory")
    except RecursionError:
        return Reading(page=page, failure="the page is nested too deeply")


def main() -> None:
    """Take the pipes over, so that nothing else can write into them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    readings = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, readings)


if __name__ == "__main__":
    main()
