"""Redaction: names leave rows, revisions, kept pages, search index and the file's free space; what is not a name stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from store.samples import PAGE, POST, SITE, post

from flipscrape.errors import BadQuery
from flipscrape.model import AddressKind, Announcement, AnnouncementSource, Comment, CommentKind, Found, Image, Link
from flipscrape.store import Archive, read_articles
from flipscrape.store.frontier.table import Frontier
from flipscrape.store.reading.search import search
from flipscrape.store.redaction.author_pages import AuthorPages
from flipscrape.store.redaction.erase import erase_address, erase_person
from flipscrape.store.redaction.pseudonyms import Persons, pseudonym, redact_names
from flipscrape.store.redaction.replacing import Replacer
from flipscrape.store.redaction.rewriting import Mentions, Trial
from flipscrape.store.verification.verify import verify
from flipscrape.store.writing.pages import read_page

KEY = b"a key of ours"
THREAD = [
    Comment(id="1", author="Zoë O'Brien", author_url="https://zoe.example/", body="First!", body_html="<p>First!</p>"),
    Comment(id="2", parent="1", author="田中", body="Hello Zoë O'Brien, hello.", body_html="<p>Hello Zo&euml; O'Brien, hello.</p>"),
    Comment(id="3", kind=CommentKind.PINGBACK, author="Some other blog", author_url="https://other.example/", body="[...]"),
]
HTML = """<meta charset=utf-8><article class="Zoë"><h1>The last ferry</h1>by Ann Example</article>
<li><img src="https://secure.gravatar.com/avatar/0123456789abcdef0123456789abcdef?s=32">
<a href="https://zoe.example/">Zoë O&#039;Brien</a> First!</li>
<li title="田中さん">田中: Hello Zoë O'Brien, hello.</li><script>{"name": "Zo\\u00eb O'Brien"}</script>"""


@pytest.fixture
def blog(archive, crawl):
    announced = (Announcement(source=AnnouncementSource.FEED, url=POST.url, comments=(THREAD[0],)),)
    page = replace(PAGE, body=HTML.encode(), announced=announced)
    earlier = [replace(THREAD[0], body="Frist!"), *THREAD[1:]]
    archive.store_article(replace(POST, comments=earlier), site=SITE, page=page, **crawl())
    archive.store_article(replace(POST, comments=THREAD), site=SITE, page=page, **crawl(day=2))
    archive.store_article(post(1, body="Another post, without names."), site=SITE, **crawl())
    return archive


def file_holds(archive, path, *words):
    archive.close()
    data = path.read_bytes()
    return [word for word in words if word.encode() in data]


def kept(archive):
    return read_page(archive.db, 1)


def test_commenters_become_pseudonyms_everywhere(blog, path):
    zoe, tanaka = pseudonym("Zoë O'Brien", KEY), pseudonym("田中", KEY)
    redact_names(blog, Persons.COMMENTERS, key=KEY)
    first, second, third = next(read_articles(blog)).article.comments
    assert [(one.author, one.author_url) for one in (first, second, third)] == [
        (zoe, None), (tanaka, None), ("Some other blog", "https://other.example/"),
    ]
    assert second.body == f"Hello {zoe}, hello."
    assert blog.db.execute("SELECT record ->> 'author', record ->> 'body' FROM revisions").fetchall() == [(zoe, "Frist!")]
    page = kept(blog)
    assert f"{zoe}</a> First!" in page.body.decode()
    assert "gravatar.com/avatar/0?s=32" in page.body.decode()
    assert f'title="{tanaka}さん"' in page.body.decode()
    assert 'class="Zoë"' in page.body.decode()
    assert page.announced[0].comments[0].author == zoe
    assert [search(blog, words).total for words in ('"Zoë O\'Brien"', "田中", f'"{zoe}"')] == [0, 0, 2]
    assert list(verify(blog)) == []
    assert file_holds(blog, path, "O'Brien", "田中", "zoe.example") == []


def test_authors_of_posts_keep_their_names_unless_all_are_asked_for(blog, path):
    redact_names(blog, Persons.COMMENTERS, key=KEY)
    assert next(read_articles(blog)).article.authors == ["Ann Example", "Bo Sample"]
    redact_names(blog, Persons.ALL, key=KEY)
    assert next(read_articles(blog)).article.authors == [pseudonym("Ann Example", KEY), pseudonym("Bo Sample", KEY)]
    assert list(verify(blog)) == []
    assert file_holds(blog, path, "Ann Example", "Bo Sample") == []


def test_a_second_time_changes_nothing(blog):
    redact_names(blog, Persons.ALL, key=KEY)
    assert redact_names(blog, Persons.ALL, key=KEY).rows.total() == 0


