"""Reading articles out again: whole, chosen, and with nothing but reading allowed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store.samples import PAGE, POST, SITE, post

from flipscrape.errors import BadQuery
from flipscrape.model import Comment
from flipscrape.store import Access, Archive, Selection, read_articles
from flipscrape.store.reading.search import Place, search


def test_an_article_comes_out_as_it_went_in(archive, crawl):
    archive.store_article(POST, site=SITE, page=PAGE, **crawl())
    (found,) = read_articles(archive)
    assert found.article == POST
    assert (found.blog, found.words, found.fetched.isoformat()) == (SITE, 7, "2026-05-01T12:00:00+00:00")


def test_articles_come_oldest_first_and_those_without_a_date_last(archive, crawl):
    at = crawl()
    for number, published in enumerate([None, "2012", "2010-06-05T01:00:00+09:00", "2010-06-04T23:00:00Z"]):
        archive.store_article(post(number, published=published), **at)
    assert [found.id for found in read_articles(archive)] == [3, 4, 2, 1]


@pytest.mark.parametrize(("since", "until", "numbers"), [
    ("2010", None, [2, 3, 4, 5, 6]),
    ("2010-06", None, [3, 4, 5, 6]),
    ("2010-06-05", None, [4, 5, 6]),
    ("2010-06-05T11:00:00", None, [5, 6]),
    (None, "2010", [2, 3, 4, 5]),
    (None, "2010-06", [2, 3, 4, 5]),
    (None, "2010-06-04", [2, 3]),
    ("2010-06-05", "2010-06-05", [4, 5]),
])
def test_dates_are_compared_as_far_as_both_go(archive, crawl, since, until, numbers):
    at = crawl()
    for number, published in enumerate([None, "2010", "2010-06", "2010-06-05", "2010-06-05T18:34:00+02:00", "2011-01"]):
        said = [Comment(id="1", body="Ahoy.", published=published)]
        archive.store_article(post(number, published=published, comments=said), site=SITE, **at)
    selection = Selection(since=since, until=until)
    assert sorted(found.id for found in read_articles(archive, selection)) == numbers
    for place in Place:
        hits = search(archive, "words OR ahoy", selection=selection, places=[place])
        assert (hits.total, sorted(hit.id for hit in hits.hits)) == (len(numbers), numbers)
    in_blog = search(archive, "ahoy", selection=replace(selection, blog=SITE), places=[Place.COMMENT])
    assert sorted(hit.id for hit in in_blog.hits) == numbers


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (Selection(where="published >= '2011'"), [2]),
        (Selection(where="authors LIKE '%Ann%' -- a comment"), [1]),
        (Selection(search="waved"), [1]),
        (Selection(blog="https://blog.example/"), [1]),
        (Selection(where="1", search="waved", since="2010-06", until="2010-06"), [1]),
    ],
)
def test_a_selection_chooses(archive, crawl, selection, numbers):
    at = crawl()
    archive.store_article(POST, site=SITE, **at)
    archive.store_article(post(1, published="2011-01-01"), site="https://other.example/", **at)
    assert [found.id for found in read_articles(archive, selection)] == numbers


@pytest.mark.parametrize(
    "where", ["nonsense", "1; DROP TABLE articles", "1) OR (1", "load_extension('x')", "id = (DELETE FROM articles)", "", "published >"]
)
def test_a_condition_that_is_none_is_named(path, where):
    with Archive(path, Access.CREATE):
        pass
    with Archive(path, Access.READ) as archive:
        if where == "1) OR (1":
            assert list(read_articles(archive, Selection(where=where))) == []
            return
        with pytest.raises(BadQuery):
            list(read_articles(archive, Selection(where=where)))


def test_an_unknown_blog_is_named_with_those_there_are(archive, crawl):
    archive.store_article(POST, site=SITE, **crawl())
    with pytest.raises(BadQuery, match=r"blog\.example"):
        list(read_articles(archive, Selection(blog="other.example")))


def test_a_reader_sees_one_moment(archive, path, crawl):
    at = crawl()
    for number in (1, 2):
        archive.store_article(post(number), **at)
    with Archive(path, Access.READ) as reader:
        articles = read_articles(reader)
        next(articles)
        archive.store_article(replace(post(2), title="Changed meanwhile"), **crawl(day=2))
        assert [found.article.title for found in articles] == ["Post 2"]


def test_a_reader_may_leave_early_and_close_the_archive_first(archive, crawl):
    at = crawl()
    for number in (1, 2):
        archive.store_article(post(number), **at)
    articles = read_articles(archive)
    next(articles)
    archive.close()
    articles.close()
