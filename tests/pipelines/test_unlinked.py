"""Pages of a post that no link leads to, in WordPress's block themes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flipscrape.pipelines.reading import read
from flipscrape.pipelines.unlinked import unlinked_page

from flipscrape.items import FetchedPage
from flipscrape.model import GUESS, Announcement, AnnouncementSource
from flipscrape.store import Access, Archive

URL = "https://pans.example/salt/"
BLOCKS = "<!doctype html><title>Salt</title><body class='single-post'><h1>Salt</h1><div class='entry-content wp-block-post-content'>{}</div>"
TEXT = "<p>The pans were raked twice.</p>"
LINKS = "<p class='post-nav-links'>Pages: <span class='post-page-numbers current'>1</span> <a href='/salt/2/' class='post-page-numbers'>2</a></p>"


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "blog.db", Access.CREATE) as archive:
        yield archive


@pytest.fixture
def read_page(archive):
    """Read and store a page, and give the addresses that may follow it."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    at = {"seen": now, "crawl_id": archive.start_crawl(command="crawl", version="1", started=now)}

    def given(html, url=URL, announced=()):
        item = read(FetchedPage(url=url, status=200, headers=(), body=html.encode(), fetched=at["seen"], announced=announced))
        if part := archive.part_of(url, item.article.title):
            archive.store_part(*part, item.article, **at)
        else:
            archive.store_article(item.article, **at)
        return [one.url for one in unlinked_page(item, archive) if one.source == GUESS]

    return given


def test_the_next_page_is_tried_as_long_as_each_adds_to_the_post(read_page):
    assert read_page(BLOCKS.format(TEXT)) == [f"{URL}2/"]
    assert read_page(BLOCKS.format("<p>Then it rained.</p>"), f"{URL}2/") == [f"{URL}3/"]
    assert read_page(BLOCKS.format(TEXT), f"{URL}3/") == []


def test_addresses_without_permalinks_are_tried_as_wordpress_writes_them(read_page):
    assert read_page(BLOCKS.format(TEXT), "https://pans.example/?p=7") == ["https://pans.example/?p=7&page=2"]


@pytest.mark.parametrize("html", [BLOCKS.format(TEXT).replace("wp-block-post-content", ""), BLOCKS.format(TEXT + LINKS)], ids=["classic", "linked"])
def test_where_a_theme_links_the_pages_none_is_tried(read_page, html):
    assert read_page(html) == []


def test_an_api_tells_all_pages(read_page):
    told = Announcement(source=AnnouncementSource.REST, url=URL, body_html=TEXT)
    assert read_page(BLOCKS.format(TEXT), announced=(told,)) == []
    assert read_page(BLOCKS.format(TEXT), announced=(replace(told, source=AnnouncementSource.FEED),)) == [f"{URL}2/"]