def test_another_key_gives_other_pseudonyms():
    assert pseudonym("Cleo", KEY) == pseudonym("Cleo", KEY) != pseudonym("Cleo", b"another")


@pytest.mark.parametrize(
    "act",
    [
        lambda archive, trial: redact_names(archive, Persons.ALL, key=KEY, trial=trial),
        lambda archive, trial: erase_person(archive, "田中", trial=trial),
        lambda archive, trial: erase_address(archive, POST.url, trial=trial),
    ],
)
def test_a_dry_run_counts_the_same_and_changes_nothing(blog, act):
    before = list(blog.db.conn.iterdump())
    counted = act(blog, Trial.DRY_RUN)
    assert list(blog.db.conn.iterdump()) == before
    assert counted == act(blog, Trial.FOR_GOOD)
    assert counted.rows.total() > 0


def test_one_person_s_comments_are_erased(blog, path):
    erase_person(blog, "Zoë O'Brien")
    first, second, _ = next(read_articles(blog)).article.comments
    assert (first.author, first.body, second.parent, second.body) == (None, "[erased]", "1", "Hello [erased], hello.")
    assert kept(blog) is None
    assert list(verify(blog)) == []
    assert file_holds(blog, path, "O'Brien", "First!", "Frist!", "zoe.example") == []


def test_an_erased_name_stands_in_no_earlier_words_of_others_either(archive, crawl, path):
    thread = [Comment(id="1", author="Ada Berg", body="First."), Comment(id="2", parent="1", author="Dan", body="I disagree with Ada Berg.")]
    archive.store_article(replace(POST, comments=thread), site=SITE, **crawl())
    archive.store_article(replace(POST, comments=[thread[0], replace(thread[1], body="I agree.")]), site=SITE, **crawl(day=2))
    erase_person(archive, "Ada Berg")
    assert list(verify(archive)) == []
    assert file_holds(archive, path, "Ada Berg") == []


def test_a_name_in_a_script_without_spaces_is_found_no_more_in_other_s_comments(archive, crawl):
    thread = [Comment(id="1", author="田中太郎", body="おはよう"), Comment(id="2", parent="1", author="Dan", body="ありがとう田中太郎さん")]
    archive.store_article(replace(POST, comments=thread), site=SITE, **crawl())
    erase_person(archive, "田中太郎", mentions=Mentions.EVERYWHERE)
    assert [search(archive, word).total for word in ("田中", "太郎", "ありがとう")] == [0, 0, 1]
    assert list(verify(archive)) == []


def test_one_address_is_erased(blog, path):
    erase_address(blog, POST.url)
    assert [found.article.title for found in read_articles(blog)] == ["Post 1"]
    assert [blog.db[table].count for table in ("texts", "pages", "comments")] == [0, 0, 0]
    assert list(verify(blog)) == []
    assert file_holds(blog, path, "2010/06/ferry", "Nobody waved", "Zoë") == []


def test_what_is_not_there_is_named(blog):
    with pytest.raises(BadQuery):
        erase_person(blog, "Nobody")
    with pytest.raises(BadQuery):
        erase_address(blog, "https://blog.example/nothing/")


def test_an_archive_stays_usable(blog, path, crawl):
    redact_names(blog, Persons.ALL, key=KEY)
    blog.store_article(post(5), **crawl())
    blog.close()
    with Archive(path) as again:
        assert again.db["articles"].count == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Will you? I will, said Will.", "X you? I will, said X."),
        ("Willing, Will's, GoodWill", "Willing, X's, GoodWill"),
        ("Will Smith and Will", "Y and X"),
        ("山田さんと山田", "Zさんと Z".replace(" ", "")),
        ("nobody", "nobody"),
    ],
)
def test_names_are_replaced_as_words(text, expected):
    assert Replacer({"Will": "X", "Will Smith": "Y", "山田": "Z"}).in_text(text) == expected


WORD_AS_NAME = "Art"
PAGE_OF_ANOTHER_POST = b"<p>Art is long, they say, and life is short for all of us.</p><ul><li>Art on <a href=/1>Post 1</a></li></ul>"


@pytest.fixture
def word_as_name(archive, crawl):
    said = [Comment(id="1", author=WORD_AS_NAME, body="Hello."), Comment(id="2", author="Bo Sample", body="Art, you and your art!")]
    archive.store_article(post(1, comments=said), **crawl())
    page = replace(PAGE, url="https://blog.example/post-2/", body=PAGE_OF_ANOTHER_POST)
    archive.store_article(post(2, comments=[Comment(id="3", author="Bo Sample", body="Art is what we all came for.")]), page=page, **crawl())
    return archive


