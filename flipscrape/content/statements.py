"""What a page, its platform and the feed say of the body before anyone looks at its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urlsplit

from flipscrape.content.features import Statements
from flipscrape.markup.text import squeeze
from flipscrape.model import Announcement
from flipscrape.page import Page

TITLES = ("og:title", "twitter:title", "headline")
SUMMARIES = ("description", "og:description", "twitter:description")
# Tokens that themes and engines without rules of their own give to the element of a post's text; best first.
NAMES = (
    "e-content", "entry-content", "wp-block-post-content", "articlebody", "article-body", "article__body", "post-body", "post__body",
    "post-content", "post__content", "post_content", "article-content", "article__content", "articlecontent", "article_content", "blog-content",
    "story-body", "markdown-body", "postcontent", "entry__content", "blog-post-content", "single-content", "theme-doc-markdown", "gh-content",
    "blogpost-body",
)
TAG = re.compile(r"<[^>]*>")


def gather(page: Page, names: Iterable[str], announced: Announcement | None) -> Statements:
    """``names``: the platform's own tokens for the body's element, best first."""
    meta, outline = page.evidence.meta, page.outline
    titles = [meta.first(name) or "" for name in TITLES]
    titles += [outline.written(i) for i in outline.by_tag.get("title", ())[:1]]
    titles += [outline.line(i) for i in outline.by_tag.get("h1", ())[:1]]
    bodies = [body for node in page.evidence.jsonld.nodes if isinstance(body := node.get("articleBody"), str)]
    if announced is not None and announced.body_html:
        bodies.append(announced.body_html)
    text = squeeze(" ".join(unescape(TAG.sub(" ", body)) if "<" in body or "&" in body else body for body in bodies))
    summary = squeeze(" ".join(meta.first(name) or "" for name in SUMMARIES))
    return Statements(
        titles=frozenset(filter(None, map(squeeze, titles))), summary=summary, text=text, named=_named(page, (*names, *NAMES)),
        path=urlsplit(page.url or "").path.rstrip("/"),
    )


def _named(page: Page, names: tuple[str, ...]) -> int:
    """The fullest element of the best name; articleBody of schema.org before all names."""
    outline = page.outline
    stated = [found.place for found in page.evidence.microdata.of("articlebody") if outline.tags[found.place] in ("div", "section", "article")]
    marked = [i for i in stated if "articleBody" in (outline.attributes[i].get("itemprop") or "")]
    if marked:
        return max(marked, key=outline.chars)
    for name in names:
        if name in outline.by_token:
            return max(outline.by_token[name], key=outline.chars)
    return -1
