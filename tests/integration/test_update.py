"""The same command next week: what it asks for, and what it changes."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing

import pytest
from integration.site_server import Answer, Site, blog, post

POSTS = 60
TOLD = 10
UNTOUCHED = ("articles", "authors", "article_authors", "tags", "article_tags", "comments", "links", "images", "addresses")


class LivingBlog:
    """A blog whose server knows ETags, with a feed, a comments feed and a sitemap with lastmod."""

    def __init__(self, posts=POSTS, *, etags=True):
        self.etags = etags
        self.pages = {path: answer.body for path, answer in blog(posts).items()}
        self.lastmod = {path: f"2024-01-{number % 28 + 1:02d}T08:00:00+00:00" for number, path in enumerate(self._posts(), 1)}
        self.comments = dict.fromkeys(self._posts(), 2)
        self.remarks = []
        head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{at}">' for at in ("/feed/", "/comments/feed/"))
        self.pages["/"] = self.pages["/"].replace("<title>", f"{head}<title>")

    def _posts(self):
        return [path for path in self.pages if "/post-" in path]

    def edit(self, path, words, *, lastmod):
        self.pages[path] = self.pages[path].replace("a little more", words)
        self.lastmod[path] = lastmod

    def remark(self, path, *, published):
        number = int(path.rpartition("-")[2].strip("/"))
        self.comments[path] += 1
        self.pages[path] = post(number, comments=self.comments[path])
        self.remarks.append((path, published))

    def serve(self, site):
        site.fallback = self._answer

    def _answer(self, handler):
        root = handler.site.url.rstrip("/")
        body, kind = self._body(handler.path.partition("?")[0], root)
        if body is None:
            return Answer("<title>Not found</title>", 404)
        etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:12]}"'
        if not self.etags:
            return Answer(body, kind=kind)
        return Answer(status=304) if handler.headers.get("If-None-Match") == etag else Answer(body, kind=kind, headers={"ETag": etag})

    def _body(self, path, root):
        if path == "/sitemap.xml":
            rows = "".join(f"<url><loc>{root}{at}</loc><lastmod>{when}</lastmod></url>" for at, when in self.lastmod.items())
            return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>', "application/xml"
        if path == "/feed/":
            items = "".join(
                f"<item><title>A post</title><link>{root}{at}</link><slash:comments>{self.comments[at]}</slash:comments></item>"
                for at in self._posts()[::-1][:TOLD])
            return self._rss(items), "application/rss+xml"
        if path == "/comments/feed/":
            items = "".join(
                f"<item><title>By a reader</title><link>{root}{at}#comment-{n}</link><pubDate>{when}</pubDate><description>Words</description></item>"
                for n, (at, when) in enumerate(self.remarks or [("/2024/01/post-1/", "Thu, 01 Feb 2024 10:00:00 +0000")]))
            return self._rss(items), "application/rss+xml"
        return self.pages.get(path), "text/html; charset=utf-8"

    @staticmethod
    def _rss(items):
        return f'<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>Test blog</title>{items}</channel></rss>'


@pytest.fixture
def site():
    with Site() as made:
        yield made


@pytest.fixture
def living(site):
    made = LivingBlog()
    made.serve(site)
    return made


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "blog.db"


def rows(archive):
    with closing(sqlite3.connect(archive)) as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in UNTOUCHED}


def age(archive, *, days):
    """Move the archive's memory into the past, as if so many days had gone by since."""
    with closing(sqlite3.connect(archive)) as db, db:
        moved = f"strftime('%Y-%m-%dT%H:%M:%f000+00:00', {{0}}, '-{days} days')"
        db.execute(f"UPDATE frontier SET fetched_at = {moved.format('fetched_at')}")
        db.execute(f"UPDATE seeds SET started = {moved.format('started')}, finished = {moved.format('finished')}")


def update(site, crawl, *arguments):
    site.asked.clear()
    done = crawl(*arguments)
    assert done.returncode == 0, done.stderr
    return [path for _, path, _ in site.asked]


def test_an_unchanged_blog_costs_few_requests_and_changes_no_row(site, living, crawl, archive):
    update(site, crawl, site.url, "-o", archive)
    before = rows(archive)
    assert len(before["articles"]) == POSTS
    age(archive, days=7)
    assert len(update(site, crawl, "-o", archive)) < 10
    assert rows(archive) == before


