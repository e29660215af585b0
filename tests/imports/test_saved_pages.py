from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone

import pytest

from flipscrape.imports.marks import find_mark
from flipscrape.imports.saved_pages import has_address, read_file, read_folder, read_sources

PAGE = b"<!DOCTYPE html><html><head><title>A post</title></head><body><p>Words.</p></body></html>"


def saved(folder, name, data=PAGE):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("html", "url", "when"), [
    (b"<!-- saved from url=(0031)https://b.example/post?a=1&amp;b=2 --><html>", "https://b.example/post?a=1&b=2", None),
    (b"<html><!--\n Page saved with SingleFile \n url: https://b.example/post \n saved date: Sat Jun 05 2010 18:34:00 GMT+0200 (CEST)\n-->",
     "https://b.example/post", datetime(2010, 6, 5, 18, 34, tzinfo=timezone(timedelta(hours=2)))),
    (b"<html><!-- Mirrored from b.example/post.html by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 05 Jun 2010 16:34:00 GMT -->",
     "https://b.example/post.html", datetime(2010, 6, 5, 16, 34, tzinfo=UTC)),
    (b"<!-- saved from url=(0014)about:internet --><html>", None, None),
    (PAGE, None, None),
])
def test_marks_of_saving_programs_tell_address_and_time(html, url, when):
    mark = find_mark(html)
    assert (mark.url if mark else None) == url
    assert (mark.saved if mark else None) == when


@pytest.mark.parametrize(("name", "url"), [
    ("b.example/index.html", "https://b.example/"),
    ("b.example/2010/06/post/index.html", "https://b.example/2010/06/post/"),
    ("b.example/2010/06/a%20post.html", "https://b.example/2010/06/a%20post.html"),
    ("b.example/index.php?p=5", "https://b.example/index.php?p=5"),
    ("b.example/page.html@p=5&q=6", "https://b.example/page.html?p=5&q=6"),
    ("b.example/über/index.html", "https://b.example/%C3%BCber/"),
    ("b.example:8080/about", "https://b.example:8080/about"),
    ("b.example/index.html?p=5.html", "https://b.example/?p=5"),
    ("127.0.0.1:8080/about", "https://127.0.0.1:8080/about"),
    ("localhost+8080/about", "https://localhost:8080/about"),
    ("plain/post.html", "file:post.html"),
])
def test_a_mirror_s_folders_tell_the_address(tmp_path, name, url):
    saved(tmp_path, name)
    (page,) = read_folder(tmp_path)
    assert page.url == url
    assert has_address(page) is not url.startswith("file:")


def test_the_mirror_may_be_the_folder_itself(tmp_path):
    saved(tmp_path, "b.example/2010/post/index.html")
    assert [page.url for page in read_folder(tmp_path / "b.example")] == ["https://b.example/2010/post/"]


def naming(address):
    return PAGE.replace(b"<title>", f"<link rel=canonical href='{address}'><title>".encode())


def test_where_a_copy_of_a_site_was_most_of_its_pages_tell(tmp_path):
    saved(tmp_path, "index.html", naming("http://b.example/blog/"))
    saved(tmp_path, "about.html")
    saved(tmp_path, "2010/post/index.html", naming("http://b.example/blog/2010/post/"))
    saved(tmp_path, "über.html", naming("http://b.example/blog/%C3%BCber"))
    saved(tmp_path, "moved.html", naming("http://other.example/elsewhere"))
    saved(tmp_path, "feed.xml", b"<?xml version='1.0'?><rss><channel><generator>https://wordpress.org/</generator></channel></rss>")
    places = ("", "about.html", "feed.xml", "moved.html", "%C3%BCber.html", "2010/post/")
    assert {page.url for page in read_folder(tmp_path)} == {f"http://b.example/blog/{place}" for place in places}


def test_an_atom_feed_tells_where_a_copy_of_a_site_was(tmp_path):
    feed = b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><link rel='self' href='https://b.example/feeds/all.xml'/></feed>"
    saved(tmp_path, "feeds/all.xml", feed)
    saved(tmp_path, "post.html")
    assert {page.url for page in read_folder(tmp_path)} == {"https://b.example/feeds/all.xml", "https://b.example/post.html"}


