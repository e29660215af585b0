"""What an archive says of addresses that gave no record."""

from __future__ import annotations

from integration.site_server import Answer, Site, blog, listing


def test_failures_have_their_reasons(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    routes = blog(2)
    routes["/"] = Answer(listing(["/2024/01/post-1/", "/2024/01/post-2/", "/secret/", "/lost/"]))
    routes["/secret/"] = Answer("<p>No", 403)
    with Site(routes) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
    failures = {url.rsplit("/", 2)[1]: (reason, status) for url, reason, status in rows(archive, "SELECT url, reason, status FROM failures")}
    assert failures["lost"] == ("gone", 404)
    assert failures["secret"] == ("refused", 403)


def test_addresses_that_failed_are_asked_for_again_where_told_so(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    routes = blog(2)
    good = routes["/2024/01/post-1/"]
    routes["/2024/01/post-1/"] = Answer("<p>Not the page that it was", 418)
    posts = "SELECT count(*) FROM articles"
    with Site(routes) as site:
        crawl(site.url, "-o", archive)
        routes["/2024/01/post-1/"] = good
        assert rows(archive, posts) == [(1,)]
        assert crawl(site.url, "-o", archive, "--retry-failed").returncode == 0
    assert rows(archive, posts) == [(2,)]


def test_pages_are_left_out_where_told_so(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(2)) as site:
        assert crawl(site.url, "-o", archive, "--no-pages").returncode == 0
    assert rows(archive, "SELECT count(*) > 0, count(data) FROM texts") == [(1, 0)]
