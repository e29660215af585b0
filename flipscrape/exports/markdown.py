"""Markdown with YAML front matter: a folder with a file a post, as static site generators read it; comments at its end."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from flipscrape.exports.commonmark import to_markdown
from flipscrape.exports.text import date_parts, heading, slug
from flipscrape.exports.threads import threaded
from flipscrape.model import Article, Comment
from flipscrape.store import ArchivedArticle


def write(articles: Iterable[ArchivedArticle], folder: Path) -> None:
    """Write ``folder/2010-06-05-name.md`` an article; a name that is taken gets the article's number. The folder is there."""
    for entry in articles:
        own = name(entry)
        names = itertools.chain([own], (f"{own}-{more}" for more in itertools.count(entry.id)))
        path = next(path for one in names if not (path := folder / f"{one}.md").exists())
        path.write_text("\n".join(document(entry.article)), encoding="utf-8", newline="\n")


def name(entry: ArchivedArticle) -> str:
    """The file's name without its suffix: the day as far as it is known, and the end of the address or the title."""
    day = "-".join(f"{part:02}" for part in date_parts(entry.article.published)) or "undated"
    return f"{day}-{slug(entry.article) or entry.id}"


def document(article: Article) -> Iterator[str]:
    """The lines of one article. Front matter holds JSON strings and lists, which YAML reads as they are."""
    facts = {
        "title": heading(article), "authors": article.authors, "date": article.published, "modified": article.modified, "url": article.url,
        "site": article.site_name, "language": article.language, "categories": article.categories, "tags": article.tags,
        "description": article.description, "image": article.image, "comments": len(article.comments) or None,
    }
    yield "---"
    for key, value in facts.items():
        if value:
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"
    yield "---"
    yield ""
    yield to_markdown(article.body_html, article.body)
    yield ""
    if article.comments:
        yield "## Comments"
        yield ""
        yield from _thread(article.comments)


def _thread(comments: list[Comment]) -> Iterator[str]:
    """Each comment as a quote, an answer one level deeper than what it answers."""
    for depth, comment in threaded(comments):
        margin = ">" * (depth + 1)
        facts = " · ".join(fact for fact in (comment.author, comment.published or comment.published_text) if fact)
        yield f"{margin} **{facts or 'Anonymous'}**"
        yield margin
        for line in to_markdown(comment.body_html, comment.body).split("\n"):
            yield f"{margin} {line}".rstrip()
        yield ""
