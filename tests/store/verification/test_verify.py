"""Verify names what is wrong and mends what can be mended; a sound archive passes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store.samples import PAGE, POST, SITE, post

from flipscrape.model import Link
from flipscrape.store import Access, Archive
from flipscrape.store.reading.search import search
from flipscrape.store.verification.verify import verify


@pytest.fixture
def full(archive, crawl):
    at = crawl()
    archive.store_article(POST, site=SITE, page=PAGE, **at)
    archive.store_article(post(1, body="日本語の本文", links=[Link(url=POST.url)]), **at)
    return archive


def problems(archive):
    return [problem.text for problem in verify(archive)]


def test_a_sound_archive_has_no_problems(full):
    assert problems(full) == []


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("UPDATE texts SET data = zeroblob(40) WHERE data IS NOT NULL", "the kept text of"),
        ("INSERT INTO article_search (article_search) VALUES ('delete-all')", "the search index of articles"),
        ("INSERT INTO comment_search (rowid, author, body) VALUES (77, 'nobody', 'nothing')", "the search index of comments"),
        ("UPDATE comment_days SET first_day = 20200101", "comment_days: not as the dates of comments"),
        ("DELETE FROM article_days", "article_days: not as the dates of articles"),
        ("UPDATE articles SET word_count = 99 WHERE id = 1", "word_count not as derived"),
        ("UPDATE articles SET bigrams = NULL WHERE id = 2", "bigrams not as derived"),
        ("UPDATE comments SET published_utc = '2010-01-01T00:00:00Z' WHERE id = 1", "comment 1: published_utc"),
        ("UPDATE comments SET parent_id = 3 WHERE id = 2", "article 1: comments 2 do not stand below"),
        ("UPDATE comments SET parent_id = NULL WHERE id = 2", "article 1: comments 2 do not stand below"),
        ("UPDATE comments SET parent_id = 2 WHERE id IN (1, 3)", "article 1: comments 1, 3 do not stand below"),
        ("UPDATE links SET target_id = 99 WHERE target_id IS NOT NULL", "links: 1 rows refer"),
        ("UPDATE links SET target_id = NULL", "links: 1 rows do not name the archived post"),
        ("DELETE FROM addresses WHERE article_id = 2", "is not among the addresses"),
        ("DELETE FROM article_seals WHERE article_id = 1", "1 articles without a row in article_seals"),
        ("INSERT INTO texts VALUES (zeroblob(32), 1, NULL)", "1 kept texts are of no page"),
        ("DELETE FROM article_pages", "article_pages: the page https://blog.example/2010/06/ferry/ is not said to be of article 1"),
        ("UPDATE article_pages SET role = 'comments'", "article_pages: the page https://blog.example/2010/06/ferry/ is not said"),
        ("UPDATE article_pages SET article_id = 2", "article_pages: the page https://blog.example/2010/06/ferry/ is"),
        ("DELETE FROM descriptions WHERE object = 'links' AND \"column\" = 'text'", "the description of links.text"),
        ("UPDATE descriptions SET text = 'Nonsense' WHERE object = 'links' AND \"column\" = ''", "the description of links is not"),
        ("DELETE FROM article_seen WHERE article_id = 1", "1 articles without a row in article_seen"),
        ("DELETE FROM comment_seen WHERE comment_id = 2", "1 comments without a row in comment_seen"),
        ("INSERT INTO comment_seen SELECT 99, first_seen, first_crawl_id, last_seen, last_crawl_id, NULL, NULL FROM comment_seen LIMIT 1",
         "comment_seen: 1 rows refer"),
    ],
)
def test_what_is_wrong_is_named_and_mended(full, damage, named):
    full.db.execute("PRAGMA foreign_keys = OFF")
    full.db.execute(damage)
    full.db.execute("PRAGMA foreign_keys = ON")
    found = list(verify(full))
    assert found
    assert all(named in problem.text for problem in found)
    for problem in found:
        with full.transaction() as db:
            problem.mend(db)
    assert problems(full) == []
    assert search(full, "ferry").total == 1


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE articles SET title = 'Forged' WHERE id = 1",
        "UPDATE articles SET body_html = '' WHERE id = 1",
        "UPDATE authors SET name = 'Forged' WHERE id = 1",
        "DELETE FROM article_tags WHERE tag_id = 1",
        *(f"UPDATE comments SET {name} = 'Forged' WHERE id = 3" for name in ("author", "body", "body_html", "url", "parent_source_id", "source_id")),
        "UPDATE comments SET published = '2001' WHERE id = 1",
        "UPDATE comments SET content_hash = NULL WHERE id = 1",
        "DELETE FROM links WHERE article_id = 1 AND position = 1",
        "UPDATE links SET text = 'Forged' WHERE article_id = 1",
        "UPDATE links SET inside = 1 - inside WHERE article_id = 1",
        "DELETE FROM images",
        "UPDATE images SET alt = NULL",
        "DELETE FROM comments WHERE id = 3",
        "DELETE FROM comments WHERE article_id = 1",
    ],
)
def test_a_record_that_something_else_wrote_to_is_named_with_its_post(full, damage):
    full.db.execute(damage)
    assert {(problem.article_id, problem.mend) for problem in verify(full)} == {(1, None)}


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("DROP INDEX articles_day", "the index articles_day is not there"),
        ("DROP TRIGGER comment_search_update", "the trigger comment_search_update is not there"),
        ("DROP VIEW article_overview", "the view article_overview is not there"),
    ],
)
def test_what_was_dropped_is_made_anew(full, damage, named):
    full.db.execute(damage)
    (problem,) = verify(full)
    assert problem.text == named
    with full.transaction() as db:
        problem.mend(db)
    assert problems(full) == []


def test_a_table_that_was_dropped_is_named(full):
    full.db.execute("DROP TABLE article_sources")
    assert [(problem.text, problem.mend) for problem in verify(full)] == [("the table article_sources is not there", None)]


def test_a_column_that_was_dropped_is_named(full):
    full.db.execute("ALTER TABLE sites DROP COLUMN platform")
    assert [(problem.text, problem.mend) for problem in verify(full)] == [("the column platform of sites is not there", None)]


def test_a_comment_that_was_deleted_is_named_with_its_post(full):
    full.db.execute("DELETE FROM comments WHERE id = 2")
    assert {problem.article_id for problem in verify(full)} == {1}


def test_a_comment_that_was_deleted_is_named_where_another_has_come_since(full, crawl):
    full.db.execute("DELETE FROM comments WHERE position = (SELECT max(position) FROM comments WHERE article_id = 1) AND article_id = 1")
    assert problems(full) == ["article 1: 1 of its comments are not there"]
    other = [*POST.comments[:-1], replace(POST.comments[-1], id="99", body="Another ferry.")]
    full.store_article(replace(POST, comments=other), **crawl())
    assert problems(full) == ["article 1: 1 of its comments are not there"]
    full.store_article(POST, **crawl())
    assert problems(full) == []


def test_a_comment_of_a_page_of_many_that_came_back_is_there_again(full, crawl):
    full.db.execute("DELETE FROM comments WHERE id = 1")
    # Of a thread with further pages: what comes back stands at its end.
    full.store_article(replace(POST, comment_pages=["https://blog.example/2010/06/ferry/comment-page-2/"]), **crawl())
    assert problems(full) == []


def test_a_tag_that_was_deleted_comes_back_with_the_next_reading(full, crawl):
    full.db.execute("PRAGMA foreign_keys = OFF")
    full.db.execute("DELETE FROM tags WHERE name = 'harbour'")
    full.db.execute("PRAGMA foreign_keys = ON")
    for problem in list(verify(full)):
        if problem.mend is not None:
            with full.transaction() as db:
                problem.mend(db)
    assert [problem.article_id for problem in verify(full)] == [1]
    full.store_article(POST, site=SITE, page=PAGE, **crawl())
    assert problems(full) == []


def test_a_parent_that_is_not_there_is_taken_back(full):
    full.db.execute("PRAGMA foreign_keys = OFF")
    full.db.execute("UPDATE comments SET parent_id = 99 WHERE id = 2")
    for problem in list(verify(full)):
        with full.transaction() as db:
            problem.mend(db)
    assert problems(full) == []
    assert full.db["comments"].get(2)["parent_id"] == 1


@pytest.mark.parametrize("column", ["source_id", "author", "body", "published", "content_hash"])
def test_the_next_reading_of_a_comment_puts_right_what_something_else_wrote(full, crawl, column):
    told = replace(POST.comments[2], published="2010-06-07", published_text="3 days ago")
    full.store_article(replace(POST, comments=[*POST.comments[:2], told]), site=SITE, **crawl(day=2))
    before = full.db["comments"].get(3)
    full.db.execute(f"UPDATE comments SET {column} = '2001' WHERE id = 3")
    full.store_article(replace(POST, comments=[*POST.comments[:2], told]), site=SITE, **crawl(day=3))
    assert full.db["comments"].get(3) == before
    assert problems(full) == []


def test_a_broken_file_is_named(full, path, crawl):
    for number in range(2, 40):
        full.store_article(post(number, body="long words " * 500), **crawl())
    full.close()
    data = bytearray(path.read_bytes())
    # A page of the file that holds a part of the posts stored last.
    start = data.rindex(b"long words long words") // 4096 * 4096
    data[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with Archive(path, Access.READ) as damaged:
        found = list(verify(damaged))
    assert found
    assert all(problem.text.startswith("SQLite: ") for problem in found)
