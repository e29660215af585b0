"""A file that is no archive is refused by every command in one line, and left untouched."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from flipscrape.cli.main import main

COMMANDS = {
    "crawl": ["crawl", "http://127.0.0.1:9/", "-o", "FILE"], "crawl, no address": ["crawl", "-o", "FILE"], "search": ["search", "FILE", "word"],
    "export": ["export", "FILE", "--format", "jsonl", "-o", "OUT"], "page": ["page", "FILE", "http://x.invalid/"], "history": ["history", "FILE", "http://x.invalid/"],
    "stats": ["stats", "FILE"], "verify": ["verify", "FILE"], "copy": ["copy", "FILE", "-o", "OUT"], "merge": ["merge", "FILE", "FILE", "-o", "OUT"],
    "redact": ["redact", "FILE", "--names", "all"], "reextract": ["reextract", "FILE"], "import": ["import", "PAGE", "-o", "FILE"],
}


def other_program(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE articles (sku TEXT, price REAL); INSERT INTO articles VALUES ('rope', 4.5); PRAGMA user_version = 7;")


def no_database(path):
    path.write_bytes(b"Shopping list: rope, tar, a new hat.\n" * 50)


@pytest.mark.parametrize("make", [other_program, no_database])
@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_the_file_is_refused_and_untouched(arguments, make, tmp_path):
    file, page = tmp_path / "file.db", tmp_path / "page.html"
    make(file)
    page.write_text("<h1>Rope</h1><p>Rope is what a port is made of, said the man who sold it.</p>", encoding="utf-8")
    before = file.read_bytes()
    names = {"FILE": str(file), "OUT": str(tmp_path / "out"), "PAGE": str(page)}
    done = CliRunner().invoke(main, [names.get(argument, argument) for argument in arguments])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1), done.output
    assert done.stderr.startswith("Error: ")
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.db", "page.html"]
