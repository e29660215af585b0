"""What WordPress's comments collection and the blog's comments feed tell joins the comments of the pages."""

from __future__ import annotations

import json
import re

import pytest
from integration.site_server import Answer, Site, blog

from flipscrape.store import Access, Archive
from flipscrape.store.reading.stats import read_coverage


def row(number, post_path, site, **rest):
    return {
        "id": number, "post": 7, "parent": 0, "author_name": f"Reader {number % 10}", "author_url": "", "date": "2024-02-01T11:00:05",
        "date_gmt": "2024-02-01T10:00:05", "content": {"rendered": f"<p>Reply {number % 10} to post 7, with thanks.</p>"}, "status": "approved",
        "link": f"{site.url}{post_path}#comment-{number}", "type": "comment"} | rest


def offer(site, rows):
    """Let the blog's API offer its comments."""
    answers = {
        "/wp-json/": {"namespaces": ["wp/v2"]},
        "/wp-json/wp/v2/comments": rows,
        **{f"/wp-json/wp/v2/{name}": [] for name in ("users", "categories", "tags", "posts", "pages")},
    }
    for path, answer in answers.items():
        site.routes[path] = Answer(json.dumps(answer), kind="application/json")
    home = site.routes["/"]
    site.routes["/"] = Answer(str(home.body).replace("<title>", '<link rel="https://api.w.org/" href="/wp-json/"><title>'))


def test_the_collection_gives_parents_and_what_the_page_lacks_and_no_doubles(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(9)) as site:
        offer(site, [
            row(700, "2024/01/post-7/", site), row(701, "2024/01/post-7/", site, parent=700),
            row(702, "2024/01/post-7/", site, parent=701, content={"rendered": "<p>Told by the collection alone.</p>"})])
        assert crawl(site.url, "-o", archive, "--concurrency", "1").returncode == 0
        thread = "SELECT c.source_id, c.parent_source_id, c.body FROM comments c JOIN articles a ON a.id = c.article_id WHERE a.title = 'Post 7'"
        told = [
            ("700", None, "Reply 0 to post 7, with thanks."), ("701", "700", "Reply 1 to post 7, with thanks."),
            ("702", "701", "Told by the collection alone.")]
        assert sorted(rows(archive, thread)) == told
        assert crawl(site.url, "-o", archive).returncode == 0
        assert sorted(rows(archive, thread)) == told
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]


def test_pages_that_have_comments_are_none_of_the_posts_that_the_collection_named(crawl, tmp_path):
    path = tmp_path / "blog.db"
    with Site(blog(9)) as site:
        offer(site, [row(700, "2024/01/post-7/", site), row(990, "about/", site)])
        told = [{"id": 7, "link": f"{site.url}2024/01/post-7/", "title": {"rendered": "Post 7"}, "date": "2024-01-07T10:00:00"}]
        site.routes["/wp-json/wp/v2/posts"] = Answer(json.dumps(told), kind="application/json", headers={"X-WP-Total": "1"})
        site.routes["/about/"] = Answer("<title>About</title><h1>About</h1><p>Who we are.</p>")
        home = site.routes["/"]
        site.routes["/"] = Answer(str(home.body).replace("</body>", '<a href="/about/">About</a></body>'))
        assert crawl(site.url, "-o", path).returncode == 0
    with Archive(path, Access.READ) as archive:
        assert [(one["stated"], one["named"]) for one in read_coverage(archive).stated] == [(1, 1)]


THREAD = "SELECT c.source_id, c.body FROM comments c JOIN articles a ON a.id = c.article_id WHERE a.title = '{}' ORDER BY 1"


def feed(site, path, numbers):
    items = "".join(
        f"<item><title>By: Reader {n}</title><link>{site.url}{path}#comment-{n}</link><pubDate>Fri, 02 Feb 2024 10:00:0{n % 10} +0000</pubDate>"
        f"<description>Reply {n % 10} of the feed, whole.</description></item>" for n in numbers)
    return Answer(f'<rss version="2.0"><channel><title>Comments on a post</title>{items}</channel></rss>', kind="application/rss+xml")


