"""The group of commands: errors become one line and their exit code."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from flipscrape import errors
from flipscrape.cli.failures import named
from flipscrape.cli.main import COMMANDS, Commands, main


def leave_with(error):
    """What the frame makes of a command that raises ``error``."""

    @click.command()
    def command():
        raise error

    class Frame(Commands):
        def get_command(self, ctx, cmd_name):
            return command

    return CliRunner().invoke(Frame(), ["anything"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_listed_command_is_there_and_explains_itself(name):
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0
    assert done.output.startswith("Usage:")


def test_a_command_that_is_not_listed_is_a_wrong_use():
    assert CliRunner().invoke(main, ["no-such-command"]).exit_code == errors.ExitCode.USAGE


@pytest.mark.parametrize(("error", "code"), [
    (errors.NotAnArchive("notes.db is another program's"), 1), (errors.BadAddress("ftp://x is no http address"), 2),
    (errors.CrawlIncomplete("stopped"), 3), (errors.Interrupted("stopped"), 3), (errors.ArchiveInUse("held"), 4),
])
def test_our_errors_are_one_line_and_their_own_exit_code(error, code):
    done = leave_with(error)
    assert done.exit_code == code
    assert done.stderr == f"Error: {error}\n"


def test_an_error_of_several_lines_is_still_one():
    assert leave_with(errors.ExtractionError("first\nsecond")).stderr == "Error: first second\n"


def test_an_error_without_words_says_what_its_kind_is():
    assert leave_with(errors.ArchiveInUse()).stderr == "Error: Another process is writing to the archive.\n"


def test_a_full_disk_is_named():
    done = leave_with(OSError(errno.ENOSPC, "No space left on device"))
    assert done.exit_code == 1
    assert "disk is full" in done.stderr


def test_a_missing_file_is_named():
    done = leave_with(FileNotFoundError(errno.ENOENT, "No such file or directory", "page.html"))
    assert done.stderr == "Error: page.html: No such file or directory\n"


def test_a_mistake_of_ours_keeps_its_traceback():
    assert isinstance(leave_with(ZeroDivisionError()).exception, ZeroDivisionError)


def sqlite_error(path, *, statements=("SELECT * FROM sqlite_master",), mode="rwc"):
    connection = sqlite3.connect(f"file:{path}?mode={mode}", uri=True, timeout=0)
    try:
        for statement in statements:
            connection.execute(statement)
    except sqlite3.Error as error:
        return error
    finally:
        connection.close()
    pytest.fail("SQLite had nothing to say")


def test_a_file_that_is_no_database_is_no_archive(tmp_path):
    path = tmp_path / "notes.db"
    path.write_bytes(b"shopping list, nothing more than that" * 100)
    assert isinstance(named(sqlite_error(path)), errors.NotAnArchive)


def test_a_locked_database_is_in_use(tmp_path):
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as holder:
        holder.execute("CREATE TABLE t (x)")
        holder.execute("BEGIN EXCLUSIVE")
        found = named(sqlite_error(path))
    holder.close()
    assert isinstance(found, errors.ArchiveInUse)


def test_a_read_only_database_cannot_be_written(tmp_path):
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE t (x)")
    made.close()
    assert isinstance(named(sqlite_error(path, statements=["INSERT INTO t VALUES (1)"], mode="ro")), errors.ArchiveUnwritable)


def test_a_database_at_its_largest_is_a_full_disk(tmp_path):
    statements = ["PRAGMA page_size=512", "PRAGMA max_page_count=2", "CREATE TABLE t (x)", "INSERT INTO t VALUES (zeroblob(9999))"]
    error = sqlite_error(tmp_path / "a.db", statements=statements)
    found = named(error)
    assert isinstance(found, errors.ArchiveUnwritable)
    assert "disk is full" in str(found)


def test_a_reader_who_leaves_early_is_no_error(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<h1>Long</h1>" + "<p>Many words of no weight.</p>" * 20_000, encoding="utf-8")
    command = f"set -o pipefail; {sys.executable} -m flipscrape extract {page} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("{")
    assert (done.stderr, done.returncode) == ("", 0)


def test_another_broken_pipe_is_an_error():
    left = leave_with(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert (left.exit_code, left.stderr) == (1, "Error: Broken pipe\n")
