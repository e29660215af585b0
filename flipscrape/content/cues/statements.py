"""What a page, its platform and the feed say of the body before anyone looks at its blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlsplit

from flipscrape.content.cues.features import Statements
from flipscrape.markup.addresses import absolute, host
from flipscrape.markup.outline import HEADINGS
from flipscrape.markup.text import MARKUP, squeeze, unescaped
from flipscrape.model import Announcement
from flipscrape.page import Page

TITLES = ("og:title", "twitter:title", "headline")
SUMMARIES = ("description", "og:description", "twitter:description")
# What builders of whole pages call the part that is the post's text, whatever a theme's words mean beside it: Elementor, Divi, Beaver
# Builder, Bricks, Avada, Newspaper.
BUILDERS = (
    "elementor-widget-theme-post-content", "et_pb_post_content", "fl-module-fl-post-content", "brxe-post-content", "fusion-content-tb",
    "tdb_single_content", "td-post-content",
)
# Tokens that themes and engines without rules of their own give to the element of a post's text; best first.
NAMES = (
    "e-content", "entry-content", "wp-block-post-content", "articlebody", "article-body", "article__body", "post-body", "post__body",
    "post-content", "post__content", "post_content", "article-content", "article__content", "articlecontent", "article_content", "blog-content",
    "story-body", "markdown-body", "postcontent", "entry__content", "blog-post-content", "single-content", "theme-doc-markdown", "gh-content",
    "blogpost-body",
)
# So many elements of one name are cards of other posts, but for one that dwarfs them.
CARDS, DWARFS = 3, 2


def gather(page: Page, names: Iterable[str], announced: Announcement | None, thread: Collection[int] = ()) -> Statements:
    """``names``: the platform's own tokens for the body's element, best first. ``thread``: elements of the comments, which may bear them too."""
    meta, outline = page.evidence.meta, page.outline
    titles = [meta.first(name) or "" for name in TITLES]
    titles += [outline.written(i) for i in outline.by_tag.get("title", ())[:1]]
    titles += [outline.line(i) for i in outline.by_tag.get("h1", ())[:1]]
    bodies = [body for node in page.evidence.jsonld.nodes if isinstance(body := node.get("articleBody"), str)]
    if announced is not None and announced.body_html:
        bodies.append(announced.body_html)
    text = squeeze(" ".join(unescaped(MARKUP.sub(" ", body)) if "<" in body or "&" in body else body for body in bodies))
    summary = squeeze(" ".join(meta.first(name) or "" for name in SUMMARIES))
    return Statements(
        titles=frozenset(filter(None, map(squeeze, titles))), summary=summary, text=text, named=_named(page, (*BUILDERS, *names, *NAMES), thread),
        site=host(page.url),
        path=urlsplit(page.url or "").path.rstrip("/"),
        authors=tuple(filter(None, map(squeeze, meta.values.get("author", ())))),
    )


def _named(page: Page, names: tuple[str, ...], thread: Collection[int]) -> int:
    """The fullest element of the best name that is not a card's, too; articleBody of schema.org before all names."""
    outline = page.outline
    stated = [found.place for found in page.evidence.microdata.of("articlebody") if outline.tags[found.place] in ("div", "section", "article")]
    marked = [i for i in stated if "articleBody" in (outline.attributes[i].get("itemprop") or "")]
    if marked:
        return max(marked, key=outline.chars)
    for name in names:
        places = outline.by_token.get(name, ())
        if thread:
            places = [i for i in places if not outline.inside(i, thread)]
        if len(places) > 1:
            headings = sorted(k for tag in HEADINGS for k in outline.by_tag.get(tag, ()))
            places = [i for i in places if not _leads_elsewhere(page, i, headings)] or places
        if places:
            sizes = sorted(map(outline.chars, places))
            if len(places) < CARDS or sizes[-1] > DWARFS * sizes[-2]:
                return max(places, key=outline.chars)
    return -1


def _leads_elsewhere(page: Page, i: int, headings: Sequence[int]) -> bool:
    """Whether the one of ``headings`` right above element ``i`` is a link to another page: cards of related posts bear the post's own names."""
    outline = page.outline
    around = next((k for k in outline.ancestors(i) if outline.lengths[outline.first[k]] < outline.lengths[outline.first[i]]), i)
    above = bisect_left(headings, i)
    heading = headings[above - 1] if above else -1
    if heading <= around or not 0 < outline.chars(heading) == outline.link_chars(heading):
        return False
    link = next((k for k in (*outline.within("a", heading), *outline.ancestors(heading)) if outline.tags[k] == "a"), heading)
    address = absolute(outline.attributes[link].get("href"), page.base)
    return address is not None and _place(address) != _place(page.url or "")


def _place(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.path.rstrip("/"), parts.query
