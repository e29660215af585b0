"""Pages to readings on all cores, in the pages' order, with no more of them in memory than are being read."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Generator, Iterable
from contextlib import suppress

from flipscrape.errors import SourceUnreadable
from flipscrape.items import FetchedPage, Reading
from flipscrape.pipelines.workers import WorkerPool

AHEAD_PER_WORKER = 4


def read_all(pages: Iterable[FetchedPage], *, workers: int) -> Generator[Reading]:
    """A reading for each page. What the source raises comes after the readings of the pages before it.

    To be closed by whoever may leave early: the workers end then. Left to the interpreter's end, they keep it waiting.
    """
    with asyncio.Runner() as runner:
        readings = _readings(pages, workers)
        try:
            while (reading := runner.run(anext(readings, None))) is not None:
                yield reading
        finally:
            with suppress(RuntimeError):  # a second Ctrl-C leaves a step in its middle, and the runner ends it
                runner.run(readings.aclose())


async def _readings(pages: Iterable[FetchedPage], workers: int) -> AsyncGenerator[Reading, None]:
    pool = WorkerPool(workers)
    waiting: deque[asyncio.Task[Reading]] = deque()
    failure: SourceUnreadable | None = None
    source = iter(pages)
    try:
        while failure is None:
            try:
                page = next(source, None)
            except SourceUnreadable as error:
                failure = error
                break
            if page is None:
                break
            waiting.append(asyncio.create_task(_read(pool, page)))
            if len(waiting) >= workers * AHEAD_PER_WORKER:
                yield await waiting.popleft()
        while waiting:
            yield await waiting.popleft()
    finally:
        for task in waiting:
            task.cancel()
        await pool.close()
    if failure is not None:
        raise failure


async def _read(pool: WorkerPool, page: FetchedPage) -> Reading:
    return Reading(page=page, failure=page.failure) if page.failure is not None else await pool.read(page)
