"""The name of which a listing is the archive, and the posts that it lists."""

from __future__ import annotations

import pytest

from flipscrape.discovery import look
from flipscrape.extraction import extract_page
from flipscrape.page import decode_page, read_page

HOST = "https://blog.example"
CARDS = "".join(f'<article><h2><a href="/log/post-{n}/">Post {n}</a></h2><p>By the water.</p></article>' for n in (1, 2))
BOTH = {f"{HOST}/log/post-{n}/" for n in (1, 2)}


def told(path, body, *, title="The log"):
    """By field and name: the posts of which the page at ``path`` tells it."""
    page = read_page(decode_page(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()), url=HOST + path, fetched=None)
    found = {}
    for one in look(page, extract_page(page)).listed:
        for field in ("tags", "categories", "authors"):
            for name in getattr(one, field):
                found.setdefault((field, name), set()).add(one.url)
    return found


@pytest.mark.parametrize(("path", "field"), [
    ("/category/old-boats/", "categories"), ("/blog/categories/Old%20Boats/", "categories"), ("/kategorie/old-boats.html", "categories"),
    ("/categories/cat_old-boats/", "categories"), ("/category/old-boats/page/2/", "categories"), ("/category/old-boats2.html", "categories"),
    ("/category/water/old-boats/", "categories"), ("/category/old-boats/?page=2", "categories"),
    ("/tag/old-boats/", "tags"), ("/tags/old_boats/index.html", "tags"), ("/author/old-boats/", "authors"),
])
def test_the_address_says_what_the_archive_is_of_and_the_heading_its_name(path, field):
    assert told(path, f"<h1>Posts in Old Boats</h1>{CARDS}") == {(field, "Old Boats"): BOTH}


@pytest.mark.parametrize("path", ["/", "/category/", "/log/2019/", "/old-boats/", "/tags/", "/archives/old-boats/"])
def test_other_pages_are_no_archive_of_a_term(path):
    assert told(path, f"<h1>Old Boats</h1>{CARDS}") == {}


@pytest.mark.parametrize(("slug", "body", "title", "name"), [
    ("c", "<h1>C++</h1>", "The log", "C++"),
    ("mussiggang", "<h1>Müßiggang</h1>", "The log", "Müßiggang"),
    ("trails-maps", "<h1>The log</h1>", "Trails &amp; Maps | The log", "Trails & Maps"),
    ("kuni", '<h1>The log</h1><p><a href="/category/kuni/?page=1">1</a> <a href="/category/kuni/">Kuni</a></p>', "The log", "Kuni"),
    ("ri-ri", "<h1>日々</h1>", "The log", "日々"),
    ("%E6%97%A5%E3%80%85", "<h1>记录 日々</h1>", "The log", "日々"),
    ("vessels", "<h1>Category: Old Boats</h1>", "The log", "Old Boats"),
], ids=["signs", "accents", "title", "link to itself", "transliterated", "not Latin", "label"])
def test_the_name_is_written_as_the_page_writes_it(slug, body, title, name):
    assert told(f"/category/{slug}/", body + CARDS, title=title) == {("categories", name): BOTH}


def test_a_page_that_hides_the_name_tells_nothing():
    assert told("/category/old-boats/", f"<h1>The log</h1>{CARDS}") == {}


def test_posts_are_those_in_headings_or_in_the_most_frequent_form():
    aside = '<div><ul><li class="new"><a href="/log/post-9/">Post 9</a></li></ul></div>'
    rows = "".join(f'<p><a href="/log/post-{n}/">Post {n}</a></p>' for n in (1, 2))
    for posts in (CARDS, rows):
        assert told("/tag/boats/", f"<h1>Boats</h1>{aside}{posts}") == {("tags", "Boats"): BOTH}


def test_a_list_of_the_latest_under_a_heading_of_its_own_is_not_of_an_archive_with_fewer_posts():
    rows = "".join(f'<tr><td>{n} May 2019</td><td><a href="/log/post-{n}/">Post {n}</a></td></tr>' for n in (1, 2))
    latest = "".join(f'<li><a href="/log/late-{n}/">Late {n}</a></li>' for n in range(6))
    years = "".join(f'<h2>{year}</h2><ul><li><a href="/log/post-{year}/">Post {year}</a></li></ul>' for year in (2018, 2019))
    side = f"<div id=side><h4>Latest</h4><ul>{latest}</ul></div>"
    assert told("/tag/oars/", f"<h1>Tag: Oars</h1><table>{rows}</table>{side}") == {("tags", "Oars"): BOTH}
    assert told("/tag/oars/", f'<h1>Oars</h1><p>See <a href="/log/start/">the start</a>.</p>{years}') == {
        ("tags", "Oars"): {f"{HOST}/log/post-2018/", f"{HOST}/log/post-2019/"}}


