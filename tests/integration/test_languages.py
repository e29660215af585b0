"""A server that answers in the reader's language, and tells it by a cookie, a header or the address: each post is stored once."""

from __future__ import annotations

import re
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
