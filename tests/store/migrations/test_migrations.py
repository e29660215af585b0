"""Older archives: brought up to date whole or not at all, with a copy beside."""

from __future__ import annotations

from pathlib import Path

import pytest
import zstandard
from sqlite_utils.migrations import Migrations
from store.samples import POST, post

from flipscrape.errors import ArchiveError
from flipscrape.model import Link
from flipscrape.store import Access, Archive, read_articles
from flipscrape.store.file import opening
from flipscrape.store.reading.history import read_history
from flipscrape.store.reading.search import search
from flipscrape.store.verification.verify import verify
from flipscrape.store.writing.pages import read_page

ARCHIVES = Path(__file__).parents[1] / "archives"


@pytest.fixture
def older(path, archive, crawl):
    archive.store_article(POST, **crawl())
    archive.close()
    return path


@pytest.fixture
def newer_schema(monkeypatch):
    """The schema of a later version: a column more, then a step of the test's own."""

    def install(step=lambda db: None):
        later = Migrations("later")

        @later()
        def a_column_more(db):
            db.conn.execute("ALTER TABLE articles ADD COLUMN mood TEXT")

        later(name="the_next_step")(step)
        monkeypatch.setattr(opening, "GROUPS", (*opening.GROUPS, later))

    return install


@pytest.mark.parametrize("access", [Access.READ, Access.WRITE])
def test_an_older_archive_is_brought_up_to_date(older, newer_schema, access):
    before = older.read_bytes()
    newer_schema()
    with Archive(older, access) as archive:
        assert "mood" in archive.db["articles"].columns_dict
        assert next(read_articles(archive)).article == POST
    (backup,) = older.parent.glob("*.backup")
    with Archive(older, access):
        pass
    assert list(older.parent.glob("*.backup")) == [backup]
    assert backup.stat().st_size == len(before)


def test_an_older_archive_that_cannot_be_written_is_read_from_a_copy(older, newer_schema, caplog):
    before = older.read_bytes()
    newer_schema()
    older.with_name(f"{older.name}-lock").mkdir()
    with Archive(older, Access.READ) as archive:
        assert "mood" in archive.db["articles"].columns_dict
        assert next(read_articles(archive)).article == POST
        assert search(archive, "ferry").total == 1
        with pytest.raises(ArchiveError), archive.transaction() as db:
            db.execute("DELETE FROM articles")
    assert "a copy that is up to date is read" in caplog.text
    assert older.read_bytes() == before
    assert list(older.parent.glob("*.backup")) == []
    with pytest.raises(ArchiveError):
        Archive(older, Access.WRITE)


def test_the_copy_beside_is_the_archive_as_it_was(older, newer_schema, monkeypatch):
    newer_schema()
    Archive(older).close()
    monkeypatch.undo()
    (backup,) = older.parent.glob("*.backup")
    with Archive(backup) as archive:
        assert "mood" not in archive.db["articles"].columns_dict
        assert next(read_articles(archive)).article == POST


def test_a_step_that_fails_leaves_the_archive_as_it_was(older, newer_schema):
    before = older.read_bytes()

    def fail(db):
        raise ArchiveError("the step failed")

    newer_schema(fail)
    with pytest.raises(ArchiveError, match="the step failed"):
        Archive(older)
    assert older.read_bytes() == before
    assert not list(older.parent.glob("*-lock"))


@pytest.mark.parametrize("kept", sorted(ARCHIVES.glob("*.db.zst")), ids=lambda kept: kept.name)
def test_archives_of_every_released_version_open(kept, path):
    path.write_bytes(zstandard.ZstdDecompressor().decompress(kept.read_bytes(), max_output_size=2**26))
    with Archive(path) as archive:
        (found,) = read_articles(archive)
        assert found.article == POST
        assert [change.earlier["title"] for change in read_history(archive, found.id)] == ["The ferry"]
        assert read_page(archive.db, 1).url == POST.url
        assert search(archive, "ferry").total == 1
        assert list(verify(archive)) == []


def test_links_with_tracking_keys_of_an_older_archive_lead_to_their_posts(path, archive, crawl):
    archive.store_article(post(1, url="https://blog.example/%E6%97%A5/"), **crawl())
    archive.store_article(post(2, links=[Link(url="https://blog.example/日?utm_source=letter"), Link(url="http://blog.example:80/日")]), **crawl())
    # As hashes were counted before.
    archive.db.execute("UPDATE links SET url_key = 5, target_id = NULL")
    archive.db.execute("UPDATE addresses SET url_key = 6 WHERE article_id = 1")
    archive.db.execute("DELETE FROM _sqlite_migrations WHERE migration_set = 'keys'")
    archive.close()
    with Archive(path) as later:
        assert later.db.execute("SELECT target_id FROM links").fetchall() == [(1,), (1,)]
        assert later.article_id("https://blog.example/%e6%97%a5") == 1
        assert list(verify(later)) == []
