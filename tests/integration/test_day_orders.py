"""Days in numbers that a page leaves open are read as the rest of the blog writes them."""

from __future__ import annotations

import pytest
from integration.site_server import Answer, Site

DAYS = {"/log/tide/": (25, 3), "/log/shingle/": (4, 3), "/log/keel/": (19, 2), "/log/oars/": (8, 1), "/log/lamp/": (5, 5)}
PAGE = '<!doctype html><html lang="en"><head><title>{0} - The log</title></head><body><main>{1}</main></body></html>'
TEXT = "<p>The boat was drawn up on the shingle and turned over, and everyone who came by had something to say of it.</p>" * 3
SOURCES = "SELECT source FROM article_sources WHERE field = 'published'"


def written(path, *, first):
    day, month = DAYS[path]
    numbers = (day, month) if first == "day" else (month, day)
    return "{:02}/{:02}/2021".format(*numbers)


@pytest.fixture
def log():
    """Serves a blog whose sitemap names its posts before its home page is read; ``listed``: whether that tells their days too."""

    def make(site, *, first, listed):
        cards = []
        for path in DAYS:
            name, day = path.split("/")[2].title(), f'<p class="date">{written(path, first=first)}</p>'
            site.routes[path] = Answer(PAGE.format(name, f"<article><h1>{name}</h1>{day}{TEXT}</article>"))
            cards.append(f'<article><h2><a href="{path}">{name}</a></h2>{day if listed else ""}<p>Begun.</p></article>')
        site.routes["/"] = Answer(PAGE.format("Home", "".join(cards)), seconds=1.0)
        links = "".join(f"<url><loc>{site.url.rstrip('/')}{path}</loc></url>" for path in DAYS)
        site.routes["/sitemap.xml"] = Answer(f"<urlset>{links}</urlset>", kind="application/xml")

    return make


@pytest.mark.parametrize("told", [{"first": first, "listed": listed} for first in ("day", "month") for listed in (True, False)])
def test_the_other_posts_of_a_blog_tell_whether_the_day_comes_first(crawl, rows, tmp_path, log, told):
    archive = tmp_path / "blog.db"
    with Site({}) as site:
        log(site, **told)
        assert crawl(site.url, "-o", archive).returncode == 0
        read = rows(archive, "SELECT url, published FROM articles ORDER BY url")
        assert {url.removeprefix(site.url.rstrip("/")): day for url, day in read} == {
            path: f"2021-{month:02}-{day:02}" for path, (day, month) in DAYS.items()}
        assert crawl(site.url, "-o", archive, "--refresh", "all").returncode == 0
        assert rows(archive, "SELECT url, published FROM articles ORDER BY url") == read
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]


def test_where_no_post_shows_the_order_its_source_says_that_it_was_assumed(crawl, rows, tmp_path, log, monkeypatch):
    monkeypatch.setitem(DAYS, "/log/tide/", (5, 3))
    monkeypatch.setitem(DAYS, "/log/keel/", (9, 2))
    archive = tmp_path / "blog.db"
    with Site({}) as site:
        log(site, first="day", listed=False)
        assert crawl(site.url, "-o", archive).returncode == 0
    assert sorted(rows(archive, SOURCES)) == [("class",), *[("class, month assumed first",)] * 4]
