"""What is left for the end of a crawl, and what becomes of the run where the archive gives out then."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from flipscrape.pipelines.rereading import Rereading

from flipscrape.errors import ArchiveDamaged
from flipscrape.store import Access, Archive
from flipscrape.store.frontier.table import Frontier


@pytest.fixture
def damaged(tmp_path):
    """An archive of which neither addresses nor posts can be read."""
    path = tmp_path / "blog.db"
    with Archive(path, Access.CREATE) as made:
        Frontier(made.db).begin("https://blog.example/", now=datetime.now(UTC))
    with closing(sqlite3.connect(path)) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        tables = "('articles', 'frontier', 'frontier_announced')"
        roots = db.execute(f"SELECT rootpage FROM sqlite_master WHERE rootpage > 0 AND tbl_name IN {tables}").fetchall()
    with path.open("r+b") as file:
        for (root,) in roots:
            file.seek((root - 1) * size)
            file.write(b"\xff" * size)
    with Archive(path, Access.READ) as archive:
        yield archive


def test_a_damaged_archive_ends_the_run_with_its_own_words(damaged):
    ends = []
    scheduler = SimpleNamespace(
        stopped=False, seeds=[1], abort=ends.append, frontier=Frontier.in_memory(), held={}, has_pending_requests=lambda: False)
    step = Rereading(SimpleNamespace(archive=damaged, engine=SimpleNamespace(scheduler=scheduler)))
    step.idle()
    (error,) = ends
    assert isinstance(error, ArchiveDamaged)
    assert str(error).startswith(f"{damaged.path}: the file is damaged")