def test_a_post_that_states_more_comments_than_it_shows_is_completed_by_its_own_feed_and_others_are_not(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    routes = blog(6)
    for n in range(1, 7):
        path = f"/2024/01/post-{n}/"
        page = str(routes[path].body).replace("</head>", f'<link rel="alternate" type="application/rss+xml" href="{path}feed/"></head>')
        routes[path] = Answer(page.replace("<ol class", f'<h2 class="comments-title">{4 if n == 3 else 2} Comments</h2><ol class'))
    with Site(routes) as site:
        site.routes["/2024/01/post-3/feed/"] = feed(site, "2024/01/post-3/", (300, 301, 302, 303))
        assert crawl(site.url, "-o", archive).returncode == 0
        assert rows(archive, THREAD.format("Post 3")) == [
            ("300", "Reply 0 to post 3, with thanks."), ("301", "Reply 1 to post 3, with thanks."), ("302", "Reply 2 of the feed, whole."),
            ("303", "Reply 3 of the feed, whole.")]
        assert [path for path in site.counts() if path.endswith("feed/") and "post-" in path] == ["/2024/01/post-3/feed/"]
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]
        assert rows(archive, "SELECT count(*) FROM comment_seen WHERE vanished IS NOT NULL OR edited IS NOT NULL") == [(0,)]


@pytest.mark.parametrize("stops", [False, True])
def test_a_post_that_was_read_before_the_collection_is_completed_in_the_same_crawl_however_often_that_stops(crawl, rows, tmp_path, stops):
    archive = tmp_path / "blog.db"
    with Site(blog(9)) as site:
        offer(site, [row(900, "2024/01/post-9/", site), row(901, "2024/01/post-9/", site, parent=900), row(
            902, "2024/01/post-9/", site, parent=901, content={"rendered": "<p>Told by the collection alone.</p>"})])
        home, first = site.routes["/"], site.routes["/2024/01/post-1/"]
        site.routes["/"] = Answer(str(home.body).replace('<link rel="https://api.w.org/" href="/wp-json/">', ""))
        site.routes["/2024/01/post-1/"] = Answer(str(first.body).replace("</head>", '<link rel="https://api.w.org/" href="/wp-json/"></head>'))
        while stops and "/2024/01/post-9/" not in site.counts():
            assert crawl(site.url, "-o", archive, "--concurrency", "1", "--max-pages", "3").returncode == 3
        assert crawl(site.url, "-o", archive, "--concurrency", "1").returncode == 0
        asked = [path.partition("?")[0] for _, path, _ in site.asked]
        assert asked.index("/2024/01/post-9/") < asked.index("/wp-json/wp/v2/comments")
        assert asked.count("/2024/01/post-9/") == 1
        assert rows(archive, "SELECT source_id, parent_source_id FROM comments WHERE source_id LIKE '90_' ORDER BY 1") == [
            ("900", None), ("901", "900"), ("902", "901")]
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]


def test_an_update_hears_of_new_comments_on_an_old_post_from_the_collection(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(9)) as site:
        told = [row(700, "2024/01/post-7/", site), row(701, "2024/01/post-7/", site)]
        offer(site, told)
        assert crawl(site.url, "-o", archive).returncode == 0
        site.asked.clear()
        late = row(702, "2024/01/post-7/", site, date="2100-02-01T11:00:05", date_gmt="2100-02-01T10:00:05", content={"rendered": "<p>Late.</p>"})
        site.routes["/wp-json/wp/v2/comments"] = Answer(json.dumps([late, *told]), kind="application/json")
        assert crawl(site.url, "-o", archive).returncode == 0
        asked = [path for _, path, _ in site.asked]
        assert [path for path in asked if "/wp/v2/comments" in path] == ["/wp-json/wp/v2/comments?per_page=100&page=1&order=desc"]
        assert [path for path in asked if "/post-" in path] == ["/2024/01/post-7/"]
        assert rows(archive, THREAD.format("Post 7"))[-1] == ("702", "Late.")


