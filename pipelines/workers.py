"""The parent's side of the worker processes: pages are handed out, readings come back, a worker that hangs is replaced."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from collections import deque
from dataclasses import replace
from pathlib import Path

from flipscrape.pipelines.allocator import give_back
from flipscrape.pipelines.framing import LENGTH, LENGTHS

from flipscrape.items import FetchedPage, Reading

# The file by its path: `-m` would import the whole package before its first line; `-P` keeps its folder out of the path.
COMMAND = (sys.executable, "-P", str(Path(__file__).with_name("start_worker.py")))
PAGE_SECONDS = 30.0
BUFFER = 2**22
LARGE = 256 * 1024  # bytes of a page
HUGE = 2 * 1024 * 1024  # bytes of a page that leave a heap behind
PIECE = 256 * 1024  # bytes of a large page that are handed on at once


class Worker:
    """One process; pages go in and readings come out in the same order."""

    def __init__(self, *, seconds: float = PAGE_SECONDS) -> None:
        self.waiting: deque[tuple[FetchedPage, asyncio.Future[Reading]]] = deque()
        self._seconds = seconds
        self._process: asyncio.subprocess.Process | None = None
        self._task: asyncio.Task[None] | None = None
        self._wanted = asyncio.Event()
        self._sent = 0

    async def read(self, page: FetchedPage) -> Reading:
        """Read one page. A page that hangs or kills the process gives a reading with its failure. Raises OSError where none can be started."""
        future: asyncio.Future[Reading] = asyncio.get_running_loop().create_future()
        self.waiting.append((page, future))
        if self._task is None:
            self._task = asyncio.create_task(self._run())
            self._task.add_done_callback(self._ended)
        self._send()
        self._wanted.set()
        return await future

    async def close(self) -> None:
        """End the process."""
        if self._task is not None:
            self._task.cancel()
            # What ended it early was raised for the pages that waited.
            await asyncio.wait((self._task,))
        await self._end()

    async def rest(self) -> None:
        """End the process where it has nothing to do; the next page starts another."""
        if not self.waiting:
            await self._end()

    async def _run(self) -> None:
        while True:
            while not self.waiting:
                self._wanted.clear()
                await self._wanted.wait()
            if self._process is None or self._process.returncode is not None:
                pipe = asyncio.subprocess.PIPE
                self._process = await asyncio.create_subprocess_exec(
                    *COMMAND, str(os.getpid()), stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL, limit=BUFFER,
                )
                self._sent = 0
            self._send()
            failure = ""
            try:
                async with asyncio.timeout(self._seconds):
                    await self._send_large()
                    reading = await self._receive()
            except TimeoutError:
                failure = f"reading it took longer than {self._seconds:.0f} seconds"
            except (asyncio.IncompleteReadError, ConnectionError):
                failure = "reading it ended the worker process"
            page, future = self.waiting.popleft()
            self._sent -= 1
            if failure:
                await self._end()
            if not future.done():
                future.set_result(Reading(page=page, failure=failure) if failure else replace(reading, page=page))

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Pass on to all that wait why there is no process; the next page tries again."""
        if task.cancelled() or (failure := task.exception()) is None:
            return
        self._task = None
        while self.waiting:
            _, future = self.waiting.popleft()
            if not future.done():
                future.set_exception(failure)

    def _send(self) -> None:
        """Keep the worker supplied: hand on the small pages at the head that it has not been given yet."""
        if (pipe := self._pipe()) is not None:
            for page, _ in list(self.waiting)[self._sent :]:
                if len(page.body) > LARGE:
                    break
                pipe.write(_head(page))
                pipe.write(page.body)
                self._sent += 1

    async def _send_large(self) -> None:
        """Hand on the page that comes next, piece by piece: what a pipe does not take yet lies in memory a second time.

        It counts as handed on with its last piece; until then ``_send`` finds it at the head and puts nothing between the pieces.
        """
        pipe = self._pipe()
        if pipe is None or self._sent:
            return
        page = self.waiting[0][0]
        pipe.write(_head(page))
        for start in range(0, len(page.body), PIECE):
            pipe.write(memoryview(page.body)[start : start + PIECE])
            await pipe.drain()
        self._sent = 1
        self._send()

    def _pipe(self) -> asyncio.StreamWriter | None:
        """Where the process takes pages in; None where there is no process."""
        return self._process.stdin if self._process is not None and self._process.returncode is None else None

    async def _receive(self) -> Reading:
        assert self._process is not None
        assert self._process.stdout is not None
        head = await self._process.stdout.readexactly(LENGTH.size)
        reading: Reading = pickle.loads(await self._process.stdout.readexactly(LENGTH.unpack(head)[0]))  # noqa: S301 # our own child wrote it
        return reading

    async def _end(self) -> None:
        process, self._process, self._sent = self._process, None, 0
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _head(page: FetchedPage) -> bytes:
    data = pickle.dumps(replace(page, body=b""), protocol=5)
    return LENGTHS.pack(len(data), len(page.body)) + data


class WorkerPool:
    """Several workers; a page goes to the one with the fewest waiting.

    What may be large once unpacked and read goes to the first alone: together they would need too much memory.
    """

    def __init__(self, size: int) -> None:
        self._workers = [Worker() for _ in range(size)]

    async def read(self, page: FetchedPage) -> Reading:
        """Read one page in one of the processes."""
        fit = self._workers[:1] if len(page.body) > LARGE or page.kind.is_source else self._workers
        if len(page.body) > HUGE:
            await asyncio.gather(*(worker.rest() for worker in self._workers[1:]))
        reading = await min(fit, key=lambda worker: len(worker.waiting)).read(page)
        if len(page.body) > HUGE:
            give_back()
        return reading

    async def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            await worker.close()
