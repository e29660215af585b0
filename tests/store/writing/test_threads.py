"""Threads over several pages: parents across them, and vanished only what no page of a whole reading has."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from store.samples import PAGE, POST

from flipscrape.model import Comment

SECOND, THIRD = f"{POST.url}comment-page-2/", f"{POST.url}comment-page-3/"
FIRST_PAGE = replace(POST, comments=POST.comments[:1], comment_pages=[SECOND], comments_stated=None)


@pytest.fixture
def read_thread(archive, crawl):
    """Reads the post and two comment pages in one crawl; ``without`` are the comments that are no longer there."""

    def read(*, day, without=(), pages=(SECOND, THIRD)):
        at = crawl(day=day)
        archive.store_article(replace(FIRST_PAGE, comments=[one for one in FIRST_PAGE.comments if one.id not in without]), **at)
        for url, comment in zip(pages, POST.comments[1:], strict=False):
            there = [] if comment.id in without else [comment]
            further = [POST.url, *pages]
            archive.store_comment_page(archive.thread_of(url), there, further=further, page=replace(PAGE, url=url, body=url.encode()), **at)

    return read


@pytest.fixture
def vanished(rows):
    return lambda: [row[0] for row in rows("SELECT source_id FROM comments JOIN comment_seen ON comment_id = id WHERE vanished IS NOT NULL")]


def test_pages_make_one_thread(read_thread, rows):
    read_thread(day=1)
    assert rows("SELECT author, depth FROM comment_threads ORDER BY article_id, path") == [("Cleo", 0), ("Ann Example", 1), ("Dan", 0)]
    assert rows("SELECT role, url FROM article_pages JOIN pages ON id = page_id ORDER BY id") == [("comments", SECOND), ("comments", THIRD)]


def test_a_parent_may_come_after_its_answer(archive, crawl, rows):
    at = crawl()
    stored = archive.store_article(replace(FIRST_PAGE, comments=[POST.comments[1]]), **at)
    archive.store_comment_page(stored.article_id, [POST.comments[0]], **at)
    assert rows("SELECT c.source_id, p.source_id FROM comments c JOIN comments p ON p.id = c.parent_id") == [("c2", "c1")]


@pytest.mark.parametrize("gone", ["c1", "c2", "c3"])
def test_what_no_page_has_any_more_has_vanished(read_thread, vanished, gone):
    read_thread(day=1)
    read_thread(day=2, without=(gone,))
    assert vanished() == [gone]
    read_thread(day=3)
    assert vanished() == []


def test_nothing_vanishes_while_a_page_was_not_read(read_thread, vanished):
    read_thread(day=1)
    read_thread(day=2, without=("c2",), pages=(SECOND,))
    assert vanished() == []


def test_comments_of_the_posts_own_page_stay_while_its_further_pages_come_later(archive, crawl, vanished):
    at = crawl()
    archive.store_article(replace(FIRST_PAGE, comment_pages=[SECOND, THIRD]), page=replace(PAGE, fetched=at["seen"]), **at)
    for url, comment, seconds in zip((SECOND, THIRD), POST.comments[1:], (1, 7), strict=True):
        later = at["seen"] + timedelta(seconds=seconds)
        page = replace(PAGE, url=url, body=url.encode(), fetched=later)
        archive.store_comment_page(archive.thread_of(url), [comment], further=[SECOND, THIRD], page=page, crawl_id=at["crawl_id"], seen=later)
    assert vanished() == []


def test_nothing_vanishes_while_the_post_states_more(archive, read_thread, vanished, crawl):
    read_thread(day=1)
    at = crawl(day=2)
    archive.store_article(replace(FIRST_PAGE, comments_stated=3), **at)
    for url in (SECOND, THIRD):
        archive.store_comment_page(archive.thread_of(url), [], page=replace(PAGE, url=url), **at)
    assert vanished() == []


def test_a_thread_that_got_shorter_is_read_whole_without_its_last_page(archive, read_thread, vanished, crawl):
    read_thread(day=1)
    read_thread(day=2, pages=(SECOND,))
    archive.mark_gone(THIRD, status=404, reason="Not Found", **crawl(day=2))
    read_thread(day=3, pages=(SECOND,))
    assert vanished() == ["c3"]


@pytest.mark.parametrize("url", [SECOND, f"{POST.url}comment-page-9/#comments", f"{POST.url}?cpage=2", f"{POST.url.rstrip('/')}/comment-page-2",
                                 f"{POST.url}3/comment-page-2/"])
def test_a_comment_page_is_known_by_its_address(archive, crawl, url):
    stored = archive.store_article(POST, **crawl())
    assert archive.thread_of(url) == stored.article_id
    assert archive.thread_of("https://blog.example/other/comment-page-2/") is None
    assert archive.thread_of(POST.url) is None


def test_a_comment_read_at_another_address_of_its_page_is_not_edited(archive, read_thread, crawl, rows):
    read_thread(day=1)
    comment = replace(POST.comments[1], url=f"{POST.url}?commentPage=1#comment-2")
    kept = "SELECT count(*) FROM revisions"
    archive.store_comment_page(archive.thread_of(SECOND), [comment], further=[SECOND], page=replace(PAGE, url=SECOND, body=b"2"), **crawl(day=2))
    before = rows(kept)
    again = replace(comment, url=f"{POST.url}#comment-2")
    archive.store_comment_page(archive.thread_of(SECOND), [again], further=[SECOND], page=replace(PAGE, url=SECOND, body=b"3"), **crawl(day=3))
    assert rows(kept) == before
    moved = replace(comment, url=comment.url.replace("://", "://new."))
    archive.store_comment_page(archive.thread_of(SECOND), [moved], further=[SECOND], page=replace(PAGE, url=SECOND, body=b"4"), **crawl(day=4))
    assert rows(kept) != before, "an address on another site"


NUMBERED = [Comment(id="11", author="Cleo", body="I waved."), Comment(id="12", author="Dan", body="Which harbour?"),
            Comment(id="13", author="Ann", parent="11", body="Then I missed it."), Comment(id="9", author="Bo", body="Nine.")]
DATED = [replace(comment, id=f"c{comment.id}", parent=comment.parent and f"c{comment.parent}", published=f"2010-06-{int(comment.id):02}")
         for comment in NUMBERED]


@pytest.mark.parametrize("comments", [NUMBERED, DATED])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_the_order_of_a_thread_is_not_that_in_which_its_pages_come(archive, crawl, rows, comments, order):
    at = crawl()
    pages = [f"{POST.url}comment-page-{n}/" for n in range(1, 5)]
    archive.store_article(replace(POST, comments=[], comment_pages=pages, comments_stated=4), **at)
    for n in order:
        archive.store_comment_page(
            archive.thread_of(pages[n]), [comments[n]], further=pages, page=replace(PAGE, url=pages[n], body=pages[n].encode()), **at)
    places = rows("SELECT source_id, position FROM comments ORDER BY position")
    assert [(name.strip("c"), position) for name, position in places] == [("9", 0), ("11", 1), ("13", 2), ("12", 3)]