def test_posts_may_lie_in_a_folder_that_is_named_as_listings_are():
    posts = CARDS.replace("/log/", "/archive/") + '<p><a href="/tag/tides/">tides</a></p>'
    assert told("/category/boats/", f"<h1>Boats</h1>{posts}") == {("categories", "Boats"): {one.replace("/log/", "/archive/") for one in BOTH}}


def test_a_post_whose_title_the_listing_seems_to_be_filed_under_is_listed_too():
    meta = '<ul class="meta"><li class="category"><a href="/log/post-1/">Post 1</a></li></ul>'
    assert told("/tag/boats/", f"<h1>Boats</h1>{meta}{CARDS}") == {("tags", "Boats"): BOTH}


def test_what_stands_beside_the_main_element_is_not_of_the_archive():
    rows = "".join(f'<p><a href="/log/post-{n}/">Post {n}</a></p>' for n in (1, 2))
    assert told("/tag/boats/", f"<main><h1>Boats</h1>{rows}</main><div>{CARDS.replace('post-', 'other-')}</div>") == {("tags", "Boats"): BOTH}


@pytest.mark.parametrize("body", [
    "<h1>Author: Ann Larkin-Nguyễn</h1>", '<h1>Ann Larkin-Nguyễn</h1><p><a href="/author/ann/">Ann Larkin-Nguyễn</a></p>',
], ids=["label", "link to itself"])
def test_the_name_of_an_author_is_more_than_the_login_in_the_address(body):
    assert told("/author/ann/", body + CARDS) == {("authors", "Ann Larkin-Nguyễn"): BOTH}


def test_without_permalinks_a_key_says_what_the_archive_is_of():
    heading = "<h1>Category: <span>Old Boats</span></h1>"
    assert told("/?cat=7", heading + CARDS) == told("/?cat=7&paged=2", heading + CARDS) == {("categories", "Old Boats"): BOTH}
    assert told("/?tag=old-boats", f"<h1>Old Boats</h1>{CARDS}") == {("tags", "Old Boats"): BOTH}
    assert told("/?author=3", f'<h1>Ann Low</h1><a href="/?author=3">Ann Low</a>{CARDS}') == {("authors", "Ann Low"): BOTH}


def test_nikola_keeps_tags_beside_categories():
    made_by = "<meta name=generator content='Nikola (getnikola.com)'>"
    page = f"{made_by}<h1>Posts about Old Boats</h1>{CARDS}"
    assert told("/categories/old-boats/", page) == {("tags", "Old Boats"): BOTH}
    assert told("/categories/cat_old-boats/", page) == {("categories", "Old Boats"): BOTH}
    assert told("/categories/cat_old-boats/index-1.html", page) == {("categories", "Old Boats"): BOTH}


@pytest.mark.parametrize(("heading", "feed", "name"), [
    ("Записи о Лодки", "RSS for tag Лодки", "Лодки"), ("日々についての記事", "RSS for tag 日々", "日々"), ("Записи о Лодки", "RSS", "Записи о Лодки"),
])
def test_of_a_heading_that_says_more_than_the_name_is_what_the_archive_s_feed_is_called_too(heading, feed, name):
    link = f'<link rel="alternate" type="application/rss+xml" title="{feed}" href="/tag/lodki.xml">'
    assert told("/tag/lodki/", f"{link}<h1>{heading}</h1>{CARDS}") == {("tags", name): BOTH}


def test_lists_of_the_latest_and_the_most_read_are_none_of_the_archive():
    def cards(name):
        return "".join(f'<div class="{name}"><h3><a href="/log/{name}-{n}/">{name} {n}</a></h3></div>' for n in (1, 2))

    page = f"<div>Breaking news</div>{cards('latest')}<h1>Tag: Boats</h1>{CARDS}<h4>Most read</h4>{cards('read')}"
    assert told("/tag/boats/", page) == {("tags", "Boats"): BOTH}


def test_a_heading_in_the_excerpt_of_a_post_begins_no_other_list():
    excerpt = '<p>We rowed.</p><h2 id="why">Why we rowed</h2><p>We had to.</p>'
    rows = "".join(f'<div><div class="card"><h2><a href="/log/post-{n}/">Post {n}</a></h2>{excerpt}</div></div>' for n in (1, 2))
    assert told("/tag/boats/", f"<h1>Boats</h1>{rows}") == {("tags", "Boats"): BOTH}
