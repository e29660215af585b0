"""A blog that moves: all of it to another form of its addresses, or one post to another address."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from integration.site_server import Answer, Site, blog

BARE, WWW = "http://blog.example", "http://www.blog.example"


class Hosts:
    """A proxy before the two names of one blog: those in ``at`` answer, the other leads there."""

    def __init__(self, posts):
        self.at: tuple[str, ...] = (BARE,)
        self.pages = blog(posts)

    def answer(self, handler):
        parts = urlsplit(handler.path)
        asked, path = f"{parts.scheme}://{parts.netloc}", parts.path
        if asked not in self.at:
            return Answer(status=301, headers={"Location": self.at[0] + path})
        return self.pages.get(path, Answer("<title>Not found</title>", 404))


@pytest.fixture
def hosts(mark):
    with Site() as site:
        made = Hosts(12)
        site.fallback = made.answer
        mark.update(http_proxy=site.url, no_proxy="")
        yield made


def test_a_post_of_a_blog_that_took_up_another_name_is_the_same_post_and_its_news_are_read(hosts, crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    assert crawl(f"{BARE}/", "-o", archive).returncode == 0
    hosts.at = (WWW,)
    edited = hosts.pages["/2024/01/post-3/"]
    for word in ("harbour", "meadow"):
        hosts.pages["/2024/01/post-3/"] = Answer(edited.body.replace("garden", word))
        assert crawl("-o", archive, "--refresh", "all").returncode == 0
        assert len(rows(archive, "SELECT 1 FROM articles")) == 12
        assert rows(archive, f"SELECT url FROM articles WHERE body LIKE '%{word}%'") == [(f"{WWW}/2024/01/post-3/",)]


def test_two_names_that_both_answer_are_one_blog(hosts, crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    hosts.at = (WWW, BARE)
    assert crawl(f"{WWW}/", f"{BARE}/", "-o", archive).returncode == 0
    assert len(rows(archive, "SELECT 1 FROM articles")) == 12


@pytest.mark.parametrize(("status", "gone"), [(301, True), (302, False)])
def test_a_post_that_leads_elsewhere_for_good_is_gone_from_its_address(status, gone, crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(6)) as site:
        assert crawl(site.url, "-o", archive).returncode == 0
        site.routes["/2024/01/a-better-name/"] = site.routes["/2024/01/post-3/"]
        site.routes["/2024/01/post-3/"] = Answer(status=status, headers={"Location": "/2024/01/a-better-name/"})
        assert crawl("-o", archive, "--refresh", "all").returncode == 0
        told = rows(archive, "SELECT gone_reason FROM article_seen JOIN articles ON id = article_id WHERE url LIKE '%/post-3/'")
        assert told == [(f"moved to {site.url}2024/01/a-better-name/" if gone else None,)]
