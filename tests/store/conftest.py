from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flipscrape.store import Access, Archive


@pytest.fixture
def path(tmp_path):
    return tmp_path / "blog.db"


@pytest.fixture
def archive(path):
    with Archive(path, Access.CREATE) as archive:
        yield archive


@pytest.fixture
def crawl(archive):
    """Starts a crawl and gives what goes with all that it stores: ``archive.store_article(article, **crawl(day=2))``."""

    def start(*, day: int = 1, version: str = "1.0"):
        seen = datetime(2026, 5, day, 12, tzinfo=UTC)
        return {"crawl_id": archive.start_crawl(command="crawl", version=version, started=seen), "seen": seen}

    return start


@pytest.fixture
def rows(archive):
    def read(statement, *values):
        return archive.db.execute(statement, values).fetchall()

    return read
