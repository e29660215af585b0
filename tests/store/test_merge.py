"""Merging: no doubles, nothing lost, whichever comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from shutil import copyfile

import pytest
from store.samples import PAGE, POST, SITE, post

from flipscrape.model import Comment
from flipscrape.store import Access, Archive, read_articles
from flipscrape.store.merge import merge_archives
from flipscrape.store.reading.history import read_history
from flipscrape.store.reading.search import search
from flipscrape.store.verification.verify import verify


def fill(path, *articles, day=1):
    with Archive(path, Access.CREATE) as archive:
        seen = datetime(2026, 5, day, tzinfo=UTC)
        crawl_id = archive.start_crawl(command="crawl", version="1", started=seen)
        for article in articles:
            page = replace(PAGE, url=article.url, body=(article.body + str(day)).encode(), fetched=seen, chain=())
            archive.store_article(article, site=SITE, page=page, crawl_id=crawl_id, seen=seen)
    return path


@pytest.fixture
def older(tmp_path):
    return fill(tmp_path / "older.db", POST, post(1), day=1)


@pytest.fixture
def newer(tmp_path):
    comments = [replace(POST.comments[0], body="I did wave."), Comment(id="c9", parent="c2", body="New.")]
    changed = replace(POST, title="The very last ferry", comments=comments)
    return fill(tmp_path / "newer.db", changed, post(2), day=2)


@pytest.mark.parametrize("newer_first", [True, False])
def test_both_orders_give_the_same(older, newer, tmp_path, newer_first):
    output = tmp_path / "both.db"
    merge_archives(*((newer, older) if newer_first else (older, newer)), output)
    with Archive(output) as merged:
        assert {found.article.title for found in read_articles(merged)} == {"The very last ferry", "Post 1", "Post 2"}
        number = merged.article_id(POST.url)
        changes = {(change.comment, change.fields, change.earlier.get("title") or change.earlier["body"]) for change in read_history(merged, number)}
        assert changes == {(None, ("title",), "The last ferry"), ("c1", ("body",), "I waved.")}
        seen = merged.db.execute("SELECT first_seen, last_seen FROM article_seen WHERE article_id = ?", (number,)).fetchone()
        assert seen == ("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z")
        parents = "SELECT c.source_id, p.source_id FROM comments c LEFT JOIN comments p ON p.id = c.parent_id WHERE c.article_id = ?"
        assert set(merged.db.execute(parents, (number,)).fetchall()) == {("c1", None), ("c2", "c1"), ("c3", None), ("c9", "c2")}
        assert merged.db["pages"].count == 4
        assert merged.db["crawls"].count == 2
        assert search(merged, "ferry").total == 1
        assert list(verify(merged)) == []


def test_an_archive_with_itself_is_itself(older, tmp_path):
    output = tmp_path / "same.db"
    merge_archives(older, older, output)
    tables = ("articles", "comments", "crawls", "pages", "texts", "revisions", "article_seen", "comment_seen", "links", "authors", "tags", "sites")
    with Archive(output, Access.READ) as merged, Archive(older, Access.READ) as alone:
        for table in tables:
            assert list(merged.db[table].rows) == list(alone.db[table].rows)


@pytest.mark.parametrize("newer_first", [True, False])
def test_an_archive_with_what_it_was_before_has_each_revision_once(older, tmp_path, newer_first):
    later = tmp_path / "later.db"
    copyfile(older, later)
    fill(later, replace(POST, title="Changed", comments=[replace(POST.comments[0], body="I did wave."), *POST.comments[1:]]), day=2)
    output = tmp_path / "both.db"
    merge_archives(*((later, older) if newer_first else (older, later)), output)
    with Archive(output, Access.READ) as merged, Archive(later, Access.READ) as alone:
        records = "SELECT comment_id, content_hash, record FROM revisions ORDER BY id"
        assert merged.db.execute(records).fetchall() == alone.db.execute(records).fetchall()


def test_a_comment_that_vanished_stays_vanished(older, tmp_path):
    fill(older, replace(POST, comments=POST.comments[:2], comments_stated=2), day=3)
    output = tmp_path / "both.db"
    merge_archives(fill(tmp_path / "other.db", post(3)), older, output)
    with Archive(output, Access.READ) as merged:
        gone = "SELECT source_id, vanished FROM comments JOIN comment_seen ON comment_id = id WHERE vanished IS NOT NULL"
        found = merged.db.execute(gone).fetchall()
    assert found == [("c3", "2026-05-03T00:00:00Z")]


def test_what_the_added_archive_knew_before_comes_before_what_it_knew_last(tmp_path):
    first = fill(tmp_path / "first.db", replace(POST, title="Five"), day=3)
    second = fill(tmp_path / "second.db", replace(POST, title="Three"), day=2)
    fill(second, replace(POST, title="Four"), day=3)
    merge_archives(first, second, tmp_path / "both.db")
    with Archive(tmp_path / "both.db", Access.READ) as merged:
        assert [change.earlier["title"] for change in read_history(merged, 1)] == ["Three", "Four"]
