"""Worker processes: pages in, readings out, and a page that hangs or kills one costs that page alone."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flipscrape.pipelines import workers
from flipscrape.pipelines.workers import COMMAND, Worker, WorkerPool

from flipscrape.items import FetchedPage
from flipscrape.model import AddressKind

HTML = b"<html><head><title>A post</title></head><body><article><h1>A post</h1><p>" + b"Some words of it. " * 40 + b"</p></article></body></html>"


def page(number, body=HTML, kind=AddressKind.PAGE):
    fetched = datetime(2026, 1, 1, tzinfo=UTC)
    return FetchedPage(url=f"http://blog.example/{number}", status=200, headers=(), body=body, fetched=fetched, frontier_id=number, kind=kind)


def runs(number):
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes() != b""
    except OSError:
        return False


def run(main):
    return asyncio.run(asyncio.wait_for(main, 60))


def test_readings_come_back_with_their_own_pages():
    async def main():
        pool = WorkerPool(2)
        readings = await asyncio.gather(*(pool.read(page(n)) for n in range(12)))
        await pool.close()
        return readings

    readings = run(main())
    assert [reading.page for reading in readings] == [page(n) for n in range(12)]
    assert {reading.article.title for reading in readings} == {"A post"}


def test_bytes_that_are_no_page_give_a_reading_with_its_failure():
    async def main():
        worker = Worker()
        reading = await worker.read(page(1, b"\x89PNG\r\n\x1a\n" + bytes(5000)))
        await worker.close()
        return reading

    reading = run(main())
    assert reading.article is None
    assert reading.failure


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGSEGV])
def test_a_page_that_kills_its_worker_is_told_and_the_next_is_read(death):
    async def main():
        worker = Worker()
        first = await worker.read(page(1))
        doomed = asyncio.ensure_future(worker.read(page(2)))
        os.kill(worker._process.pid, death)
        second, third = await doomed, await worker.read(page(3))
        await worker.close()
        return first, second, third

    first, second, third = run(main())
    assert first.failure is None
    assert second.failure == "reading it ended the worker process"
    assert third.article.title == "A post"


def test_a_page_that_hangs_its_worker_is_given_up_and_the_next_is_read():
    async def main():
        worker = Worker(seconds=20)
        await worker.read(page(1))
        worker._seconds = 0.5
        os.kill(worker._process.pid, signal.SIGSTOP)
        hung = await worker.read(page(2))
        worker._seconds = 20
        after = await worker.read(page(3))
        await worker.close()
        return hung, after

    hung, after = run(main())
    assert hung.failure == "reading it took longer than 0 seconds"
    assert after.article.title == "A post"


@pytest.mark.skipif(sys.platform != "linux", reason="prctl(2) is Linux's")
def test_a_worker_that_is_still_starting_ends_with_its_parent():
    read, write = os.pipe()
    parent = "import os, subprocess, sys; print(subprocess.Popen([*sys.argv[1:], str(os.getpid())], stdin=0).pid, flush=True); os._exit(0)"
    started = subprocess.run([sys.executable, "-c", parent, *COMMAND], stdin=read, capture_output=True, text=True, check=True)
    deadline = time.monotonic() + 20
    while runs(started.stdout.strip()) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not runs(started.stdout.strip())
    os.close(read)
    os.close(write)


def test_large_pages_are_read_one_after_the_other():
    async def main():
        pool = WorkerPool(2)
        large = HTML.replace(b"</article>", b"<p>More.</p>" * 30_000 + b"</article>")
        readings = await asyncio.gather(*(pool.read(page(n, large)) for n in range(3)))
        started = [worker._process is not None for worker in pool._workers]
        await pool.close()
        return readings, started

    readings, started = run(main())
    assert [reading.failure for reading in readings] == [None] * 3
    assert started == [True, False]


def test_a_page_that_comes_while_a_large_one_is_handed_on_waits_for_its_end():
    async def main():
        worker = Worker()
        await worker.read(page(1))
        os.kill(worker._process.pid, signal.SIGSTOP)
        large = asyncio.ensure_future(worker.read(page(2, HTML.replace(b"</article>", b"<!--" + b"-" * 1_000_000 + b"--></article>"))))
        await asyncio.sleep(0.2)
        small = asyncio.ensure_future(worker.read(page(3)))
        await asyncio.sleep(0.2)
        os.kill(worker._process.pid, signal.SIGCONT)
        readings = await asyncio.gather(large, small)
        await worker.close()
        return readings

    readings = run(main())
    assert [reading.failure for reading in readings] == [None, None]
    assert [reading.article.title for reading in readings] == ["A post", "A post"]


def test_beside_a_huge_page_no_other_process_waits_for_work():
    async def main():
        pool = WorkerPool(2)
        await asyncio.gather(*(pool.read(page(n)) for n in range(4)))
        before = [worker._process is not None for worker in pool._workers]
        huge = await pool.read(page(5, HTML.replace(b"</article>", b"<!--" + b"-" * 3_000_000 + b"--></article>")))
        beside = [worker._process is not None for worker in pool._workers]
        after = await asyncio.gather(*(pool.read(page(n)) for n in range(6, 10)))
        await pool.close()
        return before, huge, beside, after

    before, huge, beside, after = run(main())
    assert (before, beside) == ([True, True], [True, False])
    assert [reading.failure for reading in (huge, *after)] == [None] * 5


def test_a_feed_of_whole_books_still_tells_of_its_posts():
    item = b"<item><title>Book %d</title><link>http://blog.example/book-%d/</link><description>%s</description></item>"
    feed = b"<rss><channel><title>Books</title>" + b"".join(item % (n, n, b"words " * 500_000) for n in range(4)) + b"</channel></rss>"

    async def main():
        worker = Worker()
        reading = await worker.read(page(1, feed, AddressKind.FEED))
        await worker.close()
        return reading

    reading = run(main())
    assert [found.url for found in reading.outlook.found] == [f"http://blog.example/book-{n}/" for n in range(4)]
    assert {found.announced.title for found in reading.outlook.found} == {f"Book {n}" for n in range(4)}


def test_where_no_process_can_be_started_all_that_wait_are_told_and_the_next_page_tries_again(monkeypatch):
    async def main():
        pool = WorkerPool(1)
        with monkeypatch.context() as broken:
            broken.setattr(workers, "COMMAND", ("/nowhere/python",))
            told = await asyncio.gather(*(pool.read(page(n)) for n in range(3)), return_exceptions=True)
        reading = await pool.read(page(4))
        await pool.close()
        return told, reading

    told, reading = run(main())
    assert [type(one) for one in told] == [FileNotFoundError] * 3
    assert reading.article.title == "A post"
