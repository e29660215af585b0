"""CSL-JSON, for citing with Zotero, pandoc and the like: one ``post-weblog`` an article (CSL 1.0.2, appendix IV)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from flipscrape.exports.text import date_parts, heading
from flipscrape.store import ArchivedArticle


def write(articles: Iterable[ArchivedArticle], out: BinaryIO) -> None:
    """Write one JSON array of items, each on a line of its own."""
    before = b"[\n"
    for entry in articles:
        out.write(before + json.dumps(item(entry), ensure_ascii=False).encode())
        before = b",\n"
    out.write(b"\n]\n" if before == b",\n" else b"[]\n")


def item(entry: ArchivedArticle) -> dict[str, Any]:
    """The article as a CSL item. Names stay whole (``literal``), since a page does not say which part is the family's."""
    article = entry.article
    published = date_parts(article.published)
    values = {
        "id": str(entry.id),
        "type": "post-weblog",
        "title": heading(article),
        "author": [{"literal": name} for name in article.authors],
        "issued": {"date-parts": [published]} if published else None,
        "accessed": {"date-parts": [date_parts(entry.fetched.isoformat())]} if entry.fetched else None,
        "container-title": article.site_name,
        "URL": article.url,
        "language": article.language,
        "abstract": article.description,
        "keyword": ", ".join(article.categories + article.tags),
    }
    return {name: value for name, value in values.items() if value}
