"""What a page says that it is, by its engine's own class names and by its metadata. Nothing here looks at its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from flipscrape.page import Page


class Role(StrEnum):
    """What a page turned out to be."""

    POST = "post"
    LISTING = "listing"
    STATIC = "static"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """``role`` is UNKNOWN where the page says nothing; ``sure``: its engine gives the class to no other sort of page."""

    role: Role = Role.UNKNOWN
    sure: bool = False


# Classes of the html, body or article element. WordPress: get_body_class(). Ghost: {{body_class}}. Docusaurus: its plugin's
# HtmlClassNameProvider. Blogger: layouts version 3. Nikola: post.tmpl, story.tmpl. Squarespace, Tumblr: their body classes.
MARKS = {
    "single-post": Role.POST, "post-template": Role.POST, "blog-post-page": Role.POST, "item-view": Role.POST, "postpage": Role.POST,
    "permalink-page": Role.POST, "h-entry--single": Role.POST, "page-post-detail": Role.POST,
    "attachment": Role.OTHER, "single-attachment": Role.OTHER, "error404": Role.OTHER, "error-template": Role.OTHER, "search-view": Role.OTHER,
    "page-template": Role.STATIC, "storypage": Role.STATIC, "static-view": Role.STATIC, "mdx-page": Role.STATIC, "docs-doc-page": Role.STATIC,
    "archive": Role.LISTING, "home-template": Role.LISTING, "tag-template": Role.LISTING, "author-template": Role.LISTING, "paged": Role.LISTING,
    "blog-list-page": Role.LISTING, "blog-tags-post-list-page": Role.LISTING, "blog-tags-list-page": Role.LISTING, "blog-archive-page": Role.LISTING,
    "blog-authors-list-page": Role.LISTING, "blog-authors-posts-page": Role.LISTING, "feed-view": Role.LISTING, "archive-view": Role.LISTING,
    "listpage": Role.LISTING, "tagpage": Role.LISTING, "archivepage": Role.LISTING, "authorpage": Role.LISTING, "search-results": Role.LISTING,
}
# Words that any theme may use; WordPress sets them on the body beside others of its own.
COMMON_WORDS = frozenset(("archive", "attachment", "paged", "search-results", "page-template"))
GHOSTS_PAGE = "page-template"  # beside it Ghost's body has the page's own name: 'page-template page-about'
GHOSTS_HOME = frozenset(("home-template",))  # what was made from its theme Casper for other engines may give it to every page
WORDPRESS = ("postid-", "page-id-", "category-", "tag-", "author-", "date", "wp-", "term-", "single-", "paged-")
ARTICLES = frozenset((
    "article blogposting newsarticle socialmediaposting techarticle scholarlyarticle report reviewnewsarticle opinionnewsarticle"
).split())
PLAIN = frozenset("aboutpage contactpage profilepage checkoutpage faqpage".split())
LISTS = frozenset("collectionpage searchresultspage blog itemlist".split())

# WordPress names the page's own record in its API (rest_output_link_wp_head), whatever the theme writes.
RECORD = re.compile(r"/wp/v2/(\w+)/\d+/?$")
RECORDS = {
    "posts": Role.POST, "pages": Role.STATIC, "media": Role.OTHER, "categories": Role.LISTING, "tags": Role.LISTING, "users": Role.LISTING}
# What WordPress puts before the text of an attachment's page (prepend_attachment): a paragraph with the file, linked.
ATTACHED = "attachment"
# In place of a protected post's text: WordPress's get_the_password_form(), which its themes may lay out anew, and hexo-blog-encrypt.
LOCKS = ("post-password-form", "hexo-blog-encrypt")
LOCK_ACTION = "action=postpass"


def is_locked(page: Page) -> bool:
    """Whether a form on the page asks for the password of its text, or of a text on it."""
    outline = page.outline
    forms = (outline.attributes[i].get("action") or "" for i in outline.by_tag.get("form", ()))
    return any(token in outline.by_token for token in LOCKS) or any(LOCK_ACTION in action for action in forms)


def stated(page: Page) -> Statement:
    """The page's own word, the engine's classes before JSON-LD, JSON-LD before OpenGraph."""
    tokens = _tokens(page)
    if "ghost" not in (page.evidence.meta.first("generator") or "ghost").lower():
        tokens -= GHOSTS_HOME
    if GHOSTS_PAGE in tokens and f"page-{_last_part(page.url)}" in tokens:
        return Statement(role=Role.STATIC, sure=True)
    if (sure := _engine(tokens)) is not None:
        return sure
    if (role := _recorded(page)) is not None:
        return Statement(role=role, sure=True)
    meta, nodes = page.evidence.meta, page.evidence.jsonld
    articles = nodes.of_type(*ARTICLES)
    dated = [node for node in articles if node.get("datePublished")]
    if len(articles) > 1 and nodes.of_type("collectionpage", "itemlist"):
        return Statement(role=Role.LISTING)
    if len(dated) == 1:
        return Statement(role=Role.POST)
    if nodes.of_type(*PLAIN):
        return Statement(role=Role.STATIC)
    kind = (meta.first("og:type") or "").lower()
    if kind in ("article", "blog:post") and meta.first("article:published_time", "og:article:published_time", "article:published"):
        return Statement(role=Role.POST)
    if nodes.of_type(*LISTS) and not articles:
        return Statement(role=Role.LISTING)
    return Statement()


def _last_part(url: str | None) -> str:
    return unquote(urlsplit(url or "").path).rstrip("/").rpartition("/")[2].lower()


def _engine(tokens: frozenset[str]) -> Statement | None:
    wordpress = _is_wordpress(tokens)
    for token in sorted(tokens & MARKS.keys()):
        if wordpress or token not in COMMON_WORDS:
            return Statement(role=MARKS[token], sure=True)
    if not wordpress:
        return None
    if "page" in tokens and any(token.startswith("page-id-") for token in tokens):
        return Statement(role=Role.STATIC, sure=True)
    if "single" in tokens:
        return Statement(role=Role.POST, sure=any(token.startswith("postid-") for token in tokens))
    return Statement(role=Role.LISTING, sure=True) if tokens & {"home", "blog", "archive", "search"} else None


def _recorded(page: Page) -> Role | None:
    """What WordPress's own words say of a page whose theme leaves out its classes."""
    if any(page.outline.tags[i] == "p" for i in page.outline.by_token.get(ATTACHED, ())):
        return Role.OTHER
    links = (unquote(link.url) for link in page.evidence.meta.links.get("alternate", ()) if link.type == "application/json")
    return next((RECORDS.get(match[1]) for url in links if (match := RECORD.search(url))), None)


def _is_wordpress(tokens: frozenset[str]) -> bool:
    return any(token.startswith(WORDPRESS) for token in tokens) or {"blog", "home"} <= tokens


def _tokens(page: Page) -> frozenset[str]:
    """Class tokens of html and body, and of article elements where there is only one."""
    outline = page.outline
    places = [*outline.by_tag.get("html", ())[:1], *outline.by_tag.get("body", ())[:1]]
    articles = outline.by_tag.get("article", ())
    tokens = {token for i in places for token in outline.hints[i].split()}
    if len(articles) == 1:
        tokens.update(token for token in outline.hints[articles[0]].split() if token in ("postpage", "storypage"))
    return frozenset(tokens)
