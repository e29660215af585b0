"""The demo blog through the command line: every field of every post, and a second crawl that changes no row."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "data" / "demo-blog"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
RELATIVE = ("url", "canonical_url", "image")
FIELDS = ("url", "title", "published", "modified", "language", "description", "site_name", "canonical_url", "image", "body")
COLUMNS = ("source_id", "parent_source_id", "kind", "author", "author_url", "published", "body", "url")
COMMENT = ("id", "parent", *COLUMNS[2:])
TABLES = ("articles", "authors", "article_authors", "tags", "article_tags", "comments")


@pytest.fixture(scope="module")
def blog():
    """The root address of the served blog."""
    process = subprocess.Popen([sys.executable, FOLDER / "web.py"], stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.terminate()
    process.communicate()


@pytest.fixture(scope="module")
def archive(blog, tmp_path_factory):
    """An archive of it, as one run of the command leaves it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    command = [sys.executable, "-m", "flipscrape", "crawl", blog, "-o", path, "--delay", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    assert f"Posts: {len(EXPECTED)} new; comments" in done.stdout + done.stderr
    return path


@pytest.fixture
def stored(archive, rows):
    """The records of the archive by path, in the form of expected.json."""
    records = {}
    for number, *values in rows(archive, f"SELECT id, {', '.join(FIELDS)} FROM articles"):
        record = dict(zip(FIELDS, values, strict=True))
        for name in RELATIVE:
            record[name] = urlsplit(record[name]).path if record[name] else None
        record["authors"] = [name for (name,) in rows(
            archive, f"SELECT name FROM article_authors JOIN authors ON authors.id = author_id WHERE article_id = {number} ORDER BY position")]
        for kind, name in (("tag", "tags"), ("category", "categories")):
            record[name] = [tag for (tag,) in rows(archive, "SELECT name FROM article_tags JOIN tags ON tags.id = tag_id"
                                                   f" WHERE article_id = {number} AND kind = '{kind}' ORDER BY position")]
        comments = rows(archive, f"SELECT {', '.join(COLUMNS)} FROM comments WHERE article_id = {number} ORDER BY position")
        record["comments"] = [_comment(dict(zip(COMMENT, row, strict=True))) for row in comments]
        records[record["url"]] = record
    return records


def _comment(comment):
    parts = urlsplit(comment["url"] or "")
    return comment | {"url": f"{parts.path}#{parts.fragment}"}


def test_the_expected_records_are_those_of_the_sources():
    command = [sys.executable, "-c", "import build; print(build.expected(), end='')"]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=True)
    assert done.stdout == (FOLDER / "expected.json").read_text(encoding="utf-8"), "run data/demo-blog/build.py"


def test_all_posts_are_found_and_nothing_else_is_taken_for_one(stored):
    assert sorted(stored) == sorted(post["url"] for post in EXPECTED)


@pytest.mark.parametrize("post", EXPECTED, ids=lambda post: post["url"].split("/")[-2])
def test_every_field_of_the_post_is_stored(stored, post):
    got = stored[post["url"]]
    assert _in_order(got) == _in_order(post)


def _in_order(post):
    """A thread's newest page is met first, at the post's own address; so the comments are compared by their ids."""
    comments = [comment | {"url": f"{post['url']}#{comment['url'].partition('#')[2]}"} for comment in post["comments"]]
    return post | {"comments": sorted(comments, key=lambda comment: int(comment["id"]))}


def test_a_second_crawl_changes_no_row(blog, archive, rows):
    before = {table: rows(archive, f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES}
    command = [sys.executable, "-m", "flipscrape", "crawl", "-o", archive, "--delay", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    assert {table: rows(archive, f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES} == before


def test_an_archive_read_back_from_its_own_warc_holds_the_same_records(archive, tmp_path):
    """What feeds told of the pages is in the file too."""
    warc, copy = tmp_path / "demo.warc.gz", tmp_path / "copy.db"
    _run("export", archive, "--format", "warc", "-o", warc)
    _run("import", warc, "-o", copy)
    before, after = (
        [json.loads(line) | {"fetched": None} for line in _run("export", one, "--format", "jsonl", "-o", "-").splitlines()] for one in (archive, copy)
    )
    assert after == before
    assert "feed" in {source for record in before for source in record["sources"].values()}


def _run(*arguments):
    return subprocess.run([sys.executable, "-m", "flipscrape", *map(str, arguments)], capture_output=True, text=True, timeout=200, check=True).stdout
