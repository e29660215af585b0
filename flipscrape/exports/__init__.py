"""One file format a file, each with ``write(articles, out)``. A new one: its file, and its line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from flipscrape.exports import bibtex, csl_json, csv, epub, jsonl, markdown, parquet, tei, warc, wxr
from flipscrape.exports.warc import Packing
from flipscrape.store import ArchivedArticle, PageLike


@dataclass(frozen=True, kw_only=True, slots=True)
class FileFormat:
    """Writes all articles into one binary stream."""

    write: Callable[[Iterable[ArchivedArticle], BinaryIO], None]
    description: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FolderFormat:
    """Writes a file an article into a folder that is there and empty."""

    write: Callable[[Iterable[ArchivedArticle], Path], None]
    description: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PageFormat:
    """Writes the kept pages themselves into one binary stream, compressed or not."""

    write: Callable[[Iterable[PageLike], BinaryIO, Packing], None]
    description: str


Format = FileFormat | FolderFormat | PageFormat

FORMATS: dict[str, Format] = {
    "bibtex": FileFormat(write=bibtex.write, description="citations for LaTeX"),
    "csl-json": FileFormat(write=csl_json.write, description="citations for Zotero and pandoc"),
    "csv": FileFormat(write=csv.write, description="a row an article"),
    "csv-comments": FileFormat(write=csv.write_comments, description="a row a comment"),
    "epub": FileFormat(write=epub.write, description="a book"),
    "jsonl": FileFormat(write=jsonl.write, description="one JSON object a line, comments inside"),
    "markdown": FolderFormat(write=markdown.write, description="a folder with a file a post"),
    "parquet": FileFormat(write=parquet.write, description="columns for DuckDB and pandas"),
    "tei": FileFormat(write=tei.write, description="TEI P5 XML for corpus linguists"),
    "warc": PageFormat(write=warc.write, description="the kept pages themselves, for replay tools"),
    "wxr": FileFormat(write=wxr.write, description="what WordPress imports"),
}

__all__ = ["FORMATS", "FileFormat", "FolderFormat", "Format", "Packing", "PageFormat"]
