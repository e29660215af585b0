"""WordPress eXtended RSS 1.2, the file that WordPress exports and its importer reads: so that a lost blog can be brought back."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from email.utils import format_datetime
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from flipscrape.exports.text import heading, in_utc, moment, slug, xml_text
from flipscrape.exports.threads import threaded
from flipscrape.model import Comment, CommentKind
from flipscrape.store import ArchivedArticle

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Blog archive</title>
<link>https://example.org/</link>
<description>Posts and comments archived with flipscrape</description>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://example.org/</wp:base_site_url>
<wp:base_blog_url>https://example.org/</wp:base_blog_url>
"""
TAIL = "</channel>\n</rss>\n"
NO_DATE = "0000-00-00 00:00:00"  # what WordPress itself writes where it has none


class Slugs:
    """Short names in ASCII, one for each name: WordPress takes two names with the same for one, and a login of other letters for none."""

    def __init__(self, otherwise: str) -> None:
        self.known: dict[str, str] = {}
        self._otherwise = otherwise
        self._taken: set[str] = set()

    def of(self, name: str) -> str:
        """The name's slug."""
        if name not in self.known:
            plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
            slug = "-".join(re.findall(r"[a-z0-9]+", plain)) or self._otherwise
            own = next(one for one in itertools.chain([slug], (f"{slug}-{number}" for number in itertools.count(2))) if one not in self._taken)
            self._taken.add(own)
            self.known[name] = own
        return self.known[name]


def write(articles: Iterable[ArchivedArticle], out: BinaryIO) -> None:
    """Write a published post an article. The importer makes its first author, categories and tags; comments keep their threads."""
    out.write(HEAD.encode())
    numbered = 0
    slugs = {"category": Slugs("category"), "post_tag": Slugs("tag"), "author": Slugs("author")}
    for entry in articles:
        # WordPress's importer takes comments by their numbers, and hangs an answer below what it has taken before.
        numbers = {comment.id: numbered + place for place, (_, comment) in enumerate(threaded(entry.article.comments), 1)}
        numbered += len(numbers)
        out.write("".join(_item(entry, numbers, slugs)).encode())
    for place, (name, login) in enumerate(slugs["author"].known.items(), 1):
        shown = _data("wp:author_login", login) + _data("wp:author_email", "") + _data("wp:author_display_name", name)
        out.write(f"<wp:author>\n<wp:author_id>{place}</wp:author_id>\n{shown}</wp:author>\n".encode())
    out.write(TAIL.encode())


def _item(entry: ArchivedArticle, numbers: dict[str, int], slugs: dict[str, Slugs]) -> Iterator[str]:
    article = entry.article
    local, universal = _times(article.published)
    yield "<item>\n"
    yield _plain("title", heading(article))
    if article.url:
        yield _plain("link", article.url)
        yield f'<guid isPermaLink="false">{escape(xml_text(article.url))}</guid>\n'
    if published := moment(article.published):
        yield _plain("pubDate", format_datetime(in_utc(published)))
    yield _data("dc:creator", slugs["author"].of(article.authors[0] if article.authors else "unknown"))
    yield _data("content:encoded", article.body_html or article.body)
    yield _data("excerpt:encoded", article.description or "")
    yield f"<wp:post_id>{entry.id}</wp:post_id>\n"
    for name, value in (
        ("post_date", local), ("post_date_gmt", universal), ("comment_status", "open"), ("ping_status", "open"), ("post_name", slug(article)),
        ("status", "publish"), ("post_type", "post"), ("post_password", ""),
    ):
        yield _data(f"wp:{name}", value)
    yield "<wp:post_parent>0</wp:post_parent>\n<wp:menu_order>0</wp:menu_order>\n<wp:is_sticky>0</wp:is_sticky>\n"
    for domain, terms in (("category", article.categories), ("post_tag", article.tags)):
        for term in terms:
            yield f"<category domain={quoteattr(domain)} nicename={quoteattr(slugs[domain].of(term))}>{_cdata(term)}</category>\n"
    if len(article.authors) > 1:  # WordPress itself knows one author a post
        yield "<wp:postmeta>\n" + _data("wp:meta_key", "authors") + _data("wp:meta_value", ", ".join(article.authors)) + "</wp:postmeta>\n"
    for comment in article.comments:
        yield from _comment(comment, numbers)
    yield "</item>\n"


def _comment(comment: Comment, numbers: dict[str, int]) -> Iterator[str]:
    local, universal = _times(comment.published)
    kind = "pingback" if comment.kind is CommentKind.PINGBACK else "comment"
    yield f"<wp:comment>\n<wp:comment_id>{numbers[comment.id]}</wp:comment_id>\n"
    for name, value in (
        ("author", comment.author or ""), ("author_email", ""), ("author_url", comment.author_url or ""), ("author_IP", ""), ("date", local),
        ("date_gmt", universal), ("content", comment.body_html or comment.body), ("approved", "1"), ("type", kind),
    ):
        yield _data(f"wp:comment_{name}", value)
    yield f"<wp:comment_parent>{numbers.get(comment.parent or '', 0)}</wp:comment_parent>\n"
    yield "<wp:comment_user_id>0</wp:comment_user_id>\n</wp:comment>\n"


def _times(date: str | None) -> tuple[str, str]:
    """The date as WordPress writes it: the blog's own time, then UTC; both the same where the page gave no zone."""
    found = moment(date)
    if found is None:
        return NO_DATE, NO_DATE
    local, universal = (one.replace(tzinfo=None).isoformat(" ", "seconds") for one in (found, in_utc(found)))
    return local, universal


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(xml_text(text))}</{name}>\n"


def _data(name: str, text: str) -> str:
    return f"<{name}>{_cdata(text)}</{name}>\n"


def _cdata(text: str) -> str:
    return "<![CDATA[" + xml_text(text).replace("]]>", "]]]]><![CDATA[>") + "]]>"