def test_pages_that_do_not_agree_have_the_addresses_that_they_name(tmp_path):
    for number in (1, 2, 3):
        saved(tmp_path, f"page-{number}.html", naming(f"https://b.example/{number}/page-{number}.html"))
    assert {page.url for page in read_folder(tmp_path)} == {f"https://b.example/{number}/page-{number}.html" for number in (1, 2, 3)}


def test_a_page_that_names_itself_tells_the_scheme_of_its_mirror(tmp_path):
    saved(tmp_path, "b.example/post", PAGE.replace(b"<title>", b"<link rel=canonical href='http://b.example/'><title>"))
    assert [page.url for page in read_folder(tmp_path)] == ["http://b.example/post"]


def test_a_single_page_has_the_address_that_it_names(tmp_path):
    page = read_file(saved(tmp_path, "x.html", PAGE.replace(b"<title>", b"<meta property='og:url' content='https://b.example/p'><title>")))
    assert page.url == "https://b.example/p"


def test_a_file_is_as_old_as_the_file_system_says(tmp_path):
    path = saved(tmp_path, "x.txt", b"A capture")
    os.utime(path, (1_275_762_840, 1_275_762_840))
    page = read_file(path)
    assert page.fetched == datetime(2010, 6, 5, 18, 34, tzinfo=UTC)
    assert page.headers == (("Content-Type", "text/plain"),)


def test_only_pages_are_read_in_the_order_of_their_paths(tmp_path):
    for name in ("b.html", "a.txt", "sub/c.htm", "page"):
        saved(tmp_path, name)
    saved(tmp_path, "robots.txt", b"User-agent: *")
    saved(tmp_path, "picture.png", b"\x89PNG\r\n")
    saved(tmp_path, ".hidden/x.html")
    saved(tmp_path, "feed/index.html", b'<?xml version="1.0"?><rss version="2.0"></rss>')
    assert [page.url for page in read_folder(tmp_path)] == ["file:a.txt", "file:b.html", "file:page", "file:index.html", "file:c.htm"]
    assert [page.url for page in read_sources(tmp_path)] == ["file:index.html"]


CONVERTED = b"""<!DOCTYPE html><html><head><title>Two</title><link rel="canonical" href="../../index.html%3Fp=2.html">
<link rel='shortlink' href='../../index.html%3Fp=2.html'><meta property="og:url" content="http://b.example/2010/two/"></head><body><p>
<a href="../one/index.html#comments">one</a> <a href="../../index.html%3Fp=2.html#comment-1">itself</a> <a href="http://b.example/gone/">gone</a>
<img src="../../a.png"> <a href="#top">top</a></p></body></html>"""


def test_links_that_a_mirror_made_lead_to_files_are_addresses_again(tmp_path):
    for name in ("b.example/index.html?p=2.html", "b.example/2010/two/index.html"):
        saved(tmp_path, name, CONVERTED)
    saved(tmp_path, "b.example/2010/one/index.html")
    saved(tmp_path, "b.example/a.png", b"\x89PNG")
    one, two = read_folder(tmp_path)
    assert (one.url, two.url) == ("https://b.example/2010/one/", "http://b.example/2010/two/")
    assert one.body == PAGE
    assert two.body == (
        CONVERTED.replace(b"../one/index.html#", b"http://b.example/2010/one/#").replace(b"../../index.html%3Fp=2.html", b"http://b.example/2010/two/")
    )


def test_a_copy_under_a_short_address_is_passed_over_where_links_are_as_they_were(tmp_path):
    post = PAGE.replace(b"<title>", b"<link rel=shortlink href='http://b.example/?p=2'><title>")
    for name in ("b.example/index.html?p=2", "b.example/two/index.html"):
        saved(tmp_path, name, post)
    assert [(page.url, page.body) for page in read_folder(tmp_path)] == [("https://b.example/two/", post)]