@pytest.mark.parametrize(
    ("choice", "thread", "elsewhere"),
    [
        ({}, "NAME, you and your art!", "Art is what we all came for."),
        ({"mentions": Mentions.EVERYWHERE}, "NAME, you and your art!", "NAME is what we all came for."),
        ({"words": [WORD_AS_NAME]}, "Art, you and your art!", "Art is what we all came for."),
    ],
)
def test_a_name_that_is_a_word_counts_where_its_person_takes_part(word_as_name, choice, thread, elsewhere):
    touched = redact_names(word_as_name, Persons.COMMENTERS, key=KEY, **choice)
    bodies = [one.body for found in read_articles(word_as_name) for one in found.article.comments]
    assert bodies == ["Hello.", *(text.replace("NAME", pseudonym(WORD_AS_NAME, KEY)) for text in (thread, elsewhere))]
    assert bool(touched.words) == (WORD_AS_NAME not in choice.get("words", ()))


def test_lists_of_another_post_s_page_name_no_one(word_as_name):
    redact_names(word_as_name, Persons.COMMENTERS, key=KEY)
    page = kept(word_as_name).body.decode()
    assert page == PAGE_OF_ANOTHER_POST.decode().replace("<li>Art", f"<li>{pseudonym(WORD_AS_NAME, KEY)}")


def test_links_captions_and_notes_name_no_one(archive, crawl, path):
    picture = Image(url="https://blog.example/a.jpg", alt="Ann Example")
    named = replace(POST, links=[Link(url="https://elsewhere.example/", text="as Ann Example said")], images=[picture])
    run = crawl()
    archive.store_article(named, site=SITE, page=replace(PAGE, headers=(("X-Author", "Ann Example"),)), **run)
    archive.record_failure("https://blog.example/x", crawl_id=run["crawl_id"], occurred=run["seen"], reason="server", detail="Ann Example is away")
    redact_names(archive, Persons.ALL, key=KEY)
    assert file_holds(archive, path, "Ann Example") == []


@pytest.mark.parametrize(("address", "expected"), [
    ("https://b.example/author/zoe-obrien/", "https://b.example/author/person-1/"),
    ("https://b.example/author/zoe-obrien/page/2/?x=1#top", "https://b.example/author/person-1/page/2/?x=1#top"),
    ("/author/zoe-obrien/feed/", "/author/person-1/feed/"),
    ("https://b.example/?author_name=zoe+obrien&p=1", "https://b.example/?author_name=person-1&p=1"),
    ("https://b.example/people/zo%C3%AB-obrien.html", "https://b.example/people/person-1.html"),
    ("https://b.example/author/will/", "https://b.example/author/person-2/"),
    ("https://b.example/tag/will/", "https://b.example/tag/will/"),
    ("https://b.example/2020/zoe-obrien/", "https://b.example/2020/zoe-obrien/"),
    ("https://b.example/2020/a-talk-with-zoe-obrien/", "https://b.example/2020/a-talk-with-zoe-obrien/"),
    ("https://b.example/", "https://b.example/"),
    ("/2020/", "/2020/"),
])
def test_author_pages_lose_the_names_in_their_addresses(address, expected):
    pages = AuthorPages({"Zoë O'Brien": "Person 1", "Will": "Person 2"}, {"b.example/2020/zoe-obrien"})
    path, mark, fragment = address.partition("#")
    assert pages.in_address(path) + mark + fragment == expected


def test_addresses_in_pages_and_rows_and_tags_name_no_one(archive, crawl, path):
    html = """<html class="author-ann-example"><a href="/author/ann-example/">by ANN EXAMPLE</a> <a rel="tag" href="https://b.example/tag/ann-example/">
    ann example</a> <script>{"url": "https:\\/\\/b.example\\/author\\/ann-example\\/"}</script></html>"""
    link = Link(url="https://b.example/author/ann-example/", text="more")
    article = replace(POST, authors=["Ann Example"], tags=["ann example", "Ann Example", "ferries"], site_name="Ann Example's notes", links=[link])
    archive.store_article(replace(article, tags=["Ann Example"]), site=SITE, page=replace(PAGE, body=html.encode()), **crawl())
    archive.store_article(article, site=SITE, page=replace(PAGE, body=html.encode()), **crawl(day=2))
    frontier = Frontier(archive.db)
    seed_id = frontier.begin(SITE, now=datetime(2024, 1, 1, tzinfo=UTC))
    frontier.add([Found(url=f"{SITE}author/ann-example/", kind=AddressKind.LISTING, source="link")], seed_id=seed_id)
    redact_names(archive, Persons.ALL, key=KEY)
    (stored,) = [one.article for one in read_articles(archive)]
    assert stored.tags == [pseudonym("Ann Example", KEY), "ferries"]
    assert not list(verify(archive))
    assert not [form for form in (b"ann-example", b"ann example") if form in kept(archive).body.lower()]
    archive.close()
    assert not [form for form in (b"ann-example", b"ann example") if form in path.read_bytes().lower()]
