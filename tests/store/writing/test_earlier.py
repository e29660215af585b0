"""Captures out of order: the newest is the record, and older ones take their place in the history, whenever they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest
from store.samples import PAGE, POST

from flipscrape.model import Comment
from flipscrape.store import Novelty
from flipscrape.store.reading.articles import read_article
from flipscrape.store.reading.history import read_history
from flipscrape.store.verification.verify import verify

FIRST, SECOND = (Comment(id=name, author="Cleo", body=f"Said {name}.") for name in ("c1", "c2"))


@pytest.fixture
def store(archive, crawl):
    """Stores a reading of the post whose page was captured on that day."""

    def store(day: int, title: str, *comments: Comment, body: bytes | None = None, **fields: object):
        captured = datetime(2020, 5, day, tzinfo=UTC)
        page = replace(PAGE, body=body or f"{title} {day}".encode(), fetched=captured)
        article = replace(POST, title=title, comments=list(comments), comments_stated=None, **fields)
        return archive.store_article(article, page=page, crawl_id=crawl()["crawl_id"], seen=captured)

    return store


def readings(archive):
    """The titles one after the other, each with the day on which it was replaced."""
    changes = read_history(archive, 1)
    return [(change.when[8:10], change.earlier["title"]) for change in changes], read_article(archive.db, 1).article.title


@pytest.mark.parametrize("days", list(permutations((1, 4, 8))))
def test_any_order_of_captures_gives_the_same_history(archive, store, days):
    titles = {1: "One", 4: "Four", 8: "Eight"}
    for day in days:
        store(day, titles[day])
    assert readings(archive) == ([("04", "One"), ("08", "Four")], "Eight")
    found = read_article(archive.db, 1)
    assert (found.first_seen.day, found.fetched.day) == (1, 8)
    assert list(verify(archive)) == []


def test_a_reading_between_two_equal_ones_parts_them(archive, store):
    for day, title in ((1, "Same"), (5, "Same"), (9, "New"), (3, "Other")):
        stored = store(day, title)
    assert stored.novelty is Novelty.EARLIER
    assert readings(archive) == ([("03", "Same"), ("05", "Other"), ("09", "Same")], "New")


def test_the_same_older_capture_again_is_no_news(archive, store):
    store(8, "Eight")
    assert store(1, "One").novelty is Novelty.EARLIER
    before = list(archive.db.conn.iterdump())
    assert store(1, "One").novelty is Novelty.UNCHANGED
    assert [line for line in archive.db.conn.iterdump() if line not in before and '"crawls"' not in line] == []


def test_an_older_capture_leaves_everything_else_of_the_record(archive, store, rows):
    store(8, "Eight", platform="ghost", links=[], tags=["new"])
    store(1, "One", platform="wordpress", tags=["old"])
    found = read_article(archive.db, 1).article
    assert (found.platform, found.links, found.tags) == ("ghost", [], ["new"])
    assert rows("SELECT count(*) FROM pages") == [(2,)]


def test_the_same_bytes_read_again_are_no_older_capture(archive, store):
    store(8, "Eight", body=b"page")
    assert store(1, "Read better", body=b"page").novelty is Novelty.CHANGED


def test_comments_of_an_older_capture_join_the_thread(archive, store, rows):
    store(8, "Eight", SECOND)
    store(1, "One", FIRST, replace(SECOND, body="Before."))
    seen = "SELECT source_id, body, substr(first_seen, 9, 2), substr(vanished, 9, 2) FROM comments JOIN comment_seen ON comment_id = id ORDER BY 1"
    assert rows(seen) == [("c1", "Said c1.", "01", "08"), ("c2", "Said c2.", "01", None)]
    assert rows("SELECT record ->> 'body', substr(replaced, 9, 2) FROM revisions WHERE comment_id IS NOT NULL") == [("Before.", "08")]


def test_nothing_is_said_to_have_vanished_where_the_thread_goes_on_elsewhere(archive, store, rows):
    store(8, "Eight", SECOND, comment_pages=["https://blog.example/2010/06/ferry/comment-page-2/"])
    store(1, "One", FIRST)
    assert rows("SELECT count(*) FROM comment_seen WHERE vanished IS NOT NULL") == [(0,)]


def test_what_a_later_capture_of_the_same_run_lacks_has_vanished(archive, crawl, rows):
    run = crawl()["crawl_id"]
    for day, comments in ((1, [FIRST, SECOND]), (8, [SECOND])):
        captured = datetime(2020, 5, day, tzinfo=UTC)
        page = replace(PAGE, body=f"{day}".encode(), fetched=captured)
        archive.store_article(replace(POST, comments=comments, comments_stated=None), page=page, crawl_id=run, seen=captured)
    assert rows("SELECT source_id FROM comments JOIN comment_seen ON comment_id = id WHERE vanished IS NOT NULL") == [("c1",)]
