"""Elements that are no author's text whatever they say: by their tag, because no reader sees them, or as the comments' own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from flipscrape.content.boilerplate.boxes import LATEST_COMMENTS, boxes, calendars
from flipscrape.content.boilerplate.visibility import hidden
from flipscrape.content.cues.paths import SWALLOWED, own_chars
from flipscrape.markup.anchors import is_anchor
from flipscrape.markup.outline import BLOCKS, Outline

# More characters than this behind a tab, an accordion or a "read more" are the article's as often as not: they are judged like any others.
LONGEST_HIDDEN = 600
# Readers' words, where no thread was recognised.
COMMENTS = (
    "commentlist", "comment-list", "comments-area", "comment-content", "comment-body", "comment__body", "comment-text", "comment-respond",
    # Plug-ins for customers' reviews: Judge.me, Stamped, Yotpo, Shopify's own.
    "jdgm-rev", "stamped-review", "yotpo-review", "spr-review",
)
# Names that themes and plug-ins of many engines give to the small parts that they put around a post or into it.
WIDGETS = {
    "sharing": tuple(
        "sharedaddy sd-sharing share-buttons sharing-buttons share-links social-share social-sharing post-share post__share entry-share article-share"
        " addtoany_share_save_container addtoany_content a2a_kit addthis_toolbox addthis_inline_share_toolbox ssba shariff"
        " heateor_sss_sharing_container jetpack-likes-widget-wrapper sharing-wrapper share-bar social-icons".split()),
    "promotion": tuple(
        "like-box likes-widget post-likes inline-promo promo-box newsletter-signup newsletter-form newsletter-box subscribe-form subscribe-box"
        " subscription-form signup-form mc4wp-form wp-block-jetpack-subscriptions gh-subscribe gh-post-upgrade-cta kg-signup-card"
        " kg-cta-card".split()),
    "related posts": tuple(
        "jp-relatedposts yarpp yarpp-related related-posts relatedposts related_posts post-related related-articles crp_related recommended-posts"
        " wp-block-yoast-seo-related-links".split()),
    "navigation": tuple(
        "post-navigation posts-navigation nav-links post-nav post-pagination page-links blog-pager breadcrumb breadcrumbs pagination pager prev-next"
        " nav-previous nav-next pagination-nav".split()),
    "tags": tuple("tags-links cat-links post-tags entry-tags tag-links post-categories entry-categories post-labels taglist".split()),
    "byline": tuple("posted-on post-meta entry-meta entry-byline post-info postmetadata article-meta post-footer-line".split()),
    "author": tuple("author-box author-bio about-author post-author-box saboxplugin-wrap".split()),
}
# The column that numbers the lines of code: Hexo, Pygments, Rouge, highlight.js, Prism, Chroma.
LINE_NUMBERS = ("gutter", "linenos", "linenodiv", "rouge-gutter", "lineno", "hljs-ln-numbers", "line-numbers-rows", "lnt")
# Addresses at which networks take what a reader shares.
SHARING = re.compile(
    r"//(?:[\w-]+\.)?(?:facebook\.com/(?:sharer|dialog/)|(?:twitter|x)\.com/(?:intent/(?:tweet|post)|share)|linkedin\.com/(?:sharearticle|sharing|cws/share)"
    r"|pinterest\.com/pin/create|reddit\.com/submit|tumblr\.com/(?:share|widgets/share)|whatsapp\.com/send|t(?:elegram)?\.me/share|vk\.com/share"
    r"|news\.ycombinator\.com/submitlink|service\.weibo\.com/share)|^whatsapp://send"
)
# Of WordPress, Ghost, Blogger and most others: the page of an author's posts.
AUTHOR = re.compile(r"/(?:authors?|autor(?:en|es|a|e|i|s)?|auteurs?)/[^/]")  # of an address in lower case
READER = re.compile(r"/users?/[^/]")  # of one, where an element around the link names an author, too
# Links to the next and the last post, parted from their titles by a space; quotation marks come in pairs.
BACK, ON = re.compile(r"(?:[←⟵‹]|«(?!.*»)|<{1,2})\s"), re.compile(r"(?:.*\s[→⟶›]|(?!.*«).*\s»|.*\s>{1,2})$")
LICENCE = "creativecommons.org/licenses/"
PART = re.compile(r"/\d{1,2}$")
SENTENCE_ENDS = tuple(".!?…。！？।؟۔")
MOST_IN_BYLINE = 60  # characters outside links
LARGEST_WIDGET = 300  # characters outside links
MOST_BETWEEN = 40  # characters outside links beside a link to the next post or page
PROSE = ("a", "p", "li", "td", "th", "figcaption")  # in which an author may name a picture's licence
FOREIGN = ("nav", "button", "dialog", "input", "label")


def skipped(outline: Outline, thread: Collection[int]) -> dict[int, str]:
    """The elements that the body does without, and the first rule that says so. Of one that holds much of the page only comments are believed."""
    found = dict.fromkeys(thread, "comments")
    for rules in (_line_numbers, _named, _linking, _own_feed, _page_numbers, _hidden):
        for i, rule in rules(outline):
            found.setdefault(i, rule)
    return found


def _line_numbers(outline: Outline) -> Iterator[tuple[int, str]]:
    for token in LINE_NUMBERS:
        yield from ((i, "line numbers") for i in outline.by_token.get(token, ()) if outline.line(i).replace(" ", "").isdecimal())


def _named(outline: Outline) -> Iterator[tuple[int, str]]:
    """By their tag, or by a name that themes give them."""
    most = SWALLOWED * own_chars(outline, 0)
    for tag in FOREIGN:
        yield from ((i, tag) for i in outline.by_tag.get(tag, ()) if own_chars(outline, i) <= most or _is_menu(outline, i))
    for token in COMMENTS:
        yield from ((i, "comments") for i in outline.by_token.get(token, ()) if own_chars(outline, i) <= most)
    for rule, tokens in WIDGETS.items():
        for token in tokens:
            yield from ((i, rule) for i in outline.by_token.get(token, ()) if own_chars(outline, i) <= LARGEST_WIDGET)
    yield from ((i, "latest comments") for i in boxes(outline, LATEST_COMMENTS))
    yield from ((i, "calendar") for i in calendars(outline))


def _linking(outline: Outline) -> Iterator[tuple[int, str]]:
    """Links, and what holds little besides them, by where they lead or what they say."""
    for i in outline.by_tag.get("a", ()):
        said = outline.attributes[i]
        if is_anchor(outline, i):
            yield i, "anchor"
        elif (rel := said["rel"].lower().split() if said.get("rel") else ()) and "tag" in rel:
            yield _holder(outline, i), "tags"
        elif ("prev" in rel or "next" in rel) and own_chars(outline, holder := _holder(outline, i)) <= MOST_BETWEEN:
            yield holder, "navigation"
        elif SHARING.search((said.get("href") or "").lower()):
            yield i, "sharing"
        elif LICENCE in (said.get("href") or "") and outline.tags[holder := _holder(outline, i)] not in PROSE:
            yield holder, "licence"
        elif BACK.match(outline.line(i)) and _leads_on(outline, holder := _holder(outline, i)):
            yield holder, "navigation"


def _is_menu(outline: Outline, i: int) -> bool:
    """Whether an element is links for the most part, by its characters: beside a post of a sentence that is much of the page."""
    return 2 * outline.link_chars(i) > outline.chars(i)


def _own_feed(outline: Outline) -> Iterator[tuple[int, str]]:
    """The small blocks that lead to the feed of the page's own comments, as WordPress's first theme ends a post, in any language."""
    heads = (said.get("href") for i in outline.by_tag.get("link", ()) if (said := outline.attributes[i]).get("rel", "").lower() == "canonical")
    if own := next((href.rstrip("/") for href in heads if href), ""):
        feeds = {f"{own}/feed", f"{PART.sub('', own)}/feed"}  # a further page of a post has the feed of its first
        for i in outline.by_tag.get("a", ()):
            if (outline.attributes[i].get("href") or "").rstrip("/") in feeds:
                yield _holder(outline, i), "feed"


def _page_numbers(outline: Outline) -> Iterator[tuple[int, str]]:
    """WordPress's, between the pages of one post."""
    for i in outline.by_token.get("post-page-numbers", ()):
        if own_chars(outline, holder := _holder(outline, i)) <= MOST_BETWEEN:
            yield holder, "navigation"