def test_what_is_told_while_a_post_is_on_its_way_joins_it(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(9)) as site:
        offer(site, [row(900, "2024/01/post-9/", site), row(901, "2024/01/post-9/", site, parent=900)])
        home, last = site.routes["/"], site.routes["/2024/01/post-9/"]
        site.routes["/"] = Answer(str(home.body).replace('<link rel="https://api.w.org/" href="/wp-json/">', ""))
        site.routes["/2024/01/post-9/"] = Answer(last.body, seconds=3)
        for n in range(1, 9):
            page = str(site.routes[f"/2024/01/post-{n}/"].body)
            site.routes[f"/2024/01/post-{n}/"] = Answer(page.replace("</head>", '<link rel="https://api.w.org/" href="/wp-json/"></head>'))
        assert crawl(site.url, "-o", archive, "--concurrency", "4").returncode == 0
        asked = [path.partition("?")[0] for _, path, _ in site.asked]
        assert asked.index("/2024/01/post-9/") < asked.index("/wp-json/wp/v2/comments")
        told = rows(archive, "SELECT source_id, parent_source_id FROM comments WHERE source_id LIKE '90_' ORDER BY 1")
        assert told == [("900", None), ("901", "900")]


def test_a_parent_on_another_page_of_the_thread_is_told_by_the_collection(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    path = "/2024/01/post-7/"
    with Site(blog(9)) as site:
        later = {"content": {"rendered": "<p>An answer on the second page.</p>"}}
        offer(site, [row(700, path[1:], site), row(701, path[1:], site, parent=700), row(702, path[1:], site, parent=700, **later)])
        first = str(site.routes[path].body)
        older = f'<div class="nav-links"><a href="{path}comment-page-2/#comments">Newer Comments</a></div>'
        site.routes[path] = Answer(first.replace("</ol>", f"</ol>{older}"))
        second = first[:first.index("<li", first.index("<ol class"))] + (
            '<li class="comment" id="comment-702"><cite class="fn">Reader 2</cite><time datetime="2024-02-01T10:00:05+00:00">1 February 2024</time>'
            "<p>An answer on the second page.</p></li>") + first[first.index("</ol>", first.index("<ol class")):]
        site.routes[f"{path}comment-page-2/"] = Answer(second)
        assert crawl(site.url, "-o", archive, "--concurrency", "1").returncode == 0
        assert site.counts()[f"{path}comment-page-2/"] == 1
        assert rows(archive, "SELECT source_id, parent_source_id FROM comments WHERE source_id LIKE '70_' ORDER BY 1") == [
            ("700", None), ("701", "700"), ("702", "700")]
        assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]


def test_a_blog_is_found_from_its_comments_feed_alone(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(4)) as site:
        feed = f'<rss version="2.0"><channel><title>Comments</title><item><title>By Ann</title><link>{site.url}gone/#c1</link></item></channel></rss>'
        site.routes["/comments/feed/"] = Answer(feed, kind="application/rss+xml")
        assert crawl(f"{site.url}comments/feed/", "-o", archive).returncode == 0
    assert rows(archive, "SELECT count(*) FROM articles") == [(4,)]


def test_pages_of_a_thread_below_a_further_page_of_the_text_are_read_with_what_the_collection_told_of_the_post(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    path = "/2024/01/post-7/"
    with Site(blog(9)) as site:
        offer(site, [row(number, path[1:], site) for number in (700, 701)])
        # The page tells the time of the blog's own clock alone, the collection the moment as well.
        clock = r"\1<time>February 1, 2024 at 11:00 am</time>"
        page = re.sub(r'(<li class="comment".*?)<time [^>]*>[^<]*</time>', clock, str(site.routes[path].body))
        older = f'<div class="nav-links"><a href="{path}{{}}comment-page-1/#comments">Older Comments</a></div>'
        site.routes[path] = Answer(page.replace("</div></article>", f'<p class="page-links"><a href="{path}2/">2</a></p></div></article>'))
        site.routes[f"{path}2/"] = Answer(page.replace("Sentence", "Further sentence").replace("</ol>", f"</ol>{older.format('2/')}"))
        site.routes[f"{path}2/comment-page-1/"] = site.routes[f"{path}2/"]
        for _ in range(2):
            assert crawl(site.url, "-o", archive, "--concurrency", "1", "--refresh", "all").returncode == 0
            assert site.counts()[f"{path}2/comment-page-1/"]
            assert rows(archive, "SELECT source_id, published FROM comments WHERE source_id LIKE '70_' ORDER BY 1") == [
                ("700", "2024-02-01T11:00:00+01:00"), ("701", "2024-02-01T11:00:00+01:00")]
            assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]
