"""Opening: ours and nobody else's, one writer, one file."""

from __future__ import annotations

import sqlite3

import pytest
from store.samples import POST

from flipscrape.errors import ArchiveError, ArchiveInUse, ArchiveTooNew, ArchiveUnwritable, NotAnArchive
from flipscrape.store import Access, Archive


def test_a_second_writer_is_refused_and_a_reader_is_not(archive, path, crawl):
    archive.store_article(POST, **crawl())
    for access in (Access.WRITE, Access.CREATE):
        with pytest.raises(ArchiveInUse):
            Archive(path, access)
    with Archive(path, Access.READ) as reader:
        assert reader.db["articles"].count == 1


def test_a_clean_end_leaves_one_file(path):
    with Archive(path, Access.CREATE):
        pass
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    plain.close()


@pytest.mark.parametrize("content", [b"plain text", b"SQLite format 3\x00 and then nothing", b"\x89PNG"])
def test_a_foreign_file_is_left_untouched(path, content):
    path.write_bytes(content)
    for access in Access:
        with pytest.raises(ArchiveError) as raised:
            Archive(path, access)
        assert "blog.db" in str(raised.value)
    assert path.read_bytes() == content


def test_a_foreign_database_is_left_untouched(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE articles (id)")
    other.close()
    before = path.read_bytes()
    for access in Access:
        with pytest.raises(NotAnArchive):
            Archive(path, access)
    assert path.read_bytes() == before


@pytest.mark.parametrize("access", [Access.READ, Access.WRITE])
def test_an_archive_that_is_not_there_is_not_made(path, access):
    with pytest.raises(NotAnArchive):
        Archive(path, access)
    assert not path.exists()


def test_a_newer_archive_is_refused(path):
    with Archive(path, Access.CREATE) as archive, archive.transaction() as db:
        db["_sqlite_migrations"].insert({"migration_set": "articles", "name": "from_the_future", "applied_at": "2099-01-01"})
    for access in Access:
        with pytest.raises(ArchiveTooNew):
            Archive(path, access)


def test_a_reader_cannot_write(path):
    with Archive(path, Access.CREATE):
        pass
    with Archive(path, Access.READ) as reader, pytest.raises(ArchiveUnwritable), reader.transaction() as db:
        db.execute("DELETE FROM articles")
