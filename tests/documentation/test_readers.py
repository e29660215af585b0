"""Programs that know nothing of flipscrape read every table and view of an archive, and see what SQLite sees."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime

import pytest
from documentation.test_examples import BLOG, build

from flipscrape.model import AddressKind, Found, Outcome
from flipscrape.store import Access, Archive
from flipscrape.store.frontier.entries import Settlement
from flipscrape.store.frontier.table import Frontier


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("readers") / "boats.db"
    build(made)
    now = datetime(2024, 1, 1, tzinfo=UTC)
    with Archive(made, Access.WRITE) as archive:
        frontier = Frontier(archive.db)
        seed_id = frontier.begin(BLOG, now=now)
        for number, outcome in ((1, Outcome.STORED), (2, Outcome.STORED), (3, None), (99, Outcome.GONE)):
            url = f"{BLOG}{number}/"
            frontier.add([Found(url=url, kind=AddressKind.POST, source="sitemap")], seed_id=seed_id)
            frontier.note_sources([(url, "sitemap"), (url, "feed")])
            if outcome:
                (row,) = [one for one in frontier.pending(seed_id=seed_id, host="boats.example", now=0, limit=9) if one.url == url]
                frontier.settle(row.id, Settlement(outcome=outcome))
    return made


@pytest.fixture(scope="module")
def expected(path):
    with contextlib.closing(sqlite3.connect(path)) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        yield {name: sorted(map(repr, db.execute(f'SELECT * FROM "{name}"'))) for name in names}


def test_the_views_have_rows(expected):
    for name in ("article_overview", "posts_per_month", "tag_counts", "author_counts", "commenters", "comment_threads", "coverage"):
        assert expected[name], name


def test_duckdb_reads_all_of_them(path, expected, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    extensions = pytest.importorskip("duckdb_extensions")
    with duckdb.connect(config={"extension_directory": str(tmp_path)}) as db:
        extensions.import_extension("sqlite_scanner", con=db)
        db.execute("LOAD sqlite")
        db.execute(f"ATTACH '{path}' AS blog (TYPE sqlite, READ_ONLY)")
        for name, rows in expected.items():
            assert len(db.execute(f'SELECT * FROM blog."{name}"').fetchall()) == len(rows), name
        counted = db.execute("SELECT * FROM blog.coverage").fetchall() + db.execute("SELECT * FROM blog.tag_counts").fetchall()
    assert sorted(map(repr, counted)) == sorted(expected["coverage"] + expected["tag_counts"])


def test_pandas_reads_all_of_them(path, expected):
    pandas = pytest.importorskip("pandas")
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        for name, rows in expected.items():
            assert len(pandas.read_sql(f'SELECT * FROM "{name}"', db)) == len(rows), name