def test_a_post_is_read_again_when_the_sitemap_says_that_it_changed(site, living, crawl, archive):
    update(site, crawl, site.url, "-o", archive)
    age(archive, days=7)
    living.edit("/2024/01/post-7/", "quite something else", lastmod="2024-03-01T08:00:00+00:00")
    asked = update(site, crawl, "-o", archive)
    assert [path for path in asked if "/post-" in path] == ["/2024/01/post-7/"]
    assert any("quite something else" in str(row) for row in rows(archive)["articles"])


def test_a_change_that_the_sitemap_told_of_a_page_that_failed_is_not_forgotten(site, living, crawl, archive):
    update(site, crawl, site.url, "-o", archive)
    age(archive, days=7)
    living.edit("/2024/01/post-7/", "quite something else", lastmod="2024-03-01T08:00:00+00:00")
    site.routes["/2024/01/post-7/"] = Answer("", 500)
    update(site, crawl, "-o", archive)
    del site.routes["/2024/01/post-7/"]
    age(archive, days=14)
    assert "/2024/01/post-7/" in update(site, crawl, "-o", archive)
    assert any("quite something else" in str(row) for row in rows(archive)["articles"])


def test_new_comments_are_found_by_the_stated_totals_and_by_the_comments_feed(site, living, crawl, archive):
    update(site, crawl, site.url, "-o", archive)
    age(archive, days=7)
    living.remark("/2024/01/post-60/", published="Thu, 01 Feb 2024 10:00:00 +0000")
    living.remark("/2024/01/post-3/", published="Fri, 01 Jan 2100 10:00:00 +0000")
    asked = update(site, crawl, "-o", archive)
    assert {path for path in asked if "/post-" in path} == {"/2024/01/post-60/", "/2024/01/post-3/"}
    assert len(rows(archive)["comments"]) == 2 * POSTS + 2


def test_new_posts_are_found_without_feed_and_sitemap_on_the_pages_of_a_listing_that_grew(site, crawl, archive):
    site.routes = blog(30)
    update(site, crawl, site.url, "-o", archive)
    site.routes = blog(55)
    update(site, crawl, "-o", archive)
    assert len(rows(archive)["articles"]) == 55


def test_a_server_that_tells_nothing_is_never_asked_for_everything_at_once(site, crawl, archive):
    site.routes = blog(POSTS)
    update(site, crawl, site.url, "-o", archive)
    age(archive, days=400)
    asked = [path for path in update(site, crawl, "-o", archive) if "/post-" in path]
    later = [path for path in update(site, crawl, "-o", archive) if "/post-" in path]
    assert len(asked) == 20
    assert len(later) == 20
    assert not set(asked) & set(later)


def test_a_further_page_of_a_changed_post_is_read_again_and_counts_as_its_post(site, crawl, archive):
    first, second = "/2024/01/post-1/", "/2024/01/post-1/2/"
    site.routes = blog(3)
    more = f'<div class="page-links">Pages: <a href="{second}">2</a></div></article>'
    site.routes[first] = Answer(site.routes[first].body.replace("</article>", more))
    site.routes[second] = Answer(post(1, comments=0).replace("garden", "harbour"))
    summaries = [crawl(site.url, "-o", archive)]
    for change in ("ferry", "bridge"):
        site.routes[first] = Answer(site.routes[first].body.replace("</article>", " </article>"))
        site.routes[second] = Answer(post(1, comments=0).replace("garden", "harbour").replace("a little more", f"of the {change} a little more"))
        summaries.append(crawl(site.url, "-o", archive, "--refresh", "all"))
        assert f"of the {change}" in str(rows(archive)["articles"])
    lines = [line for one in summaries for line in (one.stdout + one.stderr).splitlines() if line.startswith("Posts:")]
    assert [line.partition(";")[0] for line in lines] == ["Posts: 3 new", "Posts: 1 changed, 2 unchanged", "Posts: 1 changed, 2 unchanged"]


def test_a_comment_on_a_further_page_is_read_although_the_page_of_the_post_stands_as_it_was(site, living, crawl, archive):
    first, second = "/2024/01/post-5/", "/2024/01/post-5/comment-page-2/"
    onward = f'<nav class="comment-navigation"><a href="{second}#comments">Newer comments</a></nav></ol>'
    living.pages[first] = living.pages[first].replace("</ol>", onward)
    living.pages[second] = post(5).replace("comment-50", "comment-59").replace("Reply ", "Late reply ")
    update(site, crawl, site.url, "-o", archive)
    living.pages[second] = living.pages[second].replace("Late reply 1 to post 5", "Edited reply 1 to post 5")
    update(site, crawl, "-o", archive, "--refresh", "all")
    assert sum("Edited reply 1 to post 5" in str(row) for row in rows(archive)["comments"]) == 1
