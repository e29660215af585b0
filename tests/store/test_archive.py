"""Storing: repeatable, complete, and apart from when things were seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store.samples import PAGE, POST, SITE, post

from flipscrape.model import Article, Comment, Link
from flipscrape.store import Cause, Novelty, PageKeeping, ThreadReading

CONTENT = ("articles", "authors", "article_authors", "tags", "article_tags", "comments", "links", "images", "article_sources", "texts")


def everything(rows, *tables):
    return {table: rows(f"SELECT * FROM {table}") for table in tables}


def test_a_post_becomes_rows(archive, crawl, rows):
    stored = archive.store_article(POST, site=SITE, page=PAGE, **crawl())
    assert stored.novelty is Novelty.NEW
    assert rows("SELECT title, published, published_utc, modified, modified_utc, word_count FROM articles") == [
        ("The last ferry", "2010-06-05T18:34:00+02:00", "2010-06-05T16:34:00Z", "2010-06-07", None, 7)
    ]
    assert rows("SELECT authors, tags, categories, comment_count, blog FROM article_overview") == [
        ("Ann Example; Bo Sample", "ferries; harbour", "Travel", 3, SITE)
    ]
    assert rows("SELECT author, depth FROM comment_threads ORDER BY article_id, path") == [("Cleo", 0), ("Ann Example", 1), ("Dan", 0)]
    assert rows("SELECT text, inside FROM links") == [("the harbour", 1), ("elsewhere", 0)]


def test_the_same_page_twice_changes_no_row(archive, crawl, rows):
    archive.store_article(POST, site=SITE, page=PAGE, **crawl())
    before = everything(rows, *CONTENT)
    again = archive.store_article(POST, site=SITE, page=PAGE, **crawl(day=2))
    assert again.novelty is Novelty.UNCHANGED
    assert everything(rows, *CONTENT) == before
    assert rows("SELECT first_seen, last_seen FROM article_seen") == [("2026-05-01T12:00:00Z", "2026-05-02T12:00:00Z")]
    assert rows("SELECT DISTINCT last_seen FROM comment_seen") == [("2026-05-02T12:00:00Z",)]


def test_a_changed_post_leaves_its_earlier_record(archive, crawl, rows):
    archive.store_article(POST, page=PAGE, **crawl())
    changed = replace(POST, title="The very last ferry", tags=["harbour"])
    stored = archive.store_article(changed, page=replace(PAGE, body=b"<html>other</html>"), **crawl(day=2))
    assert set(stored.changed) == {"title", "tags"}
    assert rows("SELECT cause, changed, record ->> 'title', record -> 'tags', replaced FROM revisions") == [
        ("page", '["title","tags"]', "The last ferry", '["ferries","harbour"]', "2026-05-02T12:00:00Z")
    ]
    assert rows("SELECT name FROM tags WHERE kind = 'tag'") == [("harbour",)]


@pytest.mark.parametrize(
    ("again", "cause"),
    [((PAGE.body, "1.0"), Cause.EXTRACTOR), ((PAGE.body, "1.1"), Cause.EXTRACTOR),
     ((b"other", "1.0"), Cause.PAGE), ((b"other", "1.1"), Cause.EITHER)],
)
def test_what_made_the_record_differ(archive, crawl, rows, again, cause):
    body, version = again
    archive.store_article(POST, page=PAGE, **crawl())
    archive.store_article(replace(POST, title="Other"), page=replace(PAGE, body=body), **crawl(day=2, version=version))
    assert rows("SELECT cause FROM revisions") == [(cause.value,)]


def test_a_comment_that_is_no_longer_there_is_marked(archive, crawl, rows):
    archive.store_article(POST, **crawl())
    archive.store_article(replace(POST, comments=POST.comments[:2], comments_stated=2), **crawl(day=2))
    vanished = "SELECT source_id, vanished FROM comments JOIN comment_seen ON comment_id = id WHERE vanished IS NOT NULL"
    assert rows(vanished) == [("c3", "2026-05-02T12:00:00Z")]
    archive.store_article(POST, **crawl(day=3))
    assert rows(vanished) == []


@pytest.mark.parametrize("partly", [{"comments_stated": 3}, {"comment_pages": ["https://blog.example/2010/06/ferry/comment-page-2/"]}])
def test_nothing_vanishes_from_a_thread_read_in_part(archive, crawl, rows, partly):
    archive.store_article(POST, **crawl())
    archive.store_article(replace(POST, comments=POST.comments[:1], comments_stated=None), extent=ThreadReading.PART, **crawl(day=2))
    archive.store_article(replace(POST, comments=POST.comments[:1], **{"comments_stated": None, **partly}), **crawl(day=3))
    assert rows("SELECT count(*) FROM comment_seen WHERE vanished IS NOT NULL") == [(0,)]


def test_an_edited_comment_leaves_its_earlier_record(archive, crawl, rows):
    archive.store_article(POST, **crawl())
    edited = [replace(POST.comments[0], body="I did wave."), *POST.comments[1:]]
    assert archive.store_article(replace(POST, comments=edited), **crawl(day=2)).novelty is Novelty.CHANGED
    assert rows("SELECT record ->> 'body', changed FROM revisions WHERE comment_id IS NOT NULL") == [("I waved.", '["body"]')]
    assert rows("SELECT edited FROM comment_seen WHERE edited IS NOT NULL") == [("2026-05-02T12:00:00Z",)]


def test_comments_keep_their_rows_when_a_platform_gives_them_new_ids(archive, crawl, rows):
    archive.store_article(POST, **crawl())
    before = rows("SELECT * FROM comments")
    renamed = [replace(one, id=f"new-{one.id}", parent=one.parent and f"new-{one.parent}") for one in POST.comments]
    archive.store_article(replace(POST, comments=renamed), **crawl(day=2))
    assert rows("SELECT * FROM comments") == before


def test_a_relative_date_stays_as_first_read(archive, crawl, rows):
    comment = Comment(id="a", published="2026-04-28", published_text="3 days ago", body="x")
    archive.store_article(post(1, comments=[comment]), **crawl())
    archive.store_article(post(1, comments=[replace(comment, published="2026-04-29", published_text="4 days ago")]), **crawl(day=2))
    assert rows("SELECT published FROM comments") == [("2026-04-28",)]
    assert rows("SELECT count(*) FROM revisions") == [(0,)]


def test_a_circle_of_parents_is_not_closed(archive, crawl, rows):
    archive.store_article(post(1, comments=[Comment(id="a", parent="b", body="x"), Comment(id="b", parent="a", body="y")]), **crawl())
    assert rows("SELECT count(*) FROM comments WHERE parent_id IS NULL") == [(1,)]
    assert rows("SELECT count(*) FROM comment_threads") == [(2,)]


def test_links_between_posts_are_resolved_in_whichever_order_they_come(archive, crawl, rows):
    at = crawl()
    archive.store_article(post(1, links=[Link(url="http://www.blog.example/post-2#top")]), **at)
    archive.store_article(post(2, links=[Link(url="https://blog.example/post-1/")]), **at)
    assert rows("SELECT article_id, target_id FROM links ORDER BY id") == [(1, 2), (2, 1)]


TWINS = ["http://www.blog.example/post-1", "https://blog.example/post-1/?utm_source=letter&fbclid=x#top", "https://Blog.example/post-1/?gclid=1"]
TWINS += ["https://blog.example:443/post-1/", "http://blog.example:80/post-1/"]


@pytest.mark.parametrize("url", TWINS)
@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_a_link_with_tracking_keys_or_another_form_of_the_address_leads_to_the_post(archive, crawl, rows, url, order):
    posts = {1: post(1), 2: post(2, links=[Link(url=url)])}
    for number in order:
        archive.store_article(posts[number], **crawl())
    assert rows("SELECT t.url FROM links l JOIN articles t ON t.id = l.target_id") == [("https://blog.example/post-1/",)]


@pytest.mark.parametrize("url", ["https://blog.example/日本/", "https://blog.example/%e6%97%a5%E6%9c%ac"])
def test_a_link_that_writes_letters_otherwise_leads_to_the_post(archive, crawl, rows, url):
    archive.store_article(post(1, url="https://blog.example/%E6%97%A5%E6%9C%AC/"), **crawl())
    archive.store_article(post(2, links=[Link(url=url)]), **crawl())
    assert rows("SELECT target_id FROM links") == [(1,)]


@pytest.mark.parametrize("url", ["https://blog.example/?p=2", "https://blog.example/?p=1&page=2"])
def test_a_link_with_a_key_of_the_page_is_another_address(archive, crawl, rows, url):
    archive.store_article(post(1, url="https://blog.example/?p=1"), **crawl())
    archive.store_article(post(2, links=[Link(url=url)]), **crawl())
    assert rows("SELECT target_id FROM links") == [(None,)]


def test_a_capture_without_an_address_is_known_by_its_content(archive, crawl, rows):
    capture = Article(title="Pasted", body="Some words.")
    archive.store_article(capture, **crawl())
    archive.store_article(capture, **crawl(day=2))
    archive.store_article(replace(capture, body="Others."), **crawl(day=3))
    assert rows("SELECT count(*) FROM articles WHERE url IS NULL") == [(2,)]


def test_the_same_text_at_two_addresses_is_linked_and_not_merged(archive, crawl, rows):
    archive.store_article(post(1, body="The same words."), **crawl())
    archive.store_article(post(2, body="The same\n\nwords"), **crawl())
    assert rows("SELECT article_id, other_id FROM same_texts") == [(1, 2)]


def test_a_post_that_vanished_stays_with_what_the_server_said(archive, crawl, rows):
    archive.store_article(POST, **crawl())
    archive.mark_gone(POST.url, status=410, reason="Gone", **crawl(day=2))
    assert rows("SELECT gone_since, gone_status, gone_reason FROM article_seen") == [("2026-05-02T12:00:00Z", 410, "Gone")]
    archive.store_article(POST, **crawl(day=3))
    assert rows("SELECT gone_since FROM article_seen") == [(None,)]


def test_what_cannot_be_stored_is_made_storable(archive, crawl, rows):
    hostile = post(1, title="a\x00b\ud800", published="soon", comments_stated=10**30, comments=[Comment(id="\udfff", body="\x00")])
    archive.store_article(hostile, **crawl())
    assert rows("SELECT title, published, comments_stated FROM articles") == [("a\ufffdb\ufffd", None, None)]


def test_a_transaction_is_stored_together_or_not_at_all(archive, crawl, rows):
    at = crawl()

    def interrupted():
        with archive.transaction():
            archive.store_article(POST, **at)
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    assert rows("SELECT count(*) FROM articles") == [(0,)]


def test_without_pages_only_hashes_are_kept(archive, crawl, rows):
    archive.keeping = PageKeeping.HASH_ONLY
    archive.store_article(POST, page=PAGE, **crawl())
    assert rows("SELECT count(*), count(data) FROM texts") == [(2, 0)]


def test_the_text_of_an_announcement_goes_when_a_later_one_takes_its_place(archive, crawl, rows):
    for title in ("The last ferry", "The very last ferry"):
        told = replace(PAGE.announced[0], title=title)
        archive.store_article(POST, site=SITE, page=replace(PAGE, announced=(told,)), **crawl())
    kept = "SELECT text_hash FROM pages UNION SELECT text_hash FROM announcements"
    assert rows("SELECT count(*) FROM texts") == [(2,)]
    assert rows(f"SELECT count(*) FROM texts WHERE hash NOT IN ({kept})") == [(0,)]
