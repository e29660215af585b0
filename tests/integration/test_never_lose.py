"""A crawl that dies, however often and wherever, and then the same command: nothing lost, nothing twice, nothing fetched again."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing

from integration.site_server import Site, blog

POSTS = 300
KILLS = 20
CONCURRENCY = 4
# Fetched and not yet stored when the process dies: those on the way and those that wait for the worker.
IN_FLIGHT = CONCURRENCY + 8


def test_killed_twenty_times_it_ends_as_if_undisturbed(crawl, start, contents, processes_left, tmp_path):
    chance = random.Random(5)
    with Site(blog(POSTS), seconds=0.1) as site:
        archive, calm = tmp_path / "killed.db", tmp_path / "calm.db"
        kills_in_the_middle = 0
        for _ in range(KILLS):
            process = start(site.url, "-o", archive, "--concurrency", CONCURRENCY)
            before = len(site.asked)
            while len(site.asked) == before and process.poll() is None:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.8))
            kills_in_the_middle += process.poll() is None
            process.kill()
            process.wait()
        deadline = time.monotonic() + 30
        while processes_left() and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not processes_left()
        with closing(sqlite3.connect(archive)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        done = crawl(site.url, "-o", archive, "--concurrency", CONCURRENCY)
        assert done.returncode == 0, done.stderr
        fetched = site.counts()
        assert kills_in_the_middle == KILLS
        assert sum(fetched[path] - 1 for path in fetched if path != "/robots.txt") <= KILLS * IN_FLIGHT
        site.seconds = 0.0
        assert crawl(site.url, "-o", calm, "--concurrency", CONCURRENCY).returncode == 0
        assert contents(archive) == contents(calm)
        assert len(contents(calm)["articles"]) == POSTS
