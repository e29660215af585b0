"""flipscrape extract: a file, an address or standard input, as JSON, text or Markdown."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from flipscrape.cli.main import main
from flipscrape.cli.renderings import as_text, explain
from flipscrape.model import Article, Comment, CommentKind
from flipscrape.trace import Trace

FOLDER = Path(__file__).resolve().parents[2] / "data" / "demo-blog"
PAGE = """<!doctype html><title>Tar – Quay</title><body class="single-post"><h1 class="entry-title">Tar</h1>
<div class="entry-content"><p>Tar is the smell of a port that still does its own work, and it stays in a coat for years.</p></div></body>"""
ARTICLE = Article(
    title="Tar", authors=["Nia", "Bo"], published="2010-06-05", tags=["a", "b"], body="One.\n\nTwo.",
    sources={"title": "h1", "authors": "byline"}, comments_stated=4,
    comment_pages=["http://x.invalid/2"],
    comments=[
        Comment(id="1", author="Ann", published="2010-06-06", body="First."),
        Comment(id="2", parent="1", author="Bo", published_text="yesterday", body="Second.\n\nMore."),
        Comment(id="3", parent="2", body="Third."), Comment(id="4", author="Elsewhere", kind=CommentKind.PINGBACK),
    ],
)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "tar.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def run(*arguments, **options):
    return CliRunner().invoke(main, ["extract", *map(str, arguments)], **options)


def test_a_file_gives_json_with_every_field_of_the_record(page):
    record = json.loads(run(page, "--url", "http://quay.invalid/tar/").stdout)
    assert record["title"] == "Tar"
    assert record["url"] == "http://quay.invalid/tar/"
    assert record["body"].startswith("Tar is the smell")
    assert set(record) == set(Article.__dataclass_fields__)


def test_a_dash_reads_standard_input():
    assert json.loads(run("-", input=PAGE).stdout)["title"] == "Tar"


def test_markdown_begins_with_front_matter(page):
    lines = run(page, "--format", "markdown").stdout.splitlines()
    assert lines[:2] == ["---", 'title: "Tar"']


def test_the_explanation_leaves_standard_output_to_the_record(page):
    done = run(page, "--explain")
    assert json.loads(done.stdout)["title"] == "Tar"
    assert "title: " in done.stderr


def test_a_file_that_is_no_page_is_one_line_and_exit_code_1(tmp_path):
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    done = run(picture)
    assert (done.exit_code, done.stderr) == (1, f"Error: {picture}: it is a PNG image, not a page\n")


def test_what_is_cut_from_a_page_is_told(tmp_path):
    deep = tmp_path / "deep.html"
    deep.write_text(PAGE + "<div>" * 10_000, encoding="utf-8")
    assert "elements are nested more than 2000 levels deep: only their text was read" in run(deep).stderr


@pytest.mark.parametrize("address", ["ftp://quay.invalid/", "http://", "file:///etc/passwd"])
def test_a_wrong_address_is_a_wrong_use(address):
    assert run(address).exit_code == 2


def test_text_shows_each_answer_below_its_parent():
    assert as_text(ARTICLE) == """Tar
by: Nia, Bo
published: 2010-06-05
tags: a, b

One.

Two.

Comments: 4

Ann · 2010-06-06
First.

    Bo · yesterday
    Second.

    More.

        (no name)
        Third.

Elsewhere [pingback]"""


def test_the_explanation_names_the_winner_the_others_and_the_cuts():
    trace = Trace()
    trace.claim("title", "h1", "Tar")
    trace.claim("title", "og:title", "Tar - Quay")
    trace.cut("sharing bar", "Tweet this")
    assert explain(ARTICLE, trace).splitlines() == [
        "Sources", "  title: h1 -> Tar", "    og:title says Tar - Quay", "  authors: byline -> ['Nia', 'Bo']",
        "Cut from the body", "  sharing bar: Tweet this",
    ]


@pytest.fixture(scope="module")
def blog():
    process = subprocess.Popen([sys.executable, FOLDER / "web.py"], stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.terminate()
    process.communicate()


def fetched(address):
    return subprocess.run([sys.executable, "-m", "flipscrape", "extract", address], capture_output=True, text=True, timeout=60, check=False)


def test_an_address_is_fetched_and_redirects_are_followed(blog):
    done = fetched(f"{blog}2016/07/rope")
    assert done.stderr == ""
    assert json.loads(done.stdout)["url"] == f"{blog}2016/07/rope/"


def test_what_robots_txt_forbids_is_not_fetched(blog):
    done = fetched(f"{blog}wp-admin/")
    assert (done.returncode, done.stderr) == (1, f"Error: {blog}wp-admin/: robots.txt forbids it\n")


def test_a_page_that_is_not_there_is_named(blog):
    done = fetched(f"{blog}nowhere/")
    assert (done.returncode, done.stderr) == (1, f"Error: {blog}nowhere/: the server answers HTTP 404\n")
