"""Addresses without end, sources that lie, and words that are code: good posts come through, and nothing else becomes one."""

from __future__ import annotations

import re

import pytest
from integration.site_server import Answer, Site, blog, listing, post

GOOD = 12
NASTY = "<script>alert(1)</script>=cmd|' /C calc'!A0'); DROP TABLE articles;--"
ESCAPED = NASTY.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY secret SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&c;&secret;</title>'
    "<item><title>&secret; and a post</title><link>{}2024/01/post-1/</link><pubDate>Mon, 31 Feb 2024 25:61:00 +0000</pubDate></item></channel></rss>")


def page(links, text="Only a few words."):
    anchors = " ".join(f'<a href="{link}">on</a>' for link in links)
    return Answer(f"<!doctype html><html><title>A page</title><body><h1>A page</h1><p>{text}</p><p>{anchors}</p></body></html>")


def calendar(handler):
    year, month = map(int, handler.path.strip("/").split("/")[1:3])
    return page([f"/calendar/{year + month // 12}/{month % 12 + 1}/"])


def growing(handler):
    return page([f"{handler.path}&filter{len(handler.path)}=1", f"{handler.path}&filter{len(handler.path)}=2"])


def deeper(handler):
    return page([f"{handler.path}more/", f"{handler.path}again/"])


def session(handler):
    number = len(handler.site.asked)
    return page([f"/shop/?sid={number}", f"/shop/?PHPSESSID={number}a", f"/shop/;jsessionid={number}"])


class Trapped(Site):
    """Answers everything below each trap."""

    ENDLESS = (("/calendar/", calendar), ("/list?", growing), ("/deep/", deeper), ("/shop/", session))

    def find(self, path):
        return next((trap for start, trap in self.ENDLESS if path.startswith(start)), None) or super().find(path)


@pytest.fixture
def site():
    routes = blog(GOOD)
    odd = post(3).replace("Post 3", ESCAPED).replace("Reader 0", ESCAPED).replace("2024-01-04", "2024-02-31").replace("Ann Writer", ESCAPED)
    routes["/2024/01/post-3/"] = Answer(odd)
    links = ["/calendar/2024/1/", "/list?a=1", "/deep/", "/shop/?sid=0", "javascript:void(0)", "data:text/html,hello", "file:///etc/passwd",
             "mailto:ann@example.org", "http://[", "//", "?", "#", *(f"/2024/01/post-{n}/" for n in range(1, GOOD + 1))]
    routes["/"] = Answer(listing(links).replace("<title>", '<link rel="alternate" type="application/rss+xml" href="/feed/"><title>'))
    # Whatever is not there answers 200, as broken servers do.
    with Trapped(routes) as made:
        made.fallback = Answer("<!doctype html><title>Page not found - Test blog</title><h1>Oops</h1><p>We cannot find what you looked for.</p>")
        routes["/feed/"] = Answer(ENTITIES.format(made.url), kind="application/rss+xml")
        part = "<sitemap><loc>{0}sitemap.xml</loc></sitemap><sitemap><loc>{0}b.xml</loc></sitemap><sitemap><loc>{0}dead.xml</loc></sitemap>"
        routes["/sitemap.xml"] = Answer(f"<sitemapindex>{part.format(made.url)}</sitemapindex>", kind="application/xml")
        routes["/b.xml"] = Answer(f"<sitemapindex>{part.format(made.url)}</sitemapindex>", kind="application/xml")
        yield made


def test_the_blog_ends_where_its_posts_end(site, crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    done = crawl(site.url, "-o", archive, "--concurrency", 4)
    assert done.returncode == 0, done.stderr
    stored = {url.removeprefix(site.url) for (url,) in rows(archive, "SELECT url FROM articles")}
    assert stored == {f"2024/01/post-{n}/" for n in range(1, GOOD + 1)}
    assert len(site.asked) < 400
    assert max(site.counts().values()) == 1
    assert not re.search(r"root:|lol", str(rows(archive, "SELECT * FROM articles")) + str(rows(archive, "SELECT * FROM frontier_announced")))


def test_words_that_are_code_stay_words(site, crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    assert crawl(site.url, "-o", archive, "--include", "/2024/01/post-3/").returncode == 0
    (stored,) = rows(archive, "SELECT title, body_html, published FROM articles")
    assert stored[0] == NASTY
    assert "<script" not in stored[1]
    assert stored[2] is None or not stored[2].startswith("2024-02-31")
    assert "<script" not in "".join(html for (html,) in rows(archive, "SELECT body_html FROM comments"))
