"""BibTeX, for citing: one ``@online`` entry an article (biblatex's type; older styles read it as ``@misc``). UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from flipscrape.exports.text import ascii_address, date_parts, heading, slug
from flipscrape.store import ArchivedArticle

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}
ESCAPES = str.maketrans(SPECIAL)
# BibTeX splits names at these words and signs; inside braces they are letters like any other.
JOINS_NAMES = re.compile(r",|\band\b", re.IGNORECASE)


def write(articles: Iterable[ArchivedArticle], out: BinaryIO) -> None:
    """Write an entry an article. Its key holds the article's number in the archive, so it is unique and stays."""
    for entry in articles:
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(entry))
        out.write(f"@online{{{key(entry)},\n{lines},\n}}\n\n".encode())


def key(entry: ArchivedArticle) -> str:
    """``chen2010-twitter-12``: first author's last name, year, first word, the article's number, as far as they are known."""
    article = entry.article
    author = re.sub(r"[^a-z]", "", article.authors[0].split()[-1].lower()) if article.authors and article.authors[0].strip() else ""
    year = "".join(map(str, date_parts(article.published)[:1]))
    return "-".join(part for part in (author + year, slug(article).split("-")[0], str(entry.id)) if part)


def _fields(entry: ArchivedArticle) -> Iterator[tuple[str, str]]:
    article = entry.article
    yield "title", f"{{{_escaped(heading(article))}}}"
    if article.authors:
        yield "author", " and ".join(map(_name, article.authors))
    if parts := date_parts(article.published):
        yield "date", "-".join((f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])))
        yield "year", f"{parts[0]:04}"
    if article.site_name:
        yield "organization", _escaped(article.site_name)
    if article.url:
        yield "url", ascii_address(article.url)
    if entry.fetched:
        yield "urldate", entry.fetched.date().isoformat()
    if article.language:
        yield "langid", _escaped(article.language)
    if keywords := article.categories + article.tags:
        yield "keywords", _escaped(", ".join(keywords))


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(ESCAPES)


def _name(author: str) -> str:
    name = _escaped(author)
    return f"{{{name}}}" if JOINS_NAMES.search(author) else name
