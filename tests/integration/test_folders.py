"""Older posts that no page in reach links to, and that no sitemap names: the folder that holds the newer ones may list them."""

from __future__ import annotations

from integration.site_server import Answer, Site, listing, post

NAMES = [f"/notes/post-{n}/" for n in range(1, 13)]


def site(*, folder=True):
    routes = {name: Answer(post(n)) for n, name in enumerate(NAMES, 1)}
    routes["/"] = Answer(listing(NAMES[-4:]))
    if folder:
        routes["/notes/"] = Answer(listing(NAMES))
    return Site(routes)


def test_the_folder_of_posts_is_asked_once_and_is_no_post(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with site() as served:
        for _ in range(2):
            assert crawl(served.url, "-o", archive).returncode == 0
            archived = {url.removeprefix(served.url.rstrip("/")) for (url,) in rows(archive, "SELECT url FROM articles")}
            assert archived == set(NAMES)


def test_a_folder_that_is_not_there_is_asked_for_once(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with site(folder=False) as served:
        for _ in range(2):
            assert crawl(served.url, "-o", archive).returncode == 0
        assert [path for _, path, _ in served.asked].count("/notes/") == 1
    assert rows(archive, "SELECT count(*) FROM articles") == [(4,)]
    # What was only guessed is no loss where it is not there: feeds, sitemaps, the folder.
    assert {url.removeprefix(served.url) for (url,) in rows(archive, "SELECT url FROM failures")} == {"author/ann/"}


def test_what_only_the_feed_names_asks_for_no_folder(crawl, tmp_path):
    with site() as served:
        crawl(served.url, "-o", tmp_path / "blog.db", "--only", "feed")
        assert "/notes/" not in [path for _, path, _ in served.asked]
