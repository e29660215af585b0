"""Nothing is lost that was reported as stored: not by a kill, a cut of the power, a full disk, a file that cannot be written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest
from store.samples import PAGE, POST, SITE, post

from flipscrape.errors import ArchiveDamaged, ArchiveUnwritable
from flipscrape.store import Access, Archive, read_articles
from flipscrape.store.verification.verify import verify

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from flipscrape.model import Article, Comment
from flipscrape.store import Access, Archive
now = datetime(2026, 5, 1, tzinfo=UTC)
with Archive(Path(sys.argv[1]), Access.CREATE) as archive:
    crawl_id = archive.start_crawl(command="crawl", version="1", started=now)
    for number in range(100_000):
        comments = [Comment(id=str(i), author="A", body=f"words {i} " * 40) for i in range(8)]
        article = Article(url=f"https://blog.example/{number}/", title=f"Post {number}", body="some words " * 400, comments=comments)
        archive.store_article(article, crawl_id=crawl_id, seen=now)
        print(number, flush=True)
"""


@pytest.fixture
def writer(path):
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def stored_whole(path, reported):
    with Archive(path) as archive:
        posts = archive.db.execute("SELECT count(*) FROM articles").fetchone()[0]
        comments = archive.db.execute("SELECT count(*) FROM comments").fetchone()[0]
        assert posts > reported
        assert comments == posts * 8
        assert list(verify(archive)) == []


@pytest.mark.parametrize("count", [1, 7, 40])
def test_a_killed_writer_loses_nothing_that_it_reported(writer, path, count):
    for _ in range(count):
        reported = int(writer.stdout.readline())
    writer.kill()
    reported = max([reported, *(int(line) for line in writer.stdout.read().split() if line.isdigit())])
    writer.wait()
    stored_whole(path, reported)


def test_a_power_cut_loses_nothing_that_was_reported(writer, path, tmp_path):
    for attempt in range(5):
        for _ in range(6):
            reported = int(writer.stdout.readline())
        # The moment of the cut: what is on the disk then, without the shared memory beside it.
        image = tmp_path / f"image-{attempt}" / path.name
        image.parent.mkdir()
        shutil.copyfile(path, image)
        shutil.copyfile(f"{path}-wal", f"{image}-wal")
        stored_whole(image, reported)


def test_a_full_disk_is_said_and_loses_nothing(archive, path, crawl):
    at = crawl()
    archive.store_article(POST, site=SITE, page=PAGE, **at)
    archive.db.execute(f"PRAGMA max_page_count = {archive.db.execute('PRAGMA page_count').fetchone()[0] + 8}")

    def fill():
        for number in range(1000):
            archive.store_article(post(number, body="words " * 3000, comments=POST.comments), **at)

    with pytest.raises(ArchiveUnwritable, match="disk is full"):
        fill()
    stored = archive.db.execute("SELECT count(*) FROM articles").fetchone()[0]
    archive.close()
    with Archive(path) as again:
        assert len(list(read_articles(again))) == stored
        assert list(verify(again)) == []
        again.store_article(replace(post(5000), body="words " * 3000), **{**at, "crawl_id": 1})


def test_a_trial_that_finds_no_room_names_the_folder_for_temporary_files(archive, path, crawl):
    at = crawl()
    archive.store_article(POST, site=SITE, page=PAGE, **at)
    archive.close()
    with Archive(path, Access.TRIAL) as trial:
        trial.db.execute(f"PRAGMA max_page_count = {trial.db.execute('PRAGMA page_count').fetchone()[0]}")
        with pytest.raises(ArchiveUnwritable, match="temporary files"):
            trial.store_article(post(1, body="words " * 3000), **at)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_folder_is_said_and_can_be_read(archive, path, crawl):
    archive.store_article(POST, **crawl())
    archive.close()
    path.parent.chmod(0o500)
    path.chmod(0o400)
    try:
        with pytest.raises(ArchiveUnwritable):
            Archive(path)
        with Archive(path, Access.READ) as reader:
            assert next(read_articles(reader)).article == POST
    finally:
        path.parent.chmod(0o700)


def test_a_place_that_cannot_be_locked_is_said(path):
    path.with_name(f"{path.name}-lock").mkdir()
    with pytest.raises(ArchiveUnwritable, match="make its folder writable"):
        Archive(path, Access.CREATE)
    assert not path.exists()


