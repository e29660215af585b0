"""Posts told from other pages, and threads and texts put together, from a mirror of a small blog."""

from __future__ import annotations

import io
import shutil

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flipscrape.imports.importing import import_sources
from flipscrape.store import Access, Archive

BODY = "<p>The ferry runs at nine, at noon and at five, and on Sundays it does not run at all, whatever the sign at the pier may say.</p>" * 3
POST = """<!DOCTYPE html><html lang="en"><head><title>{0}</title></head><body class="post-template-default single single-post">
<article class="post type-post"><h1 class="entry-title">{0}</h1><time class="published" datetime="2021-05-0{1}">{1} May 2021</time>
<div class="entry-content"><p>{0}.</p>{2}</div></article><div id="comments"><ol class="commentlist"><li class="comment" id="comment-{3}">
<div class="comment-author vcard"><cite class="fn">Reader {3}</cite></div><div class="comment-content"><p>I have seen it run, number {3}.</p></div>
</li></ol>{4}</div></body></html>"""
LISTING = """<!DOCTYPE html><html lang="en"><head><title>Notes</title></head><body class="home blog">
<article class="post"><h2><a href="/2021/05/one/">One</a></h2><p>The ferry runs</p></article>
<article class="post"><h2><a href="/2021/05/two/">Two</a></h2><p>The ferry runs</p></article></body></html>"""
POSTED = """<!DOCTYPE html><html><head><title>{0}</title></head><body class="single single-post"><article class="post type-post">
<h1 class="entry-title">{0}</h1><div class="entry-content">{1}</div></article></body></html>"""
LISTED = '<!DOCTYPE html><html><head><title>Notes</title></head><body class="archive"><main>{0}</main></body></html>'
PARTS = '<p class="page-links">Pages: 1 <a href="https://pier.example/2021/05/two/2/">2</a></p>'
PAGER = '<div class="nav-links"><a class="page-numbers" href="https://pier.example/2021/05/one/comment-page-2/#comments">2</a></div>'


@pytest.fixture
def mirror(tmp_path):
    pages = {
        "index.html": LISTING,
        "2021/05/one/comment-page-2/index.html": POST.format("One", 1, BODY, 12, ""),
        "2021/05/one/index.html": POST.format("One", 1, BODY, 11, PAGER),
        "2021/05/two/index.html": POST.format("Two", 2, BODY + PARTS, 21, ""),
        "2021/05/two/2/index.html": POST.format("Two", 2, "<p>And this is the second page of it.</p>" * 3, 21, ""),
        "about/index.html": LISTING.replace("home blog", "page-template-default page"),
        "broken.html": "",
    }
    for name, html in pages.items():
        path = tmp_path / "pier.example" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return tmp_path / "pier.example"


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db", Access.CREATE) as opened:
        yield opened


def rows(archive, statement):
    return archive.db.conn.execute(statement).fetchall()


def test_posts_are_stored_and_other_pages_kept(archive, mirror):
    report = import_sources([mirror], archive, workers=1)
    assert rows(archive, "SELECT url FROM articles ORDER BY url") == [("https://pier.example/2021/05/one/",), ("https://pier.example/2021/05/two/",)]
    assert rows(archive, "SELECT count(*) FROM pages") == [(6,)]
    assert rows(archive, "SELECT url, reason FROM failures") == [("https://pier.example/broken.html", "unreadable")]
    assert report.outcomes["new"] == 2
    assert report.outcomes["failed"] == 1
    assert rows(archive, "SELECT command, outcome FROM crawls") == [("import", "finished")]


def test_the_pages_of_a_thread_come_together_whatever_their_order(archive, mirror):
    import_sources([mirror], archive, workers=2)
    statement = "SELECT author FROM comments JOIN articles a ON a.id = article_id WHERE a.url LIKE '%/one/' ORDER BY position"
    assert rows(archive, statement) == [("Reader 11",), ("Reader 12",)]


def test_the_pages_of_a_post_come_together(archive, mirror):
    import_sources([mirror], archive, workers=2)
    ((body,),) = rows(archive, "SELECT body FROM articles WHERE url LIKE '%/two/'")
    assert "The ferry runs" in body
    assert "And this is the second page of it." in body


