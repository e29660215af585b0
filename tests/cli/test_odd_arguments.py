"""What a command says of an argument that cannot be meant: one line with what to do, its exit code, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from flipscrape.cli import main

POST = """<!DOCTYPE html><html lang="en"><head><title>The lamp</title></head><body class="single single-post"><article class="post type-post">
<h1 class="entry-title">The lamp</h1><p>The lamp at the end of the pier was lit again last night.</p></article></body></html>"""


@pytest.fixture
def run():
    def invoke(*arguments):
        return CliRunner().invoke(main, [str(argument) for argument in arguments])
    return invoke


@pytest.fixture
def archive(run, tmp_path):
    page = tmp_path / "lamp.html"
    page.write_text(POST, encoding="utf-8")
    assert run("import", page, "-o", tmp_path / "pier.db", "--url", "https://pier.example/2020/lamp/").exit_code == 0
    return tmp_path / "pier.db"


def one_line(result, code, text):
    assert (result.exit_code, result.output.count("\n")) == (code, 1), result.output
    assert result.output.startswith("Error: ")
    assert text in result.output


def test_an_export_never_replaces_an_archive(run, archive):
    before = archive.read_bytes()
    one_line(run("export", archive, "--format", "jsonl", "-o", archive), 1, "would be lost")
    link = archive.with_name("link")
    link.symlink_to(archive)
    one_line(run("export", archive, "--format", "warc", "-o", link), 1, "would be lost")
    assert archive.read_bytes() == before


def test_an_export_through_a_link_leaves_the_link(run, archive):
    link, target = archive.with_name("link"), archive.with_name("posts.jsonl")
    link.symlink_to(target)
    assert run("export", archive, "--format", "jsonl", "-o", link).exit_code == 0
    assert link.is_symlink()
    assert "The lamp" in target.read_text(encoding="utf-8")


def test_an_export_to_a_pipe_goes_through_it(archive):
    pipe = archive.with_name("pipe")
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "flipscrape", "export", str(archive), "--format", "jsonl", "-o", str(pipe)]
    with subprocess.Popen(command) as writer:
        text = pipe.read_text(encoding="utf-8")
    assert writer.returncode == 0
    assert "The lamp" in text
    assert pipe.is_fifo()


@pytest.mark.parametrize("command", [("stats",), ("verify",), ("search", "lamp"), ("redact", "--names", "all")])
def test_a_folder_is_no_archive(run, tmp_path, command):
    name, *others = command
    one_line(run(name, tmp_path, *others), 1, "is a folder; name the archive")


@pytest.mark.parametrize("command", [("copy", "FILE"), ("merge", "FILE", "FILE"), ("import", "PAGE"), ("export", "FILE", "--format", "csv")])
def test_a_folder_that_is_not_there_is_named(run, archive, command):
    given = {"FILE": archive, "PAGE": archive.with_name("lamp.html")}
    one_line(run(*(given.get(word, word) for word in command), "-o", archive.parent / "nowhere" / "x"), 1, "nowhere is no folder: make it first")


def test_what_is_too_damaged_to_be_verified_is_not_sent_to_verify(run, archive):
    archive.write_bytes(archive.read_bytes()[:9000])
    one_line(run("verify", archive), 1, "too damaged to be opened; go back to a copy")


def test_no_address_is_erased_that_the_archive_does_not_know(run, archive):
    orphan = "INSERT INTO texts VALUES (zeroblob(32), 0, NULL)"
    subprocess.run([sys.executable, "-c", f"import sqlite3; c = sqlite3.connect({str(archive)!r}); c.execute({orphan!r}); c.commit()"], check=True)
    one_line(run("redact", archive, "--erase-address", "https://pier.example/nowhere/"), 2, "does not know https://pier.example/nowhere/")


@pytest.mark.parametrize("url", ["pier.example/2020/lamp", "http://www.pier.example/2020/lamp/?utm_source=feed"])
def test_a_post_s_page_is_found_by_any_form_of_its_address(run, archive, url):
    result = run("page", archive, url)
    assert (result.exit_code, result.output) == (0, POST)


@pytest.mark.parametrize("where", ["1) UNION SELECT (1", ") ("])
def test_a_condition_is_one_expression(run, archive, where):
    one_line(run("search", archive, "lamp", "--where", where), 2, "cannot be read")


@pytest.mark.parametrize("date", ["2010-13", "2010-00", "2010-01-32", "2010-01-00T10:00"])
def test_a_month_or_day_that_no_calendar_has_is_no_date(run, archive, date):
    one_line(run("search", archive, "lamp", "--since", date), 2, "is no date")


@pytest.mark.parametrize("url", ["pier", "http://[pier", "ftp://pier.example/"])
def test_the_address_of_a_saved_page_is_a_web_address(run, archive, url):
    one_line(run("import", archive.with_name("lamp.html"), "-o", archive, "--url", url), 2, "is no web address")


def test_an_update_of_no_archive_asks_for_an_address(run, tmp_path):
    one_line(run("crawl", "-o", tmp_path / "new.db"), 1, "give an address to crawl")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("option", ["--tag", "--author", "--where"])
def test_a_word_that_is_no_text_is_said_to_be_none(run, archive, option):
    one_line(run("search", archive, "lamp", option, "\udc80"), 2, "no UTF-8")


def test_what_is_no_page_is_named(run, tmp_path):
    empty = tmp_path / "empty.html"
    empty.touch()
    one_line(run("extract", empty), 1, f"{empty}: it is empty")
    one_line(run("extract", "-"), 1, "standard input: it is empty")


@pytest.mark.skipif(os.name != "posix", reason="a shell's redirection")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_command_does_its_work_where_its_streams_are_closed(archive, tmp_path, closed):
    out = tmp_path / "posts.csv"
    command = f'"{sys.executable}" -m flipscrape export "{archive}" --format csv -o "{out}" {closed}'
    assert subprocess.run(command, shell=True, check=False).returncode == 0
    assert "The lamp" in out.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("address", ["mailto:ada@pier.example", "ada@pier.example", "javascript:alert(1)"])
def test_a_seed_that_leads_to_no_page_is_refused(run, tmp_path, address):
    one_line(run("crawl", address, "-o", tmp_path / "new.db"), 2, "is no web address")
    assert not (tmp_path / "new.db").exists()
