"""Posts made up from a vocabulary with the frequencies of a natural language (Zipf), with comments and a page around them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flipscrape.model import Announcement, Article, Comment, Link

SITE = "https://blog.example/"
# Every third post is of another blog, and six of ten are in one category.
OTHER = "https://other.example/"
COMMON = "General"
START = datetime(2005, 1, 1, tzinfo=UTC)
SYLLABLES = [a + b for a in "bcdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is", "on")]
KANA = [f"{a}{b}" for a in "日本語海船港島波風空" for b in "のはがをにでと"]
TEMPLATE = "".join(f'<nav class="menu-{i}"><a href="/archive/{2000 + i}/">Archive of {2000 + i}</a><span>{i * 7919}</span></nav>' for i in range(150))


@dataclass(frozen=True, kw_only=True, slots=True)
class MadePage:
    """What the archive keeps of a fetched page."""

    url: str
    body: bytes
    fetched: datetime
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"), ("Server", "made"))
    chain: tuple[str, ...] = ()
    charset: str | None = "utf-8"
    announced: tuple[Announcement, ...] = ()


class Maker:
    """The same seed gives the same posts. Word number n of the vocabulary comes about 1/n as often as the first."""

    def __init__(self, *, words: int = 60_000, seed: int = 7) -> None:
        self.random = random.Random(seed)
        lengths = self.random.choices((2, 3, 4, 5), (2, 5, 3, 1), k=words * 2)
        made = ("".join(self.random.choices(SYLLABLES, k=length)) for length in lengths)
        self.vocabulary = list(dict.fromkeys(made))[:words]
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.vocabulary))))

    def text(self, words: int) -> str:
        """So many words, in sentences and paragraphs."""
        drawn = self.random.choices(self.vocabulary, cum_weights=self.weights, k=words)
        sentences = [" ".join(drawn[i : i + 12]).capitalize() + "." for i in range(0, words, 12)]
        return "\n\n".join(" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5))

    def japanese(self, words: int) -> str:
        """A sentence in a script without spaces, in every tenth post and its comments."""
        return "".join(self.random.choices(KANA, k=words)) + "。"

    def posts(self, start: int, count: int, *, comments: int = 10) -> Iterator[tuple[Article, MadePage]]:
        """Posts number ``start`` and after, each with so many comments."""
        for number in range(start, start + count):
            yield self.post(number, comments)

    def post(self, number: int, comments: int) -> tuple[Article, MadePage]:
        """One post of about 450 words, with tags, links to others, and its page of about 40 kB."""
        url = f"{site_of(number)}{2005 + number % 20}/{self.text(3).rstrip('.').lower().replace(' ', '-')}-{number}/"
        day = START + timedelta(hours=number * 1.7)
        body = self.text(self.random.randint(200, 700))
        if number % 10 == 0:
            body += f"\n\n{self.japanese(60)}"
        categories = [self.vocabulary[number % 9], *[COMMON] * (number % 10 < 6)]
        said = [self._comment(number, i, url, day) for i in range(comments)]
        article = Article(
            url=url, title=self.text(6).rstrip("."), authors=[f"Author {number % 12}"], published=day.isoformat(), body=body, body_html=_html(body),
            tags=self.random.choices(self.vocabulary[:400], k=4), categories=categories, comments=said, language="en",
            description=self.text(20), site_name="Made", canonical_url=url, comments_stated=comments, platform="wordpress",
            links=[Link(url=f"{SITE}about/{self.random.randrange(5000)}/", text=self.text(3)) for _ in range(5)],
            sources={"title": "h1", "published": "json-ld", "authors": "json-ld", "tags": "rel-tag", "language": "html"},
        )
        thread = "".join(f'<li id="comment-{one.id}"><cite>{one.author}</cite><time>{one.published}</time>{one.body_html}</li>' for one in said)
        html = f"<!doctype html><title>{article.title}</title>{TEMPLATE}<article>{article.body_html}</article><ol>{thread}</ol>{TEMPLATE[:8000]}"
        return article, MadePage(url=url, body=html.encode(), fetched=day)

    def _comment(self, number: int, place: int, url: str, day: datetime) -> Comment:
        identity = str(number * 100 + place)
        body = self.text(self.random.randint(10, 90)) + (self.japanese(8) if number % 10 == 0 else "")
        parent = str(number * 100 + place - 1) if place % 3 == 2 else None
        return Comment(
            id=identity, parent=parent, author=f"Reader {self.random.randrange(20_000)}", published=(day + timedelta(hours=place)).isoformat(),
            published_text=f"{day:%B %d, %Y} at {day:%H:%M}", body=body, body_html=_html(body), url=f"{url}#comment-{identity}",
        )


def site_of(number: int) -> str:
    """The blog of post number ``number``."""
    return OTHER if number % 3 == 0 else SITE


def _html(text: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
