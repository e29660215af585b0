"""Servers that have an answer for every address: the posts come through, and the crawl ends."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from integration.site_server import Answer, Site, blog, post

from flipscrape.discovery.judging.traps import FOLDER, PER_POST, WHOLE

GOOD, LONG = 6, 350
API = "/wp-json/wp/v2/"


def page(links, words="Nothing happened."):
    anchors = " ".join(f'<a href="{link}">on</a>' for link in links)
    return Answer(f"<!doctype html><html><title>A page</title><body><h1>A page</h1><p>{words}</p><p>{anchors}</p></body></html>")


def word(number):
    return "".join(chr(97 + int(digit)) for digit in str(abs(number)))


def maze(handler):
    number = hash(handler.path) % 1_000_003
    return page([f"/maze/{word(number * 7 + n)}-{word(number)}/" for n in range(10)], "A path leads to the left, and one to the right.")


def days(handler):
    number = int(handler.path.rpartition("=")[2])
    return page([f"/day?number={number + 1}", f"/day?number={number - 1}"])


def indexes(handler):
    number = int(handler.path.strip("/").partition(".")[0].partition("-")[2])
    parts = "".join(f"<sitemap><loc>{handler.site.url}index-{one}.xml</loc></sitemap>" for one in (2 * number, 2 * number + 1))
    return Answer(f"<sitemapindex>{parts}</sitemapindex>", kind="application/xml")


def thread(handler):
    number = int(handler.path.strip("/").rpartition("-")[2])
    onward = f'<a class="older" href="/2024/01/post-1/comment-page-{number + 1}/#comments">Older comments</a>'
    return Answer(post(1).replace("</ol></div>", f"</ol>{onward}</div>"))


def collection(handler):
    parts = urlsplit(handler.path)
    name, number = parts.path.removeprefix(API).strip("/"), int(parse_qs(parts.query)["page"][0])
    link = f"{handler.site.url}2024/01/post-1/" if name == "posts" else f"{handler.site.url}nowhere/"
    row = {"id": 1 if name == "posts" else number, "link": link, "name": word(number), "content": {"rendered": "<p>Words.</p>"}}
    return Answer(json.dumps([row]), kind="application/json", headers={"X-WP-Total": "999999", "X-WP-TotalPages": "99999"})


class Endless(Site):
    ENDLESS = (("/maze/", maze), ("/day?", days), ("/index-", indexes), ("/2024/01/post-1/comment-page-", thread), (API, collection))

    def find(self, path):
        return next((answer for start, answer in self.ENDLESS if path.startswith(start)), None) or super().find(path)


@pytest.mark.parametrize(("seconds", "most"), [(0.0, FOLDER + 100), (0.3, 2 * FOLDER)], ids=["as quick as all", "slower than what leads nowhere"])
def test_the_posts_come_and_the_crawl_ends(crawl, rows, tmp_path, seconds, most):
    routes, archive = blog(GOOD), tmp_path / "blog.db"
    for path in [path for path in routes if "post-" in path]:
        routes[path] = replace(routes[path], seconds=seconds)
    doors = '<a href="/maze/">maze</a><a href="/day?number=1">days</a>'
    routes["/"] = Answer(routes["/"].body.replace("</html>", f"{doors}</html>").replace(
        "<title>", '<link rel="https://api.w.org/" href="/wp-json/"><title>'))
    routes["/wp-json/"] = Answer(json.dumps({"namespaces": ["wp/v2"]}), kind="application/json")
    older = '</ol><a href="/2024/01/post-1/comment-page-1/#comments">Older comments</a></div>'
    routes["/2024/01/post-1/"] = Answer(post(1).replace("</ol></div>", older), seconds=seconds)
    with Endless(routes) as site:
        routes["/robots.txt"] = Answer(f"User-agent: *\nDisallow:\nSitemap: {site.url}index-1.xml\n", kind="text/plain")
        done = crawl(site.url, "-o", archive, "--concurrency", 8)
    assert done.returncode == 0, done.stderr
    stored = {url.removeprefix(site.url) for (url,) in rows(archive, "SELECT url FROM articles")}
    assert stored == {f"2024/01/post-{n}/" for n in range(1, GOOD + 1)}
    asked = {start: sum(path.startswith(start) for _, path, _ in site.asked) for start, _ in Endless.ENDLESS}
    assert asked["/maze/"] < most < WHOLE * PER_POST["page"]
    assert asked["/day?"] < 100
    assert asked["/index-"] < 250
    assert asked["/2024/01/post-1/comment-page-"] < 10
    assert asked[API] < 80
    assert "addresses without end" in done.stdout
    assert "pages of comments without end" in done.stdout


def test_a_sitemap_of_the_newest_posts_does_not_hide_the_others(crawl, rows, tmp_path):
    routes, archive = blog(LONG), tmp_path / "blog.db"
    with Site(routes) as site:
        newest = "".join(f"<url><loc>{site.url}2024/01/post-{number}/</loc></url>" for number in range(LONG, LONG - 310, -1))
        routes["/sitemap.xml"] = Answer(f"<urlset>{newest}</urlset>", kind="application/xml")
        assert crawl(site.url, "-o", archive, "--concurrency", 8).returncode == 0
    assert rows(archive, "SELECT count(*) FROM articles") == [(LONG,)]


@pytest.mark.parametrize("status", [0, 99, 1000])
def test_a_number_that_is_no_status_ends_one_page_alone(crawl, rows, tmp_path, status):
    routes, archive = blog(3), tmp_path / "blog.db"
    routes["/odd/"] = Answer("odd", status)
    routes["/"] = Answer(routes["/"].body.replace("</html>", '<a href="/odd/">odd</a></html>'))
    with Site(routes) as site:
        done = crawl(site.url, "-o", archive)
    assert done.returncode == 0, done.stderr
    assert rows(archive, "SELECT count(*) FROM articles") == [(3,)]
    assert "broken answer" in done.stdout
