"""Search: words, phrases, AND/OR/NOT, beginnings, fields, dates; in scripts with and without spaces."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store.samples import POST, SITE, post

from flipscrape.errors import BadQuery
from flipscrape.model import Comment
from flipscrape.store import Access, Archive, Selection
from flipscrape.store.reading.search import Place, search


@pytest.fixture
def library(archive, crawl):
    at = crawl()
    archive.store_article(POST, site=SITE, **at)
    texts = [
        ("Straße im Herbst", "Die Bäume am Kanal verlieren ihre Blätter."),
        ("東京の朝", "日本の朝は早い。iPhoneを買う。水。"),
        ("ร้านกาแฟ", "วันนี้ฉันไปร้านกาแฟใกล้บ้าน"),
        ("Canal walks", "A café by the harbour; the cafe owner sings. ferry ferries ferrying"),
        ("서울 여행", "서울에서 부산까지 기차를 탔다."),
    ]
    for number, (title, body) in enumerate(texts):
        archive.store_article(post(number, title=title, body=body, published=f"201{number}-06-05"), site="https://other.example/", **at)
    return archive


@pytest.fixture
def titles(library):
    def find(words, **options):
        return {hit.title for hit in search(library, words, places=[Place.POST], **options).hits}

    return find


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferry", {"The last ferry", "Canal walks"}),
        ("FERRY harbour", {"Canal walks"}),
        ("ferry AND waved", {"The last ferry"}),
        ("waved OR sings", {"The last ferry", "Canal walks"}),
        ("ferry NOT sings", {"The last ferry"}),
        ("ferry -sings", {"The last ferry"}),
        ("(waved OR sings) NOT last", {"Canal walks"}),
        ("waved NOT (nine OR sings)", set()),
        ('"left at nine"', {"The last ferry"}),
        ('"nine at left"', set()),
        ("ferr*", {"The last ferry", "Canal walks"}),
        ("title:ferry", {"The last ferry"}),
        ('body:"the harbour"', {"Canal walks"}),
        ("cafe", {"Canal walks"}),
        ("CAFÉ", {"Canal walks"}),
        ("baume", {"Straße im Herbst"}),
    ],
)
def test_words(titles, words, found):
    assert titles(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("日本", {"東京の朝"}),
        ("東京", {"東京の朝"}),
        ("本日", set()),
        ("水", {"東京の朝"}),
        ("朝は早い", {"東京の朝"}),
        ("iPhone", {"東京の朝"}),
        ("iPhoneを買う", {"東京の朝"}),
        ("title:東京", {"東京の朝"}),
        ("body:東京", set()),
        ("title:日本", set()),
        ("日本 AND 買う", {"東京の朝"}),
        ("日本 OR ferry", {"東京の朝", "The last ferry", "Canal walks"}),
        ("日本 NOT 東京", set()),
        ("กาแฟ", {"ร้านกาแฟ"}),
        ("บ้าน", {"ร้านกาแฟ"}),
        ("서울", {"서울 여행"}),
        ("부산", {"서울 여행"}),
        ("기차를 탔다", {"서울 여행"}),
    ],
)
def test_words_of_scripts_without_spaces(titles, words, found):
    assert titles(words) == found


@pytest.mark.parametrize("words", ["", "   ", "!?", "NOT ferry", "-ferry", "()", "AND OR"])
def test_a_search_for_nothing_is_refused(library, words):
    with pytest.raises(BadQuery):
        search(library, words)


@pytest.mark.parametrize(
    "words", ['"ferry', "ferry)", "((ferry", "ferry AND", "OR ferry",
              "a:b ferry", "'; DROP TABLE articles; --", "ferry \x00", "NEAR(a b)", "*a", "x^2 +y"]
)
def test_any_text_is_a_search(library, words):
    search(library, words)


def test_a_reader_s_first_statement_may_be_a_search(library, path):
    with Archive(path, Access.READ) as reader:
        assert search(reader, "ferry", selection=Selection(where="1")).total == 2


def test_comments_are_found_with_the_post_they_stand_under(library):
    (hit,) = search(library, "missed").hits
    assert (hit.place, hit.author, hit.title, hit.snippet) == (Place.COMMENT, "Ann Example", "The last ferry", "Then I [missed] it.")
    assert {hit.id for hit in search(library, "author:Cleo").hits} == {1}


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(since="2013"), {"Canal walks"}),
        (Selection(until="2010"), {"The last ferry"}),
        (Selection(until="2010-06-04"), set()),
        (Selection(blog="blog.example"), {"The last ferry"}),
        (Selection(authors=("bo sample",)), {"The last ferry"}),
        (Selection(tags=("harbour",)), {"The last ferry"}),
        (Selection(where="word_count > 7"), {"Canal walks"}),
    ],
)
def test_a_selection_narrows_the_search(titles, selection, found):
    assert titles("ferry", selection=selection) == found


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), {"Cleo", "Dan", "Eve"}),
        (Selection(since="2010-06-06"), {"Cleo", "Eve"}),
        (Selection(until="2010-12"), {"Cleo"}),
        (Selection(authors=("CLEO",)), {"Cleo"}),
        (Selection(blog="blog.example"), {"Cleo", "Dan"}),
        (Selection(blog="other.example", since="2010"), {"Eve"}),
        (Selection(tags=("Harbour",)), {"Cleo", "Dan"}),
        (Selection(where="authors LIKE '%Sample%'"), {"Cleo", "Dan"}),
    ],
)
def test_a_selection_narrows_the_search_in_comments(archive, crawl, selection, found):
    waves = [Comment(id="c1", author="Cleo", published="2010-06-06", body="Waves."), Comment(id="c2", author="Dan", body="Waves too.")]
    archive.store_article(replace(POST, comments=waves), site=SITE, **crawl())
    later = [Comment(id="e1", author="Eve", published="2011-01-02", body="More waves.")]
    archive.store_article(post(1, comments=later), site="https://other.example/", **crawl())
    results = search(archive, "waves", places=[Place.COMMENT], selection=selection)
    assert ({hit.author for hit in results.hits}, results.total) == (found, len(found))


def test_a_condition_names_nothing_but_columns_of_posts(library):
    with pytest.raises(BadQuery):
        search(library, "ferry", places=[Place.COMMENT], selection=Selection(where="c.author = 'Cleo'"))


def test_a_blog_that_is_the_whole_archive_leaves_captures_without_an_address_out(archive, crawl):
    archive.store_article(POST, site=SITE, **crawl())
    archive.store_article(post(1, url=None, body="The ferry, from a file."), **crawl())
    assert [search(archive, "ferry", selection=selection).total for selection in (Selection(), Selection(blog="blog.example"))] == [2, 1]


DATES = (
    "2010", "2010-06", "2010-06-05", "2010-06-05T10:00:00", "2010-06-05T18:34:00+02:00", None,
    "2009-12-31", "2010-07-01", "2011", "2011-02-03T04:05:06Z", "0000", "9999-12-31",
)


@pytest.mark.parametrize("since", [None, "2010", "2010-06", "2010-06-05", "2010-06-05T12:00", "0000"])
@pytest.mark.parametrize("until", [None, "2010", "2010-06", "2010-06-05", "2010-06-05T12:00", "9999"])
def test_dates_mean_the_same_whatever_lies_beside_a_row(archive, crawl, since, until):
    dates = [date for date in DATES for _ in range(10)] + [DATES[i * 7 % len(DATES)] for i in range(60)]
    comments = [Comment(id=f"c{i}", published=date, body="Waves.") for i, date in enumerate(dates)]
    archive.store_article(replace(POST, comments=comments), site=SITE, **crawl())
    comments[3] = replace(comments[3], published="2010-06-30")
    archive.store_article(replace(POST, comments=comments), site=SITE, **crawl())
    archive.db.conn.execute("DELETE FROM comments WHERE source_id IN ('c1', 'c21')")
    rows = archive.db.execute("SELECT id, published FROM comments").fetchall()
    wanted = {number for number, date in rows if (since is None and until is None) or (date and _between(date, since or "", until or "9"))}
    found = search(archive, "waves", places=[Place.COMMENT], selection=Selection(since=since, until=until), limit=300)
    assert ({hit.id for hit in found.hits}, found.total) == (wanted, len(wanted))


def _between(date, since, until):
    return since <= date and date[: len(until)] <= until


@pytest.mark.parametrize("selection", [Selection(since="June"), Selection(until="2010/06/05"), Selection(since="2010-6")])
def test_what_is_no_date_is_refused(library, selection):
    for place in Place:
        with pytest.raises(BadQuery, match="is no date"):
            search(library, "ferry", places=[place], selection=selection)


def test_a_search_of_thousands_of_words_is_refused(library):
    with pytest.raises(BadQuery, match="simplify"):
        search(library, "ferry " * 2000)


def test_hits_are_marked_as_the_page_writes_them(library):
    snippets = [hit.snippet for hit in search(library, "cafe ferr*", marks=("<b>", "</b>")).hits]
    assert snippets == ["A <b>café</b> by the harbour; the <b>cafe</b> owner sings. <b>ferry</b> <b>ferries</b> <b>ferrying</b>"]
    assert [hit.snippet for hit in search(library, "朝は").hits] == ["日本の[朝は]早い。iPhoneを買う。水。"]


def test_the_title_counts_most(archive, crawl):
    at = crawl()
    archive.store_article(post(1, title="Other", body="lighthouse among many other words"), **at)
    archive.store_article(post(2, title="Lighthouse", body="many other words, and more"), **at)
    results = search(archive, "lighthouse", limit=1)
    assert (results.total, [hit.title for hit in results.hits]) == (2, ["Lighthouse"])


def test_the_index_follows_the_rows(archive, crawl):
    archive.store_article(post(1, body="heron", comments=[Comment(id="a", body="鷺が飛ぶ")]), **crawl())
    archive.store_article(post(1, body="stork", comments=[Comment(id="a", body="鶴が飛ぶ")]), **crawl(day=2))
    assert [search(archive, word).total for word in ("heron", "stork", "鷺", "鶴", "飛ぶ")] == [0, 1, 0, 1, 1]
    archive.db.execute("DELETE FROM articles")
    assert [search(archive, word).total for word in ("stork", "鶴")] == [0, 0]
