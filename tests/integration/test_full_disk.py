"""A disk that fills up in the middle of the work: one line, an end, and nothing lost once there is room again."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from contextlib import closing

from integration.site_server import Site, blog

POSTS = 60
ROOM = 700_000
LITTLE_ROOM = 100_000


def test_a_full_disk_gives_one_line_and_the_same_command_goes_on(crawl, contents, tmp_path):
    archive, calm = tmp_path / "blog.db", tmp_path / "calm.db"
    with Site(blog(POSTS)) as site:
        command = [sys.executable, "-m", "flipscrape", "crawl", site.url, "-o", str(archive), "--delay", "0", "--concurrency", "4", "--quiet"]
        fails_in_one_line(command, room=ROOM)
        assert 0 < len(contents(archive)["articles"]) < POSTS
        assert crawl(site.url, "-o", archive).returncode == 0
        assert crawl(site.url, "-o", calm).returncode == 0
        assert contents(archive) == contents(calm)
        assert len(contents(archive)["articles"]) == POSTS


def test_reading_kept_pages_again_and_importing_them_end_when_the_disk_is_full(crawl, tmp_path):
    archive, pages = tmp_path / "blog.db", tmp_path / "blog.warc.gz"
    flipscrape = [sys.executable, "-m", "flipscrape"]
    with Site(blog(POSTS)) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
    assert subprocess.run([*flipscrape, "export", archive, "--format", "warc", "-o", pages], capture_output=True, check=False).returncode == 0
    with closing(sqlite3.connect(archive, isolation_level=None)) as misread:
        misread.execute("UPDATE articles SET body = 'Menu'")
    fails_in_one_line([*flipscrape, "reextract", archive], room=LITTLE_ROOM)
    fails_in_one_line([*flipscrape, "import", pages, "-o", tmp_path / "again.db"], room=ROOM)


def fails_in_one_line(command, *, room):
    """Run it where no file can grow beyond ``room`` bytes."""
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
