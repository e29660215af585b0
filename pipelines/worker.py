"""A worker process: pages in on standard input, readings out on standard output, until the input ends.

It is started as a program of its own (``start_worker``), not forked. It ends with its parent, because its input does, and a page
that hangs it for too long ends it by the kernel's alarm, even where no Python code runs any more.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import time
from dataclasses import replace
from typing import BinaryIO

from flipscrape.pipelines.allocator import give_back, map_large_blocks
from flipscrape.pipelines.framing import LENGTH, LENGTHS
from flipscrape.pipelines.reading import read

from flipscrape.discovery.pages.outlook import without_texts
from flipscrape.items import FetchedPage, Reading

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

ORPHAN_SECONDS = 60
MOST_MEMORY = 170 * 1024 * 1024  # bytes of one worker; a page that needs more is given up
LARGEST_READING = 8 * 1024 * 1024  # bytes; the process that stores it needs many times as much
LARGE_PAGE = 1024 * 1024
# Objects made before Python looks for circles among them: a page makes many thousands, and hardly a circle.
MADE_BEFORE_COLLECTING = 20_000


def serve(pages: BinaryIO, readings: BinaryIO) -> None:
    """Read pages until there are no more.

    A page is the lengths of two parts, its pickle without the body, and the body; a reading is the length of its pickle and
    the pickle.
    """
    while len(head := pages.read(LENGTHS.size)) == LENGTHS.size:
        rest, body = LENGTHS.unpack(head)
        page: FetchedPage = pickle.loads(pages.read(rest))  # noqa: S301 # our own parent wrote it
        page = replace(page, body=pages.read(body))
        signal.alarm(ORPHAN_SECONDS)
        data = _packed(page)
        signal.alarm(0)
        readings.write(LENGTH.pack(len(data)))
        readings.write(data)
        readings.flush()
        if len(page.body) > LARGE_PAGE:
            del page, data
            gc.collect()
            give_back()


def _packed(page: FetchedPage) -> bytes:
    began, bare = time.perf_counter(), replace(page, body=b"")
    reading = replace(_read(page), page=bare, seconds=time.perf_counter() - began)
    data = pickle.dumps(reading, protocol=5)
    if len(data) > LARGEST_READING and reading.outlook is not None and reading.article is None:
        # A feed may hold whole books; what it tells beside the texts leads to their pages.
        data = pickle.dumps(replace(reading, outlook=without_texts(reading.outlook)), protocol=5)
    if len(data) > LARGEST_READING:
        data = pickle.dumps(Reading(page=bare, failure="its record is too large"), protocol=5)
    return data


def _read(page: FetchedPage) -> Reading:
    try:
        return read(page)
    except MemoryError:
        return Reading(page=page, failure="the page needs too much memory")
    except RecursionError:
        return Reading(page=page, failure="the page is nested too deeply")
    except Exception as error:  # noqa: BLE001 # a fault of ours costs this one page, and the report names it
        return Reading(page=page, failure=f"{type(error).__name__}: {error}")


def main() -> None:
    """Take the pipes over, so that nothing else can write into them, and limit what a page may cost."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    map_large_blocks()
    gc.freeze()
    gc.set_threshold(MADE_BEFORE_COLLECTING)
    readings = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, readings)
