"""flipscrape search, as a user sees it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from store.samples import POST, SITE

from flipscrape.cli import main
from flipscrape.store import Access, Archive


@pytest.fixture
def blog(tmp_path):
    path = tmp_path / "blog.db"
    seen = datetime(2026, 5, 1, tzinfo=UTC)
    with Archive(path, Access.CREATE) as archive:
        archive.store_article(POST, site=SITE, crawl_id=archive.start_crawl(command="crawl", version="1", started=seen), seen=seen)
    return str(path)


def run(*arguments):
    return CliRunner().invoke(main, ["search", *arguments])


def test_hits_are_shown_with_their_place(blog):
    result = run(blog, "wav*")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Cleo on: The last ferry", "  2010-06-06 | https://blog.example/2010/06/ferry/", "  I [waved].", "",
        "The last ferry", "  2010-06-05T18:34:00+02:00 | https://blog.example/2010/06/ferry/", "  The ferry left at nine. Nobody [waved].", "",
        "2 found",
    ]


def test_json_holds_total_and_hits(blog):
    found = json.loads(run(blog, "waved", "--json", "--in", "post").output)
    assert (found["total"], found["hits"][0]["article_id"], found["hits"][0]["place"]) == (1, 1, "post")


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("--where", "nonsense"), 2), (("--blog", "unknown.example"), 2)])
def test_a_search_that_cannot_be_read_is_a_usage_error(blog, arguments, code):
    assert run(blog, "waved" if arguments else " ", *arguments).exit_code == code
