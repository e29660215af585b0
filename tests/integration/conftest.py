"""Runs of the real command, and what an archive holds after them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import uuid
from contextlib import closing
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "flipscrape", "crawl"]


@pytest.fixture
def mark():
    """An environment by which the processes of this test are told from others."""
    return os.environ | {"FLIPSCRAPE_TEST_RUN": uuid.uuid4().hex}


@pytest.fixture
def crawl(mark):
    """Run ``flipscrape crawl`` to its end; the completed process."""

    def run(*arguments, delay="0", timeout=300):
        command = [*COMMAND, *map(str, arguments), "--delay", delay]
        return subprocess.run(command, capture_output=True, text=True, timeout=timeout, env=mark, check=False)

    return run


@pytest.fixture
def start(mark):
    """Start ``flipscrape crawl``; the running process, ended with the test."""
    running = []

    def run(*arguments, delay="0"):
        command = [*COMMAND, *map(str, arguments), "--delay", delay]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=mark)
        running.append(process)
        return process

    yield run
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def processes_left(mark):
    """The numbers of the processes of this test that still run (Linux)."""
    wanted = f"FLIPSCRAPE_TEST_RUN={mark['FLIPSCRAPE_TEST_RUN']}".encode()

    def find():
        if not Path("/proc/self/environ").exists():
            pytest.skip("needs /proc")
        found = []
        for folder in Path("/proc").iterdir():
            try:
                if folder.name.isdigit() and wanted in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
            except OSError:
                continue
        return found

    return find


@pytest.fixture
def rows():
    """All that a query gives."""

    def ask(archive, query):
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    return ask


@pytest.fixture
def contents(rows):
    """What an archive says of its posts, free of row numbers and of times of our own."""

    def read(archive):
        return {
            "articles": rows(archive, "SELECT url, title, published, body FROM articles ORDER BY url"),
            "authors": rows(
                archive,
                "SELECT a.url, n.name FROM articles a JOIN article_authors l ON l.article_id = a.id"
                " JOIN authors n ON n.id = l.author_id ORDER BY 1, 2",
            ),
            "tags": rows(
                archive,
                "SELECT a.url, t.name, t.kind FROM articles a JOIN article_tags l ON l.article_id = a.id"
                " JOIN tags t ON t.id = l.tag_id ORDER BY 1, 2, 3",
            ),
            "comments": rows(
                archive, "SELECT a.url, c.source_id, c.author, c.body FROM articles a JOIN comments c ON c.article_id = a.id ORDER BY 1, 2",
            ),
        }

    return read
