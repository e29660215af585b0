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
