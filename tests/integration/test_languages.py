"""A server that answers in the reader's language, and tells it by a cookie, a header or the address: each post is stored once."""

from __future__ import annotations

import re
from itertools import count
from urllib.parse import parse_qs, urlsplit

import pytest
from integration.site_server import Answer, Site, blog

GOOD = 12
WORDS = {"en": "Choose a language, read on, leave a word, home.", "de": "Sprache wählen, weiterlesen, ein Wort dazu, Startseite."}


class Spoken(Site):
    """The pages of a blog in one of two languages; links keep the language that the address names."""

    def find(self, path):
        route = super().find(path)
        return self.said(route) if isinstance(route, Answer) and "html" in route.kind and route.status == 200 else route

    def said(self, route):
        def answer(handler):
            parts = urlsplit(handler.path)
            named = (parse_qs(parts.query).get("lang") or [None])[0]
            cookie = re.search(r"lang=(\w+)", handler.headers.get("Cookie") or "")
            language = named or (cookie[1] if cookie else (handler.headers.get("Accept-Language") or "en")[:2])
            switch = f'<div class="switch">{WORDS.get(language, WORDS["en"])} <a href="?lang=de">Deutsch</a> <a href="?lang=en">English</a></div>'
            body = re.sub(r'lang="en"', f'lang="{language}"', route.body).replace("</body>", f"{switch}</body>")
            if named:
                body = re.sub(r'href="(/[^"?#]*)"', rf'href="\1?lang={named}"', body)
            # A cookie that goes round: who sends it back is shown the other language the next time.
            other = "de" if language == "en" else "en"
            return Answer(body, headers={"Set-Cookie": f"lang={other}; Path=/", "Vary": "Cookie, Accept-Language"})

        return answer


@pytest.mark.parametrize("start", ["", "?lang=de"])
def test_each_post_is_stored_once_whatever_language_its_page_speaks(crawl, rows, tmp_path, start):
    archive = tmp_path / "blog.db"
    with Spoken(blog(GOOD)) as site:
        done = crawl(site.url + start, "-o", archive, "--concurrency", 4)
        assert done.returncode == 0, done.stderr
        stored = [re.search(r"post-\d+", url)[0] for (url,) in rows(archive, "SELECT url FROM articles")]
        assert sorted(stored) == sorted(f"post-{n}" for n in range(1, GOOD + 1))
        assert max(site.counts().values()) == 1
        assert len(site.asked) < 12 * GOOD


def test_a_server_that_redirects_each_page_to_itself_until_its_cookie_comes_back(crawl, rows, tmp_path):
    routes = blog(3)

    def behind_a_wall(answer):
        def route(handler):
            if "passed=yes" in (handler.headers.get("Cookie") or ""):
                return answer
            return Answer(status=302, headers={"Location": handler.path, "Set-Cookie": "passed=yes; Path=/; HttpOnly"})
        return route

    with Site({path: behind_a_wall(answer) for path, answer in routes.items()}) as site:
        done = crawl(site.url, "-o", tmp_path / "blog.db")
        asked = site.counts()
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "blog.db", "SELECT count(*) FROM articles") == [(3,)]
    assert {path: asked[path] for path in routes} == dict.fromkeys(routes, 1) | {"/": 2}


def test_a_cookie_that_opens_nothing_is_a_circle(crawl, rows, tmp_path):
    with Site(blog(3) | {"/2024/01/post-2/": Answer(status=302, headers={"Location": "/2024/01/post-2/", "Set-Cookie": "passed=no"})}) as site:
        assert crawl(site.url, "-o", tmp_path / "blog.db").returncode == 0
        assert site.counts()["/2024/01/post-2/"] == 2
    assert rows(tmp_path / "blog.db", "SELECT note FROM frontier WHERE url LIKE '%post-2/'") == [("redirected in a circle",)]


def test_a_cookie_that_is_another_each_time_opens_nothing_either(crawl, rows, tmp_path):
    archive = tmp_path / "blog.db"
    numbers = count()
    with Site(blog(4)) as site:
        site.routes["/2024/01/post-3/"] = lambda handler: Answer(
            status=302, headers={"Location": handler.path, "Set-Cookie": f"visit={next(numbers)}; Path=/"})
        assert crawl(site.url, "-o", archive, timeout=60).returncode == 0
        assert site.counts()["/2024/01/post-3/"] == 3
    assert rows(archive, "SELECT detail FROM failures WHERE url LIKE '%post-3/'") == [("redirected in a circle",)]