def test_what_a_feed_says_of_a_post_counts_whatever_their_order(archive, mirror):
    feed = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Notes</title>
    <item><title>One</title><link>https://pier.example/2021/05/one/</link><dc:creator>Ada Pier</dc:creator><category>Ferries</category></item>
    </channel></rss>"""
    path = mirror / "zz" / "feed" / "index.html"
    path.parent.mkdir(parents=True)
    path.write_text(feed, encoding="utf-8")
    import_sources([mirror], archive, workers=1)
    assert rows(archive, "SELECT authors, revision_count FROM article_overview WHERE url LIKE '%/one/'") == [("Ada Pier", 0)]
    assert rows(archive, "SELECT source FROM announcements JOIN pages ON id = page_id WHERE url LIKE '%/one/'") == [("feed",)]


def test_the_day_beside_a_post_on_a_listing_dates_it_and_a_second_import_changes_no_row(archive, tmp_path):
    days = {f"a-note-{n}": f"2021-05-0{n}" for n in range(1, 4)}
    cards = "".join(f'<article class="post"><h2><a href="/{name}/">{name}</a></h2><time>{day}</time></article>' for name, day in days.items())
    pages = {f"{name}/index.html": POSTED.format(name, BODY) for name in days} | {"index.html": LISTED.format(cards)}
    for name, html in pages.items():
        path = tmp_path / "pier.example" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    for _ in range(2):
        report = import_sources([tmp_path / "pier.example"], archive, workers=1)
        assert report.outcomes.total() == len(pages)
        dated = rows(archive, "SELECT substr(url, length('https://pier.example/') + 1), published FROM articles ORDER BY url")
        assert dated == [(f"{name}/", day) for name, day in days.items()]
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]


def test_other_posts_tell_whether_the_day_comes_first_and_a_second_import_changes_no_row(archive, tmp_path):
    days = {"keel": "04/03/2021", "lamp": "25/03/2021", "oars": "19/02/2021"}
    for name, day in days.items():
        path = tmp_path / "pier.example" / name / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(POSTED.format(name, f'<p class="date">{day}</p>{BODY}').replace("<html>", '<html lang="en">'), encoding="utf-8")
    for _ in range(2):
        import_sources([tmp_path / "pier.example"], archive, workers=1)
        assert rows(archive, "SELECT published FROM articles ORDER BY url") == [("2021-03-04",), ("2021-03-25",), ("2021-02-19",)]
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]


def test_a_post_s_further_page_may_come_before_it(archive, mirror, tmp_path):
    page = tmp_path / "0" / "pier.example" / "2021/05/two/2/index.html"
    page.parent.mkdir(parents=True)
    (mirror / "2021/05/two/2/index.html").rename(page)
    import_sources([tmp_path / "0", mirror], archive, workers=1)
    assert rows(archive, "SELECT count(*), (SELECT body LIKE '%second page%' FROM articles WHERE url LIKE '%/two/') FROM articles") == [(2, 1)]


def test_a_second_import_changes_no_row(archive, mirror):
    tables = ("articles", "comments", "authors", "tags", "article_authors", "article_tags", "pages", "revisions")
    import_sources([mirror], archive, workers=1)
    before = [rows(archive, f"SELECT * FROM {name}") for name in tables]
    report = import_sources([mirror], archive, workers=1)
    assert [rows(archive, f"SELECT * FROM {name}") for name in tables] == before
    assert not {"new", "changed"} & report.outcomes.keys()


def test_a_single_file_that_is_named_is_a_post(archive, tmp_path):
    page = tmp_path / "saved.html"
    page.write_text(f"<html><head><title>Loose</title></head><body><h1>Loose</h1>{BODY}</body></html>", encoding="utf-8")
    import_sources([page], archive, url="https://pier.example/loose", workers=1)
    assert rows(archive, "SELECT url FROM articles") == [("https://pier.example/loose",)]


def test_a_text_capture_is_read_as_one(archive, tmp_path):
    capture = tmp_path / "capture.txt"
    text = "The pier\n\nPosted on 5 May 2021 by Ann Example\n\nThe ferry runs at nine, at noon and at five.\n\nOn Sundays it rests.\n"
    capture.write_text(text, encoding="utf-8")
    import_sources([capture], archive, workers=1)
    ((url, body),) = rows(archive, "SELECT url, body FROM articles")
    assert url is None
    assert "The ferry runs at nine" in body


def test_a_page_in_an_unknown_encoding_is_named_among_the_failures(archive, tmp_path):
    source = tmp_path / "captures.warc"
    with source.open("wb") as out:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "squeeze")], protocol="HTTP/1.1")
        writer = WARCWriter(out, gzip=False)
        record = writer.create_warc_record("https://pier.example/1", "response", payload=io.BytesIO(b"sqz"), length=3, http_headers=headers)
        writer.write_record(record)
    report = import_sources([source], archive, workers=1)
    assert dict(report.outcomes) == {"failed": 1}
    assert rows(archive, "SELECT url, detail FROM failures") == [("https://pier.example/1", "its content encoding cannot be undone: squeeze")]


@pytest.mark.parametrize("saved", [False, True], ids=["not saved", "saved"])
def test_a_page_stands_for_itself_where_the_one_that_it_names_was_not_saved(archive, mirror, saved):
    folder = mirror / "2021" / "05"
    names = '<link rel="canonical" href="https://pier.example/2021/05/two/"></head>'
    other = folder / "two-again" / "index.html"
    other.parent.mkdir()
    other.write_text((folder / "two" / "index.html").read_text(encoding="utf-8").replace("</head>", names), encoding="utf-8")
    if not saved:
        shutil.rmtree(folder / "two")
    import_sources([mirror], archive, workers=1)
    stored = "two" if saved else "two-again"
    assert rows(archive, "SELECT url FROM articles WHERE title = 'Two'") == [(f"https://pier.example/2021/05/{stored}/",)]


def test_a_page_shown_for_an_answer_is_no_post_beside_the_page_itself(archive, mirror):
    thread = mirror / "2021" / "05" / "one" / "comment-page-2"
    (thread / "index.html?replytocom=12.html").write_bytes((thread / "index.html").read_bytes())
    import_sources([mirror], archive, workers=1)
    assert rows(archive, "SELECT url FROM articles WHERE title = 'One'") == [("https://pier.example/2021/05/one/",)]
    assert rows(archive, "SELECT source_id FROM comments JOIN articles a ON a.id = article_id WHERE title = 'One'") == [("11",), ("12",)]


def test_an_answer_of_an_api_in_a_mirror_is_no_page(archive, mirror):
    (mirror / "wp-json").mkdir()
    (mirror / "wp-json" / "index.html").write_text('{"name": "Pier", "description": "Notes on the ferry, and on the pier."}', encoding="utf-8")
    assert import_sources([mirror], archive, workers=1).outcomes["new"] == 2
    assert rows(archive, "SELECT url FROM pages WHERE url LIKE '%wp-json%'") == []


def test_a_post_that_asks_for_a_password_is_named_among_the_failures(archive, mirror):
    form = '<form class="post-password-form"><p>Only for friends of the pier.</p><input name="post_password" type="password"></form>'
    path = mirror / "2021" / "05" / "two" / "index.html"
    path.write_text(POST.format("Two", 2, form, 21, ""), encoding="utf-8")
    (mirror / "2021" / "05" / "two" / "2" / "index.html").unlink()
    import_sources([mirror], archive, workers=1)
    assert rows(archive, "SELECT detail FROM failures WHERE url LIKE '%/two/'") == [("it asks for a password",)]
    assert rows(archive, "SELECT title FROM articles") == [("One",)]


def test_a_saved_archive_of_a_category_files_its_posts_and_a_second_import_changes_no_row(archive, tmp_path):
    cards = "".join(f'<article class="post"><h2><a href="/note-{n}/">Note {n}</a></h2></article>' for n in range(1, 4))
    pages = {f"note-{n}/index.html": POSTED.format(f"note-{n}", BODY) for n in range(1, 4)}
    pages["category/old-boats/index.html"] = LISTED.format(f"<h1>Posts in Old Boats</h1>{cards}")
    for name, html in pages.items():
        path = tmp_path / "pier.example" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    for _ in range(2):
        import_sources([tmp_path / "pier.example"], archive, workers=1)
        assert rows(archive, "SELECT name, kind, count(*) FROM article_tags JOIN tags ON id = tag_id GROUP BY id") == [("Old Boats", "category", 3)]
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]
