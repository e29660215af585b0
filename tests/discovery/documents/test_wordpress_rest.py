"""WordPress's REST collections: paged until empty, names from the rows themselves, local time with its offset."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from flipscrape.discovery.documents.wordpress_rest import announcement, collections, further_pages, is_root, read_rows
from flipscrape.discovery.planning.update import Update
from flipscrape.discovery.sources import read_source
from flipscrape.model import AddressKind, SourceVisit

POSTS = "https://blog.example/wp-json/wp/v2/posts?per_page=100&page=1"
ROW = {
    "id": 7, "link": "https://blog.example/one/", "status": "publish", "type": "post", "title": {"rendered": "One &amp; more"},
    "content": {"rendered": "<p>Text.</p>"}, "date": "2021-03-04T05:06:07", "date_gmt": "2021-03-04T04:06:07",
    "_embedded": {
        "author": [{"name": "Ada"}],
        "wp:term": [[{"taxonomy": "category", "name": "Kitchen"}], [{"taxonomy": "post_tag", "name": "bread"}]],
    },
}


def rows(data, **headers):
    return read_rows(json.dumps(data).encode(), POSTS, headers)


def test_names_are_asked_for_before_the_posts():
    order = [address.split("/wp/v2/")[1].split("?")[0] for address in collections("https://blog.example/wp-json/")]
    assert order.index("tags") < order.index("posts")


def test_a_post_with_its_names_and_its_time():
    said = announcement(ROW, POSTS)
    assert (said.title, said.authors, said.tags, said.categories) == ("One & more", ("Ada",), ("bread",), ("Kitchen",))
    assert said.published == "2021-03-04T05:06:07+01:00"


def test_drafts_and_other_types_are_no_posts():
    assert announcement(ROW | {"status": "draft"}, POSTS) is None
    assert announcement(ROW | {"type": "page"}, POSTS) is None


def test_pages_go_on_to_the_stated_number_and_without_one_until_a_page_is_short():
    assert "page=2" in rows([ROW], **{"x-wp-totalpages": "2"}).next_page
    assert rows([ROW], **{"x-wp-totalpages": "1"}).next_page is None
    assert "page=2" in rows([ROW] * 100).next_page
    assert rows([ROW]).next_page is None


@pytest.mark.parametrize("root", ["https://blog.example/index.php?rest_route=/", "https://blog.example/wp-json/"])
def test_the_next_page_is_one_of_the_same_collection(root):
    comments = collections(root)[-1]
    first = read_rows(json.dumps([ROW]).encode(), comments, {"x-wp-totalpages": "3"})
    second = read_rows(json.dumps([ROW]).encode(), first.next_page, {"x-wp-totalpages": "3"})
    assert second.next_page == comments.replace("&page=1", "&page=3")


def test_answers_that_are_no_collection_are_none():
    assert rows({"code": "rest_no_route"}) is None
    assert read_rows(b"<html>", POSTS, {}) is None


def test_a_break_in_the_text_tells_a_further_page_where_the_theme_links_none():
    broken = ROW | {"content": {"rendered": "<p>One.</p>\n<p><!--nextpage--></p>\n<p>Two.</p><!--nextpage--><p>Three.</p>"}}
    assert further_pages(announcement(broken, POSTS)) == ["https://blog.example/one/2/", "https://blog.example/one/3/"]
    assert further_pages(announcement(broken | {"link": "https://blog.example/?p=7"}, POSTS)) == [
        "https://blog.example/?p=7&page=2", "https://blog.example/?p=7&page=3"]
    assert further_pages(announcement(ROW, POSTS)) == []


def test_the_root_is_told_as_php_writes_it():
    assert is_root(rb'{"name":"One","namespaces":["oembed\/1.0","wp\/v2"],"routes":{}}')
    assert not is_root(b'{"namespaces":["oembed/1.0"],"routes":{"/wp/v2":{}}}')
    assert not is_root(b"<html>wp/v2</html>")


@pytest.mark.parametrize("root", ["https://blog.example/index.php?rest_route=/", "https://blog.example/wp-json/"])
def test_what_an_update_asks_of_a_collection_is_read_as_one(root):
    read = [SourceVisit(url=url, kind=AddressKind.REST, source="rest", visited=datetime(2026, 5, 1, tzinfo=UTC)) for url in collections(root)]
    latest, comments = [found.url for found in Update([], read).sources()]
    assert "/wp/v2/posts" in latest
    assert "/wp/v2/comments" in comments
    told = read_source(json.dumps([ROW]).encode(), latest, AddressKind.REST, {})
    assert [one.url for one in told.found] == [ROW["link"]]