def _hidden(outline: Outline) -> Iterator[tuple[int, str]]:
    most = SWALLOWED * own_chars(outline, 0)
    yield from ((i, "hidden") for i in hidden(outline, longest=LONGEST_HIDDEN) if own_chars(outline, i) <= most)


def _leads_on(outline: Outline, i: int) -> bool:
    """Whether an element is two links, the one back and the other on."""
    links = outline.within("a", i)
    return len(links) == 2 and ON.match(outline.line(links[1])) is not None and own_chars(outline, i) <= MOST_BETWEEN


def authors_links(outline: Outline) -> Iterator[int]:
    """The links that lead to the pages of authors."""
    for i in outline.by_tag.get("a", ()):
        said = outline.attributes[i]
        rel, address = said.get("rel"), (said.get("href") or "").lower()
        named = "/user" in address and " author " in outline.hints[outline.parents[i]] and READER.search(address)
        if named or (rel and "author" in rel.lower().split()) or ("/aut" in address and AUTHOR.search(address)):
            yield i


def bylines(outline: Outline) -> Iterator[int]:
    """Small blocks with a link to an author that say little besides, and no sentence: 'By Ann Low, 2 May 2021, 7 comments'.

    They are no text; but what stands beside one is judged by it, so that they are left out last.
    """
    for i in authors_links(outline):
        holder = _holder(outline, i)
        if outline.tags[holder] in BLOCKS and own_chars(outline, holder) <= MOST_IN_BYLINE and not _says_something(outline, holder):
            yield holder


def _says_something(outline: Outline, i: int) -> bool:
    """Whether a line of an element ends as a sentence does: a theme may have the author's name beside the paragraphs of a short post."""
    return any(line.rstrip().endswith(SENTENCE_ENDS) for line in outline.text(i).split("\n"))


def _holder(outline: Outline, i: int) -> int:
    """The block around a link that is small enough to hold nothing else; of a description in a list of facts, the whole list."""
    holder = next((j for j in outline.ancestors(i) if outline.tags[j] in BLOCKS), i)
    around = outline.parents[holder]
    if outline.tags[holder] == "dd" and outline.tags[around] == "dl" and outline.chars(around) <= LARGEST_WIDGET:
        return around
    return holder if outline.chars(holder) <= LARGEST_WIDGET else i
