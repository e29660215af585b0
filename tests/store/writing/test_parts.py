"""Posts over several pages: one body, whichever page is read again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store.samples import PAGE, POST, post

from flipscrape.store import Ending, Novelty
from flipscrape.store.verification.verify import verify
from flipscrape.store.writing.revisions import Cause

WHOLE = f"{POST.body}\n\nThe second page.\n\nThe third page."


@pytest.fixture
def read_all(archive, crawl):
    def read(*, day=1, third="The third page."):
        at = crawl(day=day)
        stored = [archive.store_article(POST, page=PAGE, **at)]
        for number, body in ((2, "The second page."), (3, third)):
            url = f"{POST.url}{number}/"
            part = replace(POST, url=url, body=body, body_html=f"<p>{body}</p>", comments=[])
            page = replace(PAGE, url=url, body=body.encode())
            stored.append(archive.store_part(*archive.part_of(url, part.title), part, page=page, **at))
        return [one.novelty for one in stored]

    return read


def test_the_body_is_all_pages_together(archive, read_all, rows):
    read_all()
    assert rows("SELECT body, word_count FROM articles") == [(WHOLE, 13)]
    assert rows("SELECT count(*) FROM revisions") == [(0,)]
    assert rows("SELECT role FROM article_pages ORDER BY page_id") == [("article",), ("part",), ("part",)]
    assert list(verify(archive)) == []


def test_reading_the_same_again_changes_nothing(read_all, rows):
    assert read_all() == [Novelty.NEW, Novelty.JOINED, Novelty.JOINED]
    before = rows("SELECT * FROM articles"), rows("SELECT * FROM article_parts")
    assert read_all(day=2) == [Novelty.UNCHANGED, Novelty.JOINED, Novelty.JOINED]
    assert (rows("SELECT * FROM articles"), rows("SELECT * FROM article_parts")) == before


def test_a_changed_page_leaves_the_earlier_whole(read_all, rows):
    read_all()
    read_all(day=2, third="Another end.")
    assert rows("SELECT record ->> 'body', changed FROM revisions") == [(WHOLE, '["body","body_html"]')]
    assert rows("SELECT body FROM articles")[0][0].endswith("Another end.")


def test_a_page_that_appears_after_a_whole_run_is_a_change_and_leaves_the_earlier_whole(archive, crawl, read_all, rows):
    first = crawl()
    archive.store_article(POST, page=PAGE, **first)
    archive.finish_crawl(first["crawl_id"], finished=first["seen"], ending=Ending.FINISHED)
    assert read_all(day=2) == [Novelty.UNCHANGED, Novelty.CHANGED, Novelty.CHANGED]
    assert rows("SELECT record ->> 'body', changed, cause FROM revisions ORDER BY id LIMIT 1") == [(POST.body, '["body","body_html"]', "either")]


def test_a_page_that_a_run_was_stopped_before_is_no_change(archive, crawl, read_all, rows):
    archive.store_article(POST, page=PAGE, **crawl())
    assert read_all(day=2) == [Novelty.UNCHANGED, Novelty.JOINED, Novelty.JOINED]
    assert rows("SELECT count(*) FROM revisions") == [(0,)]


@pytest.mark.parametrize("url", ["https://blog.example/post-1/2", "https://blog.example/post-1/?page=2", "https://blog.example/post-1/2/#more"])
def test_a_part_is_known_by_address_and_title(archive, crawl, url):
    archive.store_article(post(1), **crawl())
    assert archive.part_of(url, "Post 1") == (1, 2)
    assert archive.part_of(url, "Another post") is None


@pytest.mark.parametrize("url", ["https://blog.example/post-1/", "https://blog.example/post-1/1999/", "https://blog.example/post-9/2/"])
def test_other_addresses_are_no_parts(archive, crawl, url):
    archive.store_article(post(1), **crawl())
    assert archive.part_of(url, "Post 1") is None


@pytest.mark.parametrize("shown", [POST.body, "The second page."], ids=["the first page", "another page"])
def test_a_page_that_shows_another_again_is_no_part(archive, crawl, read_all, rows, shown):
    read_all()
    url = f"{POST.url}4/"
    html = POST.body_html if shown == POST.body else f"<p>{shown}</p>"
    archive.store_part(*archive.part_of(url, POST.title), replace(POST, url=url, body=shown, body_html=html, comments=[]), **crawl(day=2))
    assert rows("SELECT body FROM articles") == [(WHOLE,)]


def test_a_part_that_a_better_extractor_reads_anew_leaves_a_revision(archive, read_all, rows, crawl):
    read_all()
    url = f"{POST.url}2/"
    part = replace(POST, url=url, body="The second page, whole.", body_html="<p>The second page, whole.</p>", comments=[])
    page = replace(PAGE, url=url, body=b"The second page.")
    at = crawl(day=2)
    archive.store_article(POST, page=PAGE, cause=Cause.EXTRACTOR, **at)
    archive.store_part(*archive.part_of(url, part.title), part, page=page, cause=Cause.EXTRACTOR, **at)
    assert rows("SELECT cause, changed FROM revisions") == [("extractor", '["body","body_html"]')]
