"""Posts wait for what tells of them, however slow it is."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from integration.site_server import Answer, Site, blog

POSTS = 6
TERMS = "SELECT count(*) FROM article_tags JOIN tags ON tags.id = tag_id WHERE name = 'Harbours'"


def test_posts_that_the_home_page_links_to_are_read_with_what_a_slow_api_tells_of_them(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(POSTS)) as site:
        told = [{
            "id": n, "link": f"{site.url}2024/01/post-{n}/", "title": {"rendered": f"Post {n}"}, "date_gmt": f"2024-01-0{n}T08:00:00",
            "_embedded": {"wp:term": [[{"taxonomy": "category", "name": "Harbours"}]]}, "content": {"rendered": ""}} for n in range(1, POSTS + 1)]
        answers = {
            "/wp-json/": {"namespaces": ["wp/v2"]}, "/wp-json/wp/v2/posts": told,
            **{f"/wp-json/wp/v2/{name}": [] for name in ("users", "categories", "tags", "comments", "pages")},
        }
        for path, answer in answers.items():
            site.routes[path] = Answer(json.dumps(answer), kind="application/json", seconds=1.0)
        home = site.routes["/"]
        site.routes["/"] = Answer(str(home.body).replace("<title>", '<link rel="https://api.w.org/" href="/wp-json/"><title>'))
        assert crawl(site.url, "-o", archive, "--concurrency", "16").returncode == 0
    assert rows(archive, TERMS) == [(POSTS,)]


def test_what_comes_after_a_post_was_read_completes_it_without_a_request_or_a_revision(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    asked = Counter()

    def first_busy(answer):
        """The API answers when it is asked for the second time; by then the posts are read."""
        def route(handler):
            asked[handler.path] += 1
            return answer if asked[handler.path] > 1 else Answer(status=500)
        return route

    with Site(blog(POSTS)) as site:
        told = [{
            "id": n, "link": f"{site.url}2024/01/post-{n}/", "title": {"rendered": f"Post {n}"}, "date_gmt": f"2024-01-0{n}T08:00:00",
            "_embedded": {"wp:term": [[{"taxonomy": "category", "name": "Harbours"}]]}, "content": {"rendered": ""}} for n in range(1, POSTS + 1)]
        posts = "/wp-json/wp/v2/posts"
        for path, answer in {"/wp-json/": {"namespaces": ["wp/v2"]}, posts: told}.items():
            site.routes[path] = Answer(json.dumps(answer), kind="application/json")
        site.routes[posts] = first_busy(site.routes[posts])
        home = site.routes["/"]
        site.routes["/"] = Answer(str(home.body).replace("<title>", '<link rel="https://api.w.org/" href="/wp-json/"><title>'))
        done = crawl(site.url, "-o", archive, "--concurrency", "16")
        fetched = Counter(path for _, path, _ in site.asked)
    assert rows(archive, TERMS) == [(POSTS,)]
    assert all(fetched[f"/2024/01/post-{n}/"] == 1 for n in range(1, POSTS + 1))
    assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]
    assert f"Posts: {POSTS} new;" in done.stdout
    assert f"{POSTS} stored" in done.stdout


@pytest.mark.parametrize("edited", ["", '<p>Last edited <time datetime="2022-01-05">5 January 2022</time></p>'], ids=["no day", "a change's"])
def test_a_post_without_a_date_of_its_own_takes_the_one_that_a_later_page_of_the_listing_shows(crawl, rows, tmp_path, edited):
    archive = tmp_path / "blog.db"
    days = {f"/log/post-{n}/": f"2021-03-{n:02}" for n in range(1, 13)}
    text = "<p>The boat was drawn up on the shingle and turned over, and everyone who came by had something to say of it.</p>" * 3
    page = "<!doctype html><html><head><title>{0} - The log</title></head><body><main>{1}</main></body></html>"
    with Site({}) as site:
        for path in days:
            name = path.strip("/").rpartition("/")[2].replace("-", " ").title()
            site.routes[path] = Answer(page.format(name, f"<article><h1>{name}</h1>{text}{edited}</article>"))
        cards = [f'<article><h2><a href="{path}">{path[5:-1]}</a></h2><time>{day}</time><p>Begun.</p></article>' for path, day in days.items()]
        for number in (1, 2, 3):
            older = f'<a rel="next" href="/page/{number + 1}/">Older</a>' if number < 3 else ""
            site.routes["/" if number == 1 else f"/page/{number}/"] = Answer(page.format("Home", "".join(cards[number * 4 - 4 : number * 4]) + older))
        links = "".join(f"<url><loc>{site.url.rstrip('/')}{path}</loc></url>" for path in days)
        site.routes["/sitemap.xml"] = Answer(f"<urlset>{links}</urlset>", kind="application/xml")
        assert crawl(site.url, "-o", archive).returncode == 0
        first = rows(archive, "SELECT url, published FROM articles ORDER BY published")
        assert [(url.removeprefix(site.url.rstrip("/")), day) for url, day in first] == list(days.items())
        assert set(rows(archive, "SELECT source FROM article_sources WHERE field = 'published'")) == {("listing",)}
        assert crawl(site.url, "-o", archive, "--refresh", "all").returncode == 0
        assert rows(archive, "SELECT url, published FROM articles ORDER BY published") == first
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]


def test_posts_that_a_sitemap_names_wait_for_a_slow_home_page_to_name_the_feed(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(POSTS)) as site:
        names = "".join(f"<url><loc>{site.url}2024/01/post-{n}/</loc></url>" for n in range(1, POSTS + 1))
        sitemap = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{names}</urlset>'
        site.routes["/sitemap.xml"] = Answer(sitemap, kind="text/xml")
        site.routes["/robots.txt"] = Answer(f"Sitemap: {site.url}sitemap.xml", kind="text/plain")
        items = "".join(
            f"<item><title>Post {n}</title><link>{site.url}2024/01/post-{n}/</link><category>Harbours</category></item>" for n in range(1, POSTS + 1))
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title>{items}</channel></rss>'
        site.routes["/news.xml"] = Answer(feed, kind="text/xml")
        home = str(site.routes["/"].body).replace("<title>", '<link rel="alternate" type="application/rss+xml" href="/news.xml"><title>')
        site.routes["/"] = Answer(home, seconds=1.5)
        assert crawl(site.url, "-o", archive, "--concurrency", "4").returncode == 0
    assert rows(archive, TERMS) == [(POSTS,)]
