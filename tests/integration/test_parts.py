"""Posts over several pages, whose further pages may come first."""

from __future__ import annotations

from integration.site_server import Answer, Site, listing, post

POST = "/2024/01/post-1/"
SLOW = 1.5  # seconds: its further page is read long before


def test_a_further_page_that_comes_first_waits_for_its_post(crawl, rows, tmp_path):
    further = post(1, comments=0).replace("Sentence", "Further sentence")
    links = [POST, f"{POST}2/", *(f"/2024/01/post-{n}/" for n in range(2, 9))]
    routes = {"/": Answer(listing(links)), POST: Answer(post(1), seconds=SLOW), f"{POST}2/": Answer(further)}
    routes |= {path: Answer(post(n)) for n, path in enumerate(links[2:], 2)}
    with Site(routes) as served:
        assert crawl(served.url, "-o", tmp_path / "blog.db", "--concurrency", 4).returncode == 0
        assert served.counts()[f"{POST}2/"] == 1
    assert rows(tmp_path / "blog.db", "SELECT count(*) FROM articles") == [(8,)]
    (body,), = rows(tmp_path / "blog.db", "SELECT body FROM articles WHERE url LIKE '%/post-1/'")
    assert body.index("Sentence 1 of") < body.index("Further sentence 1 of")


def test_a_further_page_whose_post_is_not_to_be_had_is_archived_alone(crawl, rows, tmp_path):
    routes = {"/": Answer(listing([POST, f"{POST}2/", "/2024/01/post-3/"])), POST: Answer("gone", status=410, seconds=SLOW)}
    routes |= {f"{POST}2/": Answer(post(1)), "/2024/01/post-3/": Answer(post(3))}
    with Site(routes) as served:
        crawl(served.url, "-o", tmp_path / "blog.db", "--concurrency", 4)
    assert rows(tmp_path / "blog.db", "SELECT count(*) FROM articles WHERE url LIKE '%/post-1/2/'") == [(1,)]