NO_LOCKS = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
static int asked(int file, int command, void *rest) {
  static int (*system_s)(int, int, ...);
  if (command == F_SETLK || command == F_SETLKW) { errno = ERROR; return -1; }
  if (!system_s) system_s = (int (*)(int, int, ...)) dlsym(RTLD_NEXT, "fcntl");
  return system_s(file, command, rest);
}
int fcntl(int f, int c, ...) { va_list l; va_start(l, c); void *rest = va_arg(l, void *); va_end(l); return asked(f, c, rest); }
int fcntl64(int f, int c, ...) { va_list l; va_start(l, c); void *rest = va_arg(l, void *); va_end(l); return asked(f, c, rest); }
"""
NO_ROOM = """
#include <errno.h>
#include <sys/types.h>
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { errno = ENOSPC; return -1; }
ssize_t pwrite64(int f, const void *b, size_t n, off_t o) { errno = ENOSPC; return -1; }
"""
OPENING = """
import sys
from flipscrape.errors import ArchiveError
from flipscrape.store import Access, Archive
from flipscrape.store.file import opening
opening.BUSY_SECONDS = 0.1
for access in (Access.READ, Access.WRITE):
    try:
        Archive(sys.argv[1], access)
    except ArchiveError as error:
        print(type(error).__name__, error)
"""


@pytest.mark.skipif(shutil.which("cc") is None, reason="a compiler makes the library that refuses locks")
@pytest.mark.parametrize("error", ["ENOLCK", "EOPNOTSUPP"])
def test_a_share_that_cannot_lock_is_said(archive, path, crawl, tmp_path, error):
    archive.store_article(POST, **crawl())
    archive.close()
    before = path.read_bytes()
    (tmp_path / "no_locks.c").write_text(NO_LOCKS.replace("ERROR", error))
    subprocess.run(["cc", "-shared", "-fPIC", "-o", "no_locks.so", "no_locks.c", "-ldl"], cwd=tmp_path, check=True)
    environment = {**os.environ, "LD_PRELOAD": str(tmp_path / "no_locks.so")}
    said = subprocess.run([sys.executable, "-c", OPENING, path], env=environment, check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(said) == 2
    assert all(line.startswith("ArchiveUnwritable") and "copy" in line and "to a local disk" in line for line in said)
    assert path.read_bytes() == before


@pytest.mark.skipif(shutil.which("cc") is None, reason="a compiler makes the library that refuses to write")
def test_no_room_even_for_the_lock_is_a_full_disk(archive, path, crawl, tmp_path):
    archive.store_article(POST, **crawl())
    archive.close()
    (tmp_path / "no_room.c").write_text(NO_ROOM)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", "no_room.so", "no_room.c"], cwd=tmp_path, check=True)
    environment = {**os.environ, "LD_PRELOAD": str(tmp_path / "no_room.so")}
    said = subprocess.run([sys.executable, "-c", OPENING, path], env=environment, check=True, capture_output=True, text=True).stdout
    assert said.startswith(f"ArchiveUnwritable {path}: the disk is full; ")


def test_an_archive_left_open_where_nothing_can_be_written_is_said(archive, path, crawl, tmp_path):
    archive.store_article(POST, **crawl())
    left = tmp_path / "left" / path.name
    left.parent.mkdir()
    shutil.copyfile(path, left)
    # A folder in place of the log: nobody can write there, not even root.
    left.with_name(f"{left.name}-wal").mkdir()
    for access in (Access.READ, Access.WRITE):
        with pytest.raises(ArchiveUnwritable, match="left open by its last writer"):
            Archive(left, access)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ArchiveUnwritable):
        Archive(tmp_path / "nowhere" / "blog.db", Access.CREATE)


def test_an_archive_that_lost_pages_with_the_power_is_refused(archive, path, crawl):
    archive.store_article(POST, **crawl())
    archive.close()
    with closing(sqlite3.connect(path)) as unclean:
        unclean.execute("PRAGMA journal_mode = WAL")
        size = unclean.execute("PRAGMA page_size").fetchone()[0]
    data = bytearray(path.read_bytes())
    data[size * 4:size * 12] = bytes(size * 8)
    path.write_bytes(data)
    with pytest.raises(ArchiveDamaged):
        Archive(path)
