"""Several transactions in one commit: each whole or not at all, all of them in the file after the commit and none before."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from flipscrape.store.file.group_commit import GroupCommit


@pytest.fixture
def connection(tmp_path):
    with closing(sqlite3.connect(tmp_path / "group.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE notes (text TEXT NOT NULL)")
        yield connection


@pytest.fixture
def group(connection):
    group = GroupCommit(connection)
    group.together = 3
    return group


@pytest.fixture
def in_file(tmp_path, connection):  # the table is there by then
    def read():
        with closing(sqlite3.connect(tmp_path / "group.db")) as reader:
            return [row[0] for row in reader.execute("SELECT text FROM notes ORDER BY rowid")]

    return read


def write(group, connection, text):
    with group.transaction():
        connection.execute("INSERT INTO notes VALUES (?)", (text,))


def write_half(group, connection):
    with group.transaction():
        write(group, connection, "half")
        connection.execute("INSERT INTO notes VALUES (NULL)")


def test_the_last_of_a_group_commits_it(group, connection, in_file):
    write(group, connection, "one")
    write(group, connection, "two")
    assert in_file() == []
    write(group, connection, "three")
    assert in_file() == ["one", "two", "three"]


def test_it_commits_before_where_it_is_told_to(group, connection, in_file):
    write(group, connection, "one")
    group.commit()
    assert in_file() == ["one"]


def test_the_first_of_each_group_says_that_a_commit_is_due(group, connection):
    opened = []
    group.on_open = lambda: opened.append(connection.execute("SELECT count(*) FROM notes").fetchone()[0])
    for text in ("one", "two", "three", "four", "five"):
        write(group, connection, text)
    assert opened == [1, 4]


def test_without_a_group_each_is_committed_at_once(connection, in_file):
    write(GroupCommit(connection), connection, "one")
    assert in_file() == ["one"]


def test_one_that_fails_takes_none_of_the_others_with_it(group, connection, in_file):
    failures = []
    group.on_failure = failures.append
    write(group, connection, "before")
    with pytest.raises(sqlite3.IntegrityError):
        write_half(group, connection)
    write(group, connection, "after")
    group.commit()
    assert in_file() == ["before", "after"]
    assert len(failures) == 1


def test_a_failure_of_the_first_leaves_nothing_open(group, connection):
    with pytest.raises(ValueError, match="ours"), group.transaction():
        raise ValueError("ours")
    assert not connection.in_transaction


def test_one_within_another_is_part_of_it(group, connection, in_file):
    with pytest.raises(sqlite3.IntegrityError), group.transaction():
        write_half(group, connection)
    group.commit()
    assert in_file() == []


def test_within_a_transaction_of_the_archive_it_commits_nothing_itself(connection, in_file):
    connection.execute("BEGIN")
    write(GroupCommit(connection), connection, "one")
    assert in_file() == []
    connection.execute("COMMIT")
    assert in_file() == ["one"]


def test_a_commit_that_fails_keeps_nothing_and_is_told(group, connection, in_file):
    failures = []
    group.on_failure = failures.append
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("CREATE TABLE posts (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TABLE replies (post INTEGER REFERENCES posts (id) DEFERRABLE INITIALLY DEFERRED)")
    write(group, connection, "one")
    with group.transaction():
        connection.execute("INSERT INTO replies VALUES (7)")
    with pytest.raises(sqlite3.IntegrityError):
        group.commit()
    assert in_file() == []
    assert len(failures) == 1
    write(group, connection, "later")
    group.commit()
    assert in_file() == ["later"]


def test_a_full_disk_in_the_midst_of_a_group_leaves_no_half_of_it(group, connection, in_file):
    failures = []
    group.on_failure = failures.append
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0] + 3}")
    write(group, connection, "one")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        write(group, connection, "x" * 100_000)
    assert len(failures) == 1
    write(group, connection, "later")
    group.commit()
    assert in_file() in (["one", "later"], ["later"])


def test_failures_leave_no_savepoint_behind(group, connection):
    write(group, connection, "one")
    for _ in range(3):
        with pytest.raises(sqlite3.IntegrityError):
            write_half(group, connection)
    with pytest.raises(sqlite3.OperationalError, match="no such savepoint"):
        connection.execute("RELEASE one")
