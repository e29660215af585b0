"""A disk that fills up in the middle of a crawl: one line, and nothing lost once there is room again."""

from __future__ import annotations

import resource
import subprocess
import sys

from integration.site_server import Site, blog

POSTS = 60
ROOM = 700_000


def test_a_full_disk_gives_one_line_and_the_same_command_goes_on(crawl, contents, tmp_path):
    archive, calm = tmp_path / "blog.db", tmp_path / "calm.db"
    with Site(blog(POSTS)) as site:
        command = [sys.executable, "-m", "flipscrape", "crawl", site.url, "-o", str(archive), "--delay", "0", "--concurrency", "4", "--quiet"]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM)),
        )
        assert done.returncode == 1, done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert 0 < len(contents(archive)["articles"]) < POSTS
        assert crawl(site.url, "-o", archive).returncode == 0
        assert crawl(site.url, "-o", calm).returncode == 0
        assert contents(archive) == contents(calm)
        assert len(contents(archive)["articles"]) == POSTS
