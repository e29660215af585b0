"""Parquet, for DuckDB, pandas, Arrow: a row an article, its comments as a list of structs. Needs the extra ``parquet`` (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, BinaryIO

from flipscrape.errors import ExportError
from flipscrape.store import ArchivedArticle

ROWS_A_GROUP = 500
TEXTS = (
    "url", "title", "published", "modified", "language", "site_name", "description", "canonical_url", "image", "platform", "body", "body_html",
)
LISTS = ("authors", "categories", "tags")
COMMENT_TEXTS = ("id", "parent", "kind", "author", "author_url", "published", "url", "body", "body_html")


def write(articles: Iterable[ArchivedArticle], out: BinaryIO) -> None:
    """Write row groups of 500 articles. Dates stay text, as far as the page gives them. Raises ExportError without pyarrow."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra that the other formats do without
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'flipscrape[parquet]'") from error
    texts = pa.list_(pa.string())
    comments = pa.list_(pa.struct([(name, pa.string()) for name in COMMENT_TEXTS]))
    schema = pa.schema([
        ("id", pa.int64()), ("fetched", pa.timestamp("s", tz="UTC")), ("words", pa.int64()),
        *((name, pa.string()) for name in TEXTS), *((name, texts) for name in LISTS), ("comments", comments),
    ])
    with ParquetWriter(out, schema, compression="zstd") as file:
        rows = map(_row, articles)
        while group := list(islice(rows, ROWS_A_GROUP)):
            file.write_table(pa.Table.from_pylist(group, schema=schema))


def _row(entry: ArchivedArticle) -> dict[str, Any]:
    article = entry.article
    comments = [{name: getattr(comment, name) for name in COMMENT_TEXTS} for comment in article.comments]
    return {
        "id": entry.id, "fetched": entry.fetched, "words": entry.words, "comments": comments,
        **{name: getattr(article, name) for name in TEXTS + LISTS},
    }
