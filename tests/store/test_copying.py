"""Copies: whole, of one moment, in one file."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from store.samples import PAGE, POST, SITE, post

from flipscrape.errors import ArchiveUnwritable
from flipscrape.store import Access, Archive, PageKeeping, read_articles
from flipscrape.store.copying import copy_archive, new_file
from flipscrape.store.verification.verify import verify


def test_a_copy_while_a_writer_writes_is_whole(archive, path, tmp_path, crawl):
    archive.store_article(POST, site=SITE, page=PAGE, **crawl())
    target = tmp_path / "copy.db"
    started = threading.Event()

    def copy():
        started.set()
        copy_archive(path, target)

    worker = threading.Thread(target=copy)
    worker.start()
    started.wait()
    at = crawl()
    for number in range(50):
        archive.store_article(post(number), **at)
    worker.join()
    with Archive(target, Access.READ) as copied:
        assert next(read_articles(copied)).article == POST
        assert list(verify(copied)) == []
    assert not list(tmp_path.glob("copy.db?*"))


def test_a_slim_copy_is_without_pages_and_can_be_written_to(archive, path, tmp_path, crawl):
    archive.store_article(POST, page=PAGE, **crawl())
    target = tmp_path / "slim.db"
    copy_archive(path, target, keeping=PageKeeping.HASH_ONLY)
    with Archive(target) as slim:
        assert slim.db.execute("SELECT count(*), count(data) FROM texts").fetchone() == (2, 0)
        now = datetime(2026, 5, 2, tzinfo=UTC)
        slim.store_article(POST, page=PAGE, crawl_id=slim.start_crawl(command="crawl", version="1", started=now), seen=now)
        assert slim.db.execute("SELECT count(data) FROM texts").fetchone() == (2,)


def test_a_file_that_exists_is_not_overwritten(archive, path, tmp_path):
    target = tmp_path / "precious.txt"
    target.write_text("precious")
    with pytest.raises(ArchiveUnwritable):
        copy_archive(path, target)
    assert target.read_text() == "precious"


def test_what_a_killed_copy_left_beside_is_taken_away_and_nothing_left_of_a_failed_one(archive, path, tmp_path):
    target = tmp_path / "copy.db"
    for suffix in ("", "-journal", "-wal", "-shm"):
        (tmp_path / f"copy.db.part{suffix}").write_bytes(b"of a killed one")
    copy_archive(path, target)
    assert [file.name for file in tmp_path.glob("copy.db*")] == ["copy.db"]
    target.unlink()

    def fail():
        with new_file(target) as unfinished:
            unfinished.with_name("copy.db.part-wal").write_bytes(b"of one that fails")
            raise ArchiveUnwritable("the disk is full")

    with pytest.raises(ArchiveUnwritable):
        fail()
    assert not list(tmp_path.glob("copy.db*"))
