"""CSV (RFC 4180), UTF-8, made harmless for spreadsheets: a table of articles, and one of comments."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from flipscrape.store import ArchivedArticle

ARTICLE_COLUMNS = (
    "id", "url", "title", "authors", "published", "modified", "language", "site_name", "categories", "tags",
    "description", "image", "fetched", "words", "comments", "body",
)
COMMENT_COLUMNS = ("article_id", "article_url", "id", "parent", "kind", "author", "author_url", "published", "url", "body")
LISTS = ("authors", "categories", "tags")
TEXTS = ("url", "title", "published", "modified", "language", "site_name", "description", "image", "body")
LIST_SEPARATOR = "; "
# What makes a cell a formula in a spreadsheet (OWASP, CSV injection); full-width forms count in East Asian ones.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(articles: Iterable[ArchivedArticle], out: BinaryIO) -> None:
    """Write a row an article; lists are joined by '; ', ``comments`` is how many there are."""
    _write(ARTICLE_COLUMNS, map(_article, articles), out)


def write_comments(articles: Iterable[ArchivedArticle], out: BinaryIO) -> None:
    """Write a row a comment; ``parent`` is the ``id`` of the comment it answers."""
    _write(COMMENT_COLUMNS, (row for entry in articles for row in _comments(entry)), out)


def harmless(value: object) -> object:
    """Text that a spreadsheet would run as a formula, with an apostrophe before it; anything else as it is."""
    if isinstance(value, str) and (value.startswith(FORMULA_STARTS) or value.lstrip().startswith(FORMULA_STARTS)):
        return f"'{value}"
    return value


def _write(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]], out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(columns)
    for row in rows:
        table.writerow([harmless(row[column]) for column in columns])
    text.detach()


def _article(entry: ArchivedArticle) -> Mapping[str, object]:
    article = entry.article
    lists = {name: LIST_SEPARATOR.join(getattr(article, name)) for name in LISTS}
    plain = {name: getattr(article, name) for name in TEXTS}
    fetched = entry.fetched.isoformat() if entry.fetched else None
    return {**plain, **lists, "id": entry.id, "fetched": fetched, "words": entry.words, "comments": len(article.comments)}


def _comments(entry: ArchivedArticle) -> Iterator[Mapping[str, object]]:
    names = ("id", "parent", "author", "author_url", "published", "url", "body")
    for comment in entry.article.comments:
        plain = {name: getattr(comment, name) for name in names}
        yield {**plain, "kind": comment.kind.value, "article_id": entry.id, "article_url": entry.article.url}
