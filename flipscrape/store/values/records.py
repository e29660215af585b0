"""Records as the archive compares and keeps them: the fields of an article or comment whose change makes a revision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from flipscrape.model import Article, Comment
from flipscrape.store.values.bigrams import SPACELESS, has_spaceless
from flipscrape.store.values.dates import well_formed

ARTICLE_COLUMNS = ("title", "published", "modified", "language", "description", "site_name", "canonical_url", "image", "body", "body_html")
ARTICLE_LISTS = ("authors", "tags", "categories")
COMMENT_COLUMNS = ("kind", "parent_source_id", "author", "author_url", "published", "url", "body", "body_html")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
WORD = re.compile(rf"[{SPACELESS}]|[^\W{SPACELESS}]+(?:['\u2019-][^\W{SPACELESS}]+)*")
LARGEST_INTEGER = 2**63 - 1

T = TypeVar("T")


def article_record(article: Article) -> dict[str, Any]:
    """The fields of ``article`` that are its content, by name; its comments apart."""
    record: dict[str, Any] = {name: storable(getattr(article, name)) for name in ARTICLE_COLUMNS}
    record["published"], record["modified"] = well_formed(record["published"]), well_formed(record["modified"])
    for name in ARTICLE_LISTS:
        record[name] = unique(storable(value) for value in getattr(article, name))
    return record


def comment_record(comment: Comment) -> dict[str, Any]:
    """The fields of ``comment`` that are its content, by name."""
    record: dict[str, Any] = {name: storable(getattr(comment, name, None)) for name in COMMENT_COLUMNS}
    record["published"], record["parent_source_id"], record["kind"] = well_formed(record["published"]), storable(comment.parent), comment.kind.value
    return record


def storable(text: T) -> T:
    """Text without what SQLite or UTF-8 cannot hold (NUL, lone surrogates); anything else as it is."""
    if not isinstance(text, str) or (text.isascii() and "\x00" not in text):
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return UNSTORABLE.sub("\ufffd", text)  # type: ignore[return-value]
    return text.replace("\x00", "\ufffd")  # type: ignore[return-value]


def storable_count(count: int | None) -> int | None:
    """A number that a page states, where SQLite can hold it."""
    return count if count is None or 0 <= count <= LARGEST_INTEGER else None


def unique(values: Iterable[str]) -> list[str]:
    """The values without empty ones and later doubles."""
    return list(dict.fromkeys(value for value in values if value))


def count_words(text: str) -> int:
    """Words of a text; in scripts without spaces each character counts."""
    return len(WORD.findall(text)) if has_spaceless(text) else len(text.split())
