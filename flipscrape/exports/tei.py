"""TEI P5 XML, for corpus linguists: a ``teiCorpus`` with one ``TEI`` an article, its comments as divisions of their own.

The body keeps paragraphs, headings, quotes, lists, tables, links and emphasis; see https://tei-c.org/guidelines/p5/.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from lxml import etree

from flipscrape.exports.text import ascii_address, heading, language_tag, moment, xml_text
from flipscrape.exports.tidy import tidy
from flipscrape.model import Article, Comment
from flipscrape.store import ArchivedArticle

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
DEFAULT: Any = {None: NAMESPACE}  # the stubs of lxml know no default namespace
XML_ID, XML_LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
CORPUS_TITLE = "Blog posts with their comments"
AVAILABILITY = "Texts as published on the web; their authors keep their rights."
ELEMENTS = {
    "p": "p", "blockquote": "quote", "ul": "list", "ol": "list", "li": "item", "table": "table", "tr": "row", "td": "cell", "th": "cell",
    "h2": "ab", "h3": "ab", "h4": "ab", "h5": "ab", "h6": "ab", "pre": "ab", "hr": "milestone", "a": "ref", "br": "lb", "q": "q",
}
FIXED_ATTRIBUTES = {
    "ul": {"rend": "bulleted"}, "ol": {"rend": "numbered"}, "th": {"role": "label"}, "pre": {"type": "code"},
    "hr": {"unit": "section", "rend": "line"},
    **{f"h{level}": {"type": "heading", "n": str(level)} for level in range(2, 7)},
}
RENAMED_ATTRIBUTES = {"href": "target", "colspan": "cols", "rowspan": "rows"}


def write(articles: Iterable[ArchivedArticle], out: BinaryIO) -> None:
    """Write the corpus. An article's xml:id is ``article-`` with its number, a comment's that with ``-comment-`` and its place."""
    with etree.xmlfile(out, encoding="utf-8") as document:
        document.write_declaration()
        with document.element(_name("teiCorpus"), nsmap=DEFAULT | {"xml": XML}):
            document.write(_corpus_header())
            for entry in articles:
                _write_article(entry, document)


def _corpus_header() -> etree._Element:
    header = _element(None, "teiHeader")
    description = _element(header, "fileDesc")
    _element(_element(description, "titleStmt"), "title", CORPUS_TITLE)
    _element(_element(description, "publicationStmt"), "p", AVAILABILITY)
    _element(_element(description, "sourceDesc"), "p", "Web pages, archived with flipscrape.")
    return header


def _write_article(entry: ArchivedArticle, document: Any) -> None:
    """One article. Elements with an xml:id are in no tree: libxml2 keeps the names of all for as long as the process lives."""
    article = entry.article
    identity = f"article-{entry.id}"
    language = language_tag(article)
    with document.element(_name("TEI"), {XML_ID: identity} | ({XML_LANG: language} if language else {})):
        document.write(_header(entry))
        with document.element(_name("text")), document.element(_name("body")):
            post = _element(None, "div", type="post")
            _element(post, "head", heading(article))
            _blocks(article.body_html, article.body, post)
            document.write(post)
            if article.comments:
                names = {comment.id: f"{identity}-comment-{place}" for place, comment in enumerate(article.comments, 1)}
                with document.element(_name("div"), {"type": "comments"}):
                    for comment in article.comments:
                        _write_comment(comment, names, document)


def _header(entry: ArchivedArticle) -> etree._Element:
    article = entry.article
    header = _element(None, "teiHeader")
    description = _element(header, "fileDesc")
    statement = _element(description, "titleStmt")
    _element(statement, "title", heading(article))
    for name in article.authors:
        _element(statement, "author", name)
    _element(_element(description, "publicationStmt"), "p", AVAILABILITY)
    source = _element(_element(description, "sourceDesc"), "bibl")
    _element(source, "title", heading(article))
    for name in article.authors:
        _element(source, "author", name)
    if article.site_name:
        _element(source, "publisher", article.site_name)
    _date(source, article.published, "published")
    _date(source, article.modified, "modified")
    if article.url:
        _element(source, "ptr", target=ascii_address(article.url))
    if entry.fetched:
        _element(source, "date", entry.fetched.isoformat(), type="accessed", when=entry.fetched.isoformat(timespec="seconds"))
    _profile(header, article)
    return header


def _profile(header: etree._Element, article: Article) -> None:
    language = language_tag(article)
    if not (article.description or language or article.categories or article.tags):
        return
    profile = _element(header, "profileDesc")
    if article.description:
        _element(_element(profile, "abstract"), "p", article.description)
    if language:
        _element(_element(profile, "langUsage"), "language", ident=language)
    if article.categories or article.tags:
        classes = _element(profile, "textClass")
        for kind, terms in (("categories", article.categories), ("tags", article.tags)):
            if terms:
                keywords = _element(classes, "keywords", n=kind)
                for term in terms:
                    _element(keywords, "term", term)


def _write_comment(comment: Comment, names: dict[str, str], document: Any) -> None:
    division = _element(None, "div")
    if comment.author or comment.published:
        opener = _element(division, "opener")
        if comment.author:
            _element(opener, "name", comment.author)
        _date(opener, comment.published, "published")
    _blocks(comment.body_html, comment.body, division)
    attributes = {"type": comment.kind.value, XML_ID: names[comment.id]}
    if comment.parent in names:
        attributes["corresp"] = f"#{names[comment.parent]}"
    with document.element(_name("div"), attributes):
        for block in division:
            document.write(block)


def _date(parent: etree._Element, date: str | None, kind: str) -> None:
    if date:
        found = _element(parent, "date", date, type=kind)
        if at := moment(date):
            found.set("when", at.isoformat(timespec="seconds") if "T" in date else date)


def _blocks(html: str, text: str, division: etree._Element) -> None:
    """The body from its HTML; from its plain text where there is no HTML. A division needs one block at least."""
    before = len(division)
    for block in tidy(html):
        _convert(block, division)
    if len(division) == before:
        for paragraph in text.split("\n\n"):
            _element(division, "p", paragraph.strip())


def _convert(source: etree._Element, parent: etree._Element) -> None:
    tag = str(source.tag)
    target = _element(parent, ELEMENTS.get(tag, "hi"), source.text, **FIXED_ATTRIBUTES.get(tag, {}))
    if target.tag == _name("hi"):
        target.set("rend", tag)
    for name, value in source.attrib.items():
        if new := RENAMED_ATTRIBUTES.get(str(name)):
            target.set(new, str(value))
    for child in source:
        _convert(child, target)
    target.tail = source.tail


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _element(parent: etree._Element | None, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    made = etree.Element(_name(tag), attributes, nsmap=DEFAULT) if parent is None else etree.SubElement(parent, _name(tag), attributes)
    made.text = xml_text(text) if text is not None else None
    return made
