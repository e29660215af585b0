"""A part of a blog: by date, by address, by who names it; and what pages ask of archives."""

from __future__ import annotations

import pytest
from integration.site_server import Answer, Site, blog, listing, post


def served(posts=30):
    """A blog of which January's posts are numbered below 100 and 2023's from 100 on, in pages of a listing."""
    routes = blog(posts)
    for number in range(100, 125):
        routes[f"/2023/05/post-{number}/"] = Answer(post(number).replace("2024-01", "2023-05"))
    old = [path for path in routes if path.startswith("/2023/")]
    for page in range(4, 7):
        older = f"/page/{page + 1}/" if page < 6 else None
        routes[f"/page/{page}/"] = Answer(listing(old[(page - 4) * 10:(page - 3) * 10], older=older))
    routes["/page/3/"] = Answer(listing([path for path in routes if path.startswith("/2024/")][:10], older="/page/4/"))
    return routes


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "blog.db"


def titles(rows, archive):
    return {int(title.removeprefix("Post ")) for (title,) in rows(archive, "SELECT title FROM articles")}


def outcomes(rows, archive):
    return dict(rows(archive, "SELECT note, count(*) FROM frontier WHERE outcome = 'skipped' GROUP BY note"))


def test_since_brings_only_later_posts_and_reads_older_listings_no_further(crawl, rows, archive):
    with Site(served()) as site:
        done = crawl(site.url, "-o", archive, "--since", "2024")
        assert done.returncode == 0, done.stderr
        assert titles(rows, archive) == set(range(1, 31))
        assert "before --since" in done.stdout
        asked = site.counts()
        assert "/page/5/" not in asked
        assert not [path for path in asked if path.startswith("/2023/")]


def test_a_date_that_only_the_page_tells_is_asked_for_once(crawl, rows, archive):
    routes = {"/first-light/": Answer(post(1)), "/old-ferry/": Answer(post(2).replace("2024-01", "2021-07"))}
    routes["/"] = Answer(listing(list(routes)))
    with Site(routes) as site:
        for _ in range(2):
            assert crawl(site.url, "-o", archive, "--since", "2023-06-01").returncode == 0
        assert titles(rows, archive) == {1}
        assert site.counts()["/old-ferry/"] == 1


def test_what_one_run_left_out_the_next_one_brings(crawl, rows, archive):
    with Site(served()) as site:
        assert crawl(site.url, "-o", archive, "--since", "2024-01").returncode == 0
        assert crawl(site.url, "-o", archive).returncode == 0
        assert titles(rows, archive) == {*range(1, 31), *range(100, 125)}
        assert outcomes(rows, archive) == {}


def test_include_brings_the_posts_whose_address_matches(crawl, rows, archive):
    with Site(served()) as site:
        assert crawl(site.url, "-o", archive, "--include", "/2023/", "--include", "*/post-3/$").returncode == 0
        assert titles(rows, archive) == {3, *range(100, 125)}


def test_exclude_asks_for_nothing_that_matches(crawl, rows, archive):
    with Site(served()) as site:
        assert crawl(site.url, "-o", archive, "--exclude", "/2023/", "--exclude", f"{site.url}2024/01/post-7").returncode == 0
        assert titles(rows, archive) == set(range(1, 31)) - {7}
        assert not [path for path in site.counts() if path.startswith(("/2023/", "/2024/01/post-7/"))]
        reasons = rows(archive, "SELECT reason, detail, count(*) FROM not_archived GROUP BY 1, 2")
        assert reasons == [("skipped", "matches --exclude", 26)]


@pytest.mark.parametrize("options", [("--since", "yesterday"), ("--include", "tag"), ("--only", "everything"), ("--refresh", "some")])
def test_what_is_no_choice_is_a_wrong_use(crawl, archive, options):
    done = crawl("https://blog.example/", "-o", archive, *options)
    assert done.returncode == 2
    assert not archive.exists()


