from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flipscrape.imports.reextraction import Effect, reextract
from flipscrape.items import FetchedPage
from flipscrape.model import Article
from flipscrape.store import Access, Archive, Selection

WHEN = datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)
HTML = """<!DOCTYPE html><html lang="en"><head><title>The bridge</title></head><body><article><h1>The bridge</h1>
<p>The bridge was closed on Monday, and the whole village walked round by the mill instead of taking the ferry.</p>
<p>On Tuesday it was open again, and nobody could say what the men with the ladders had done to it in the night.</p></article></body></html>"""


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db", Access.CREATE) as opened:
        run = opened.start_crawl(command="crawl", version="0", started=WHEN)
        for number in (1, 2):
            page = FetchedPage(url=f"https://b.example/{number}", status=200, headers=(), body=HTML.encode() + b" " * number, fetched=WHEN)
            misread = Article(url=page.url, title="Misread", body="Menu")
            opened.store_article(misread, crawl_id=run, seen=WHEN, page=page)
        opened.store_article(Article(url="https://b.example/3", title="No page"), crawl_id=run, seen=WHEN)
        yield opened


def rows(archive, statement):
    return archive.db.conn.execute(statement).fetchall()


def contents(archive):
    tables = ("articles", "revisions", "crawls", "comments", "article_seen", "pages")
    return {name: rows(archive, f"SELECT * FROM {name} ORDER BY 1") for name in tables}


def test_a_dry_run_shows_what_would_change_and_changes_nothing(archive):
    before = contents(archive)
    report = reextract(archive, Selection(), effect=Effect.SHOW, workers=2)
    assert (report.articles, report.changed, report.unread) == (3, 2, 1)
    assert report.fields["body"] == 2
    assert report.examples["body"][0].before == "Menu"
    assert report.examples["body"][0].after.endswith("in the night.")
    assert contents(archive) == before


def test_what_reads_differently_is_stored_and_what_it_was_stays_as_a_revision(archive):
    reextract(archive, Selection(), effect=Effect.STORE, workers=2)
    assert [body.endswith("in the night.") for (body,) in rows(archive, "SELECT body FROM articles WHERE id < 3")] == [True, True]
    assert rows(archive, "SELECT article_id, cause, record ->> 'body' FROM revisions") == [(1, "extractor", "Menu"), (2, "extractor", "Menu")]
    assert rows(archive, "SELECT DISTINCT first_seen, last_seen FROM article_seen") == [("2020-02-03T04:05:06Z", "2020-02-03T04:05:06Z")]


def test_a_second_time_nothing_changes(archive):
    reextract(archive, Selection(), effect=Effect.STORE, workers=1)
    again = reextract(archive, Selection(), effect=Effect.STORE, workers=1)
    assert (again.changed, again.comments, again.fields) == (0, 0, {})


def test_only_the_chosen_posts_are_read(archive):
    report = reextract(archive, Selection(where="url LIKE '%/2'"), effect=Effect.STORE, workers=1)
    assert (report.articles, report.changed) == (1, 1)
    assert rows(archive, "SELECT body FROM articles WHERE id = 1") == [("Menu",)]


def test_a_post_that_is_gone_stays_gone(archive):
    run = archive.start_crawl(command="crawl", version="0", started=WHEN)
    archive.mark_gone("https://b.example/1", crawl_id=run, seen=WHEN.replace(year=2021), status=410, reason="Gone")
    reextract(archive, Selection(), effect=Effect.STORE, workers=1)
    assert rows(archive, "SELECT gone_status FROM article_seen WHERE article_id = 1") == [(410,)]


COMMENTED = HTML.replace("</article>", """</article><div id="comments"><ol class="commentlist">
<li class="comment" id="comment-{0}"><div class="comment-author vcard"><cite class="fn">Reader {0}</cite></div>
<div class="comment-content"><p>I walked round by the mill, and it took the better part of the morning.</p></div></li></ol></div>""")


def test_the_further_pages_of_a_thread_are_read_again_too(archive):
    run = archive.start_crawl(command="crawl", version="0", started=WHEN)
    first, second = (
        FetchedPage(url=url, status=200, headers=(), body=COMMENTED.format(number).encode(), fetched=WHEN)
        for number, url in ((1, "https://b.example/9"), (2, "https://b.example/9/comment-page-2"))
    )
    stored = archive.store_article(Article(url=first.url, title="Misread", comment_pages=[second.url]), crawl_id=run, seen=WHEN, page=first)
    archive.store_comment_page(stored.article_id, [], crawl_id=run, seen=WHEN, page=second)
    report = reextract(archive, Selection(where="url LIKE '%/9'"), effect=Effect.STORE, workers=1)
    assert report.comments == 2
    assert rows(archive, "SELECT author FROM comments ORDER BY position") == [("Reader 1",), ("Reader 2",)]
