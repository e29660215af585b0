"""EPUB 3.3 (https://www.w3.org/TR/epub-33/): a book with a chapter an article, its comments below it. A zip of our own files."""

from __future__ import annotations

import hashlib
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from itertools import chain
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from flipscrape.exports.text import ascii_address, heading, language_tag, xml_text
from flipscrape.exports.threads import threaded
from flipscrape.exports.tidy import tidy
from flipscrape.exports.zip_stream import Packing, zip_stream
from flipscrape.model import Article, Comment
from flipscrape.store import ArchivedArticle

FOLDER = "EPUB"
NOTHING = ArchivedArticle(
    id=0, article=Article(title="No articles"), fetched=None, first_seen=None, gone_since=None, gone_reason=None, blog=None, words=0,
)
DEEPEST_INDENT = 6
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
STYLE = """body { line-height: 1.4; }
.facts { color: #555; font-size: 0.9em; }
.comment { border-left: 2px solid #ccc; padding-left: 0.8em; margin-top: 1em; }
""" + "".join(f".depth-{depth} {{ margin-left: {depth}em; }}\n" for depth in range(1, DEEPEST_INDENT + 1))
CHAPTER = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"{language}>
<head><title>{title}</title><link rel="stylesheet" href="style.css"/></head>
<body>
<h1>{title}</h1>
<p class="facts">{facts}</p>
{body}
{comments}</body>
</html>
"""
NAVIGATION = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Contents</title></head>
<body><nav epub:type="toc"><h1>Contents</h1><ol>
"""
NAVIGATION_END = "</ol></nav></body>\n</html>\n"
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">urn:uuid:{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<meta property="dcterms:modified">{modified}</meta>
</metadata>
<manifest>
<item id="navigation" href="navigation.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
"""


def write(articles: Iterable[ArchivedArticle], out: BinaryIO) -> None:
    """Write the book. An empty archive gives a book with one page that says so, since a book needs a page."""
    book = _Book()
    with zip_stream(out) as archive, tempfile.TemporaryFile("w+", encoding="utf-8") as contents:
        archive.add("mimetype", [b"application/epub+zip"], Packing.STORED)
        archive.add("META-INF/container.xml", [CONTAINER.encode()])
        archive.add(f"{FOLDER}/style.css", [STYLE.encode()])
        for entry in _or_nothing(articles):
            archive.add(f"{FOLDER}/article-{entry.id}.xhtml", [chapter(entry).encode()])
            contents.write(book.note(entry))
        contents.seek(0)
        archive.add(f"{FOLDER}/navigation.xhtml", map(str.encode, chain([NAVIGATION], contents, [NAVIGATION_END])))
        archive.add(f"{FOLDER}/package.opf", map(str.encode, book.package()))


def chapter(entry: ArchivedArticle) -> str:
    """One article as an XHTML document."""
    article = entry.article
    facts = [", ".join(article.authors), article.published or "", ", ".join(article.categories + article.tags)]
    shown = [_escaped(fact) for fact in facts if fact]
    if article.url:
        shown.append(f'<a href="{escape(ascii_address(article.url))}">{_escaped(article.url)}</a>')
    tag = language_tag(article)
    language = f' lang="{tag}" xml:lang="{tag}"' if tag else ""
    return CHAPTER.format(
        language=language, title=_escaped(heading(article)), facts=" · ".join(shown),
        body=_blocks(article.body_html, article.body), comments=_thread(article.comments),
    )


def _or_nothing(articles: Iterable[ArchivedArticle]) -> Iterator[ArchivedArticle]:
    entries = iter(articles)
    yield next(entries, NOTHING)
    yield from entries


class _Book:
    """What the package file needs of all chapters: no more of each than its number."""

    def __init__(self) -> None:
        self.ids = array("q")
        self.names: set[str] = set()
        self.language = "und"
        self.modified = datetime(1980, 1, 1, tzinfo=UTC)
        self.digest = hashlib.sha256()

    def note(self, entry: ArchivedArticle) -> str:
        """Remember the chapter, and give its line in the table of contents."""
        article = entry.article
        self.ids.append(entry.id)
        self.language = language_tag(article) or "und" if len(self.ids) == 1 else self.language
        self.names |= {article.site_name} if article.site_name and len(self.names) < 3 else set()
        self.modified = max(self.modified, entry.fetched or self.modified)
        self.digest.update(f"{entry.id} {article.url} {article.body}".encode())
        return f'<li><a href="article-{entry.id}.xhtml">{_escaped(heading(article))}</a></li>\n'

    def package(self) -> Iterator[str]:
        """The package file, part by part."""
        yield PACKAGE.format(
            identifier=uuid5(NAMESPACE_URL, self.digest.hexdigest()), title=_escaped(", ".join(sorted(self.names)) or "Blog archive"),
            language=self.language, modified=self.modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
        yield from (f'<item id="article-{one}" href="article-{one}.xhtml" media-type="application/xhtml+xml"/>\n' for one in self.ids)
        yield "</manifest>\n<spine>\n"
        yield from (f'<itemref idref="article-{one}"/>\n' for one in self.ids)
        yield "</spine>\n</package>\n"


def _blocks(html: str, text: str) -> str:
    root = tidy(html)
    if len(root):
        return "".join(etree.tostring(block, encoding="unicode", method="xml") for block in root)
    return "".join(f"<p>{_escaped(paragraph)}</p>" for paragraph in text.split("\n\n") if paragraph.strip())


def _thread(comments: list[Comment]) -> str:
    parts = ["<h2>Comments</h2>\n"] if comments else []
    for depth, comment in threaded(comments):
        facts = " · ".join(_escaped(fact) for fact in (comment.author, comment.published or comment.published_text) if fact)
        body = _blocks(comment.body_html, comment.body)
        parts.append(f'<div class="comment depth-{min(depth, DEEPEST_INDENT)}">\n<p class="facts">{facts}</p>\n{body}\n</div>\n')
    return "".join(parts)


def _escaped(text: str) -> str:
    return escape(" ".join(xml_text(text).split()))