def feed(site, paths):
    items = "".join(f"<item><title>A post</title><link>{site.url.rstrip('/')}{path}</link></item>" for path in paths)
    return Answer(f'<rss version="2.0"><channel><title>Test blog</title>{items}</channel></rss>', kind="application/rss+xml")


def test_only_feed_brings_what_the_feed_names(crawl, rows, archive):
    with Site(blog(30)) as site:
        site.routes["/"].body = site.routes["/"].body.replace("<title>", '<link rel="alternate" type="application/rss+xml" href="/feed/"><title>')
        site.routes["/feed/"] = feed(site, ["/2024/01/post-30/", "/2024/01/post-12/"])
        assert crawl(site.url, "-o", archive, "--only", "feed").returncode == 0
        assert titles(rows, archive) == {12, 30}
        assert not [path for path in site.counts() if path.startswith(("/page/", "/sitemap"))]


def test_only_posts_leaves_the_further_pages_of_threads(crawl, rows, archive):
    onward = '<nav class="comment-navigation"><a class="next" href="{}comment-page-2/#comments">Newer comments</a></nav></body>'
    with Site(blog(3)) as site:
        first = site.routes["/2024/01/post-1/"]
        first.body = first.body.replace("</body>", onward.format("/2024/01/post-1/"))
        site.routes["/2024/01/post-1/comment-page-2/"] = Answer(post(1).replace("comment-10", "comment-99").replace("Reply", "Answer"))
        assert crawl(site.url, "-o", archive, "--only", "posts").returncode == 0
        assert "/2024/01/post-1/comment-page-2/" not in site.counts()
        assert rows(archive, "SELECT count(*) FROM comments") == [(6,)]
        assert crawl(site.url, "-o", archive).returncode == 0
        assert rows(archive, "SELECT count(*) FROM comments") == [(8,)]


@pytest.fixture
def wishing():
    """A blog of five posts; two ask in their own ways not to be archived, one has a wish for another robot."""
    routes = blog(5)
    routes["/2024/01/post-2/"] = Answer(post(2, extra='<meta name="robots" content="noarchive, nofollow">'))
    routes["/2024/01/post-3/"] = Answer(post(3), headers={"X-Robots-Tag": "NOARCHIVE"})
    routes["/2024/01/post-4/"] = Answer(post(4), headers={"X-Robots-Tag": "googlebot: noarchive"})
    with Site(routes) as site:
        yield site


def test_what_pages_ask_of_robots_is_noted(wishing, crawl, rows, archive):
    assert crawl(wishing.url, "-o", archive).returncode == 0
    assert titles(rows, archive) == {1, 2, 3, 4, 5}
    assert rows(archive, "SELECT substr(url, -7), robots FROM frontier WHERE robots IS NOT NULL ORDER BY 1") == [
        ("post-2/", "noarchive nofollow"), ("post-3/", "noarchive")]


def test_noarchive_is_respected_where_told_so(wishing, crawl, rows, archive):
    for _ in range(2):
        assert crawl(wishing.url, "-o", archive, "--respect-noarchive").returncode == 0
    assert titles(rows, archive) == {1, 4, 5}
    assert rows(archive, "SELECT count(*) FROM pages WHERE url LIKE '%post-2/'") == [(0,)]
    assert wishing.counts()["/2024/01/post-2/"] == 1
    assert crawl(wishing.url, "-o", archive).returncode == 0
    assert titles(rows, archive) == {1, 2, 3, 4, 5}


def test_refresh_all_visits_every_post_again(crawl, archive):
    with Site(blog(30)) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
        site.asked.clear()
        assert crawl(site.url, "-o", archive).returncode == 0
        assert not [path for path in site.counts() if "/post-" in path]
        assert crawl(site.url, "-o", archive, "--refresh", "all").returncode == 0
        assert len([path for path in site.counts() if "/post-" in path]) == 30
