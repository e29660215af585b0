"""The pages of the demo blog, in the class names that WordPress's own templates and its commonest plugins give to their parts.

wp-includes/comment-template.php, class-walker-comment.php, post-template.php, general-template.php, media.php; a classic theme
with a sidebar; sharing bar and related posts inside the article's box, as Jetpack puts them there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from blog import INLINE, LANGUAGE, NAME, TAGLINE, Post, Remark, comment_path, slug_of

GENERATOR = "WordPress 6.4.3"


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What stands on every page: the blog's root address and all posts, newest first."""

    root: str
    posts: Sequence[Post]


def escape(text: str) -> str:
    """Text for HTML, attributes included."""
    return html.escape(text)


def inline(text: str) -> str:
    """Typed text with its emphasis and links."""
    parts, last = [], 0
    for found in INLINE.finditer(text):
        parts.append(escape(text[last:found.start()]))
        parts.append(f"<em>{escape(found['em'])}</em>" if found["em"] else f'<a href="{escape(found["url"])}">{escape(found["text"])}</a>')
        last = found.end()
    return "".join([*parts, escape(text[last:])])


def post_page(frame: Frame, post: Post, *, part: int, comment_page: int) -> str:
    """One page of a post with one page of its thread, both counted from 1."""
    parts = post.parts
    content = "\n".join(block(frame, one) for one in parts[part - 1])
    newer = frame.posts[frame.posts.index(post) - 1] if post is not frame.posts[0] else None
    older = frame.posts[frame.posts.index(post) + 1] if post is not frame.posts[-1] else None
    neighbours = "".join(
        f'<div class="nav-{kind}"><a href="{frame.root}{other.path}" rel="{rel}"><span class="post-title">{escape(other.title)}</span></a></div>'
        for kind, rel, other in (("previous", "prev", older), ("next", "next", newer)) if other
    )
    article = f"""<article id="post-{post.number}" class="{article_classes(post)}">
<header class="entry-header"><h1 class="entry-title">{escape(post.title)}</h1>{byline(frame, post)}</header>
{f'<div class="post-thumbnail"><img src="{frame.root}/wp-content/uploads/{post.image}" class="wp-post-image" alt=""></div>' if post.image else ''}
<div class="entry-content">
{content}
{page_links(frame, post, part)}{sharing(frame, post)}{related(frame, post)}
</div>
<footer class="entry-footer">{taxonomy(frame, post)}</footer>
{author_box(frame, post)}
</article>
<nav class="navigation post-navigation" aria-label="Posts"><h2 class="screen-reader-text">Post navigation</h2><div class="nav-links">{neighbours}</div></nav>
{comments_area(frame, post, comment_page)}"""
    return page(frame, f"{post.title} – {NAME}", article, head=post_head(frame, post), body_class=f"single single-post postid-{post.number} single-format-standard")


def listing_page(frame: Frame, title: str, posts: Iterable[Post], *, path: str, number: int, pages: int) -> str:
    """A listing of posts by their excerpts: the front page, an archive of a month, a tag, an author."""
    items = "\n".join(f"""<article id="post-{post.number}" class="{article_classes(post)}">
<header class="entry-header"><h2 class="entry-title"><a href="{frame.root}{post.path}" rel="bookmark">{escape(post.title)}</a></h2>{byline(frame, post)}</header>
<div class="entry-summary"><p>{escape(post.excerpt)} <a href="{frame.root}{post.path}" class="more-link">Continue reading
<span class="screen-reader-text">“{escape(post.title)}”</span></a></p></div>
<footer class="entry-footer">{taxonomy(frame, post)}<span class="comments-link"><a href="{frame.root}{post.path}#comments">{len(post.remarks)} Comments</a></span></footer>
</article>""" for post in posts)
    links = "".join(
        f'<span aria-current="page" class="page-numbers current">{i}</span>' if i == number
        else f'<a class="page-numbers" href="{frame.root}{page_path(path, i)}">{i}</a>' for i in range(1, pages + 1)
    )
    older = f'<a class="next page-numbers" href="{frame.root}{page_path(path, number + 1)}">Next page</a>' if number < pages else ""
    heading = f'<header class="page-header"><h1 class="page-title">{escape(title)}</h1></header>' if title else ""
    pager = f'<nav class="navigation pagination"><h2 class="screen-reader-text">Posts navigation</h2><div class="nav-links">{links}{older}</div></nav>' if pages > 1 else ""
    kind = "archive" if title else "home blog"
    return page(frame, f"{title} – {NAME}" if title else f"{NAME} – {TAGLINE}", f"{heading}{items}{pager}", head="", body_class=kind)


def plain_page(frame: Frame, title: str, paragraphs: Iterable[str]) -> str:
    """A WordPress page, which is no post: about, contact."""
    words = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    article = f"""<article id="post-900" class="post-900 page type-page status-publish hentry"><header class="entry-header"><h1 class="entry-title">{escape(title)}</h1></header>
<div class="entry-content">{words}</div></article>"""
    return page(frame, f"{title} – {NAME}", article, head='<meta property="og:type" content="website">', body_class="page-template-default page page-id-900")


def page(frame: Frame, title: str, main: str, *, head: str, body_class: str) -> str:
    """The frame of every page."""
    root = frame.root
    return f"""<!DOCTYPE html>
<html lang="{LANGUAGE}" class="no-js">
<head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title><meta name="generator" content="{GENERATOR}">
<link rel="alternate" type="application/rss+xml" title="{escape(NAME)} » Feed" href="{root}/feed/">
<link rel="alternate" type="application/rss+xml" title="{escape(NAME)} » Comments Feed" href="{root}/comments/feed/">
{head}
<style id="wp-emoji-styles-inline-css">img.wp-smiley {{ display: inline !important; }}</style></head>
<body class="{body_class} wp-embed-responsive">
<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="{root}/" rel="home">{escape(NAME)}</a></p>
<p class="site-description">{escape(TAGLINE)}</p>
<nav id="site-navigation" class="main-navigation"><ul id="primary-menu" class="menu"><li class="menu-item"><a href="{root}/">Home</a></li>
<li class="menu-item menu-item-type-post_type"><a href="{root}/about/">About</a></li>
<li class="menu-item menu-item-type-taxonomy"><a href="{root}/category/harbours/">Harbours</a></li></ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
{main}
</main></div>
{sidebar(frame)}
</div>
<footer id="colophon" class="site-footer"><div class="site-info"><span class="site-title">© 2017 {escape(NAME)}</span>
<a href="https://wordpress.invalid/" class="imprint">Proudly powered by WordPress</a></div></footer></div></body></html>"""


def page_path(path: str, number: int) -> str:
    """The address of a listing's page."""
    return path if number == 1 else f"{path}page/{number}/"


def post_head(frame: Frame, post: Post) -> str:
    """What an SEO plugin puts into the head of a post."""
    url = f"{frame.root}{post.path}"
    metas = [("og:locale", "en_GB"), ("og:type", "article"), ("og:title", f"{post.title} - {NAME}"), ("og:description", post.excerpt), ("og:url", url),
             ("og:site_name", NAME), ("article:published_time", post.date)]
    metas += [("article:modified_time", post.modified)] if post.modified else []
    metas += [("og:image", f"{frame.root}/wp-content/uploads/{post.image}")] if post.image else []
    lines = [f'<meta name="description" content="{escape(post.excerpt)}">', f'<link rel="canonical" href="{url}">', f'<link rel="shortlink" href="{frame.root}/?p={post.number}">']
    return "\n".join([*lines, *(f'<meta property="{name}" content="{escape(value)}">' for name, value in metas)])


def article_classes(post: Post) -> str:
    """What post_class() prints."""
    terms = [f"category-{slug_of(name)}" for name in post.categories] + [f"tag-{slug_of(name)}" for name in post.tags]
    return " ".join([f"post-{post.number}", "post", "type-post", "status-publish", "format-standard", *(["has-post-thumbnail"] if post.image else []), "hentry", *terms])


def byline(frame: Frame, post: Post) -> str:
    """Day and authors; several as the Co-Authors Plus plugin prints them."""
    names = [f'<span class="author vcard"><a class="url fn n" href="{frame.root}/author/{slug_of(name)}/" rel="author">{escape(name)}</a></span>' for name in post.authors]
    joined = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    updated = f'<time class="updated" datetime="{post.modified}">{human(post.modified)}</time>' if post.modified else ""
    return f"""<div class="entry-meta"><span class="posted-on">Posted on <a href="{frame.root}{post.path}" rel="bookmark">
<time class="entry-date published" datetime="{post.date}">{human(post.date)}</time>{updated}</a></span><span class="byline"> by {joined}</span></div>"""


def taxonomy(frame: Frame, post: Post) -> str:
    """Categories and tags below a post."""
    categories = ", ".join(f'<a href="{frame.root}/category/{slug_of(name)}/" rel="category tag">{escape(name)}</a>' for name in post.categories)
    tags = ", ".join(f'<a href="{frame.root}/tag/{slug_of(name)}/" rel="tag">{escape(name)}</a>' for name in post.tags)
    tagged = f'<span class="tags-links"><span class="screen-reader-text">Tags </span>{tags}</span>' if tags else ""
    return f'<span class="cat-links"><span class="screen-reader-text">Categories </span>{categories}</span>{tagged}'


def block(frame: Frame, text: str) -> str:
    """One block of a post as the editor saves it."""
    lines = text.split("\n")
    if text.startswith("## "):
        return f'<h2 class="wp-block-heading">{inline(text[3:])}</h2>'
    if text.startswith("> "):
        return f'<blockquote class="wp-block-quote"><p>{inline(text[2:])}</p></blockquote>'
    if text.startswith("- "):
        return "<ul>" + "".join(f"<li>{inline(line[2:])}</li>" for line in lines) + "</ul>"
    if text.startswith("```"):
        return f'<pre class="wp-block-code"><code>{escape(chr(10).join(lines[1:-1]))}</code></pre>'
    if text.startswith("| "):
        rows = ["".join(f"<td>{inline(cell.strip())}</td>" for cell in line.strip("| ").split("|")) for line in lines]
        return '<figure class="wp-block-table"><table><tbody>' + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody></table></figure>"
    if text.startswith("!"):
        file, alt, caption = text[1:].split("|")
        image = f'<img class="size-large" src="{frame.root}/wp-content/uploads/{file}" alt="{escape(alt)}" width="640" height="480">'
        return f'<figure class="wp-caption aligncenter">{image}<figcaption class="wp-caption-text">{inline(caption)}</figcaption></figure>'
    return f"<p>{inline(text)}</p>"


def page_links(frame: Frame, post: Post, part: int) -> str:
    """wp_link_pages()."""
    if len(post.parts) == 1:
        return ""
    links = " ".join(
        f'<span class="post-page-numbers current" aria-current="page">{i}</span>' if i == part
        else f'<a href="{frame.root}{post.path}{f"{i}/" if i > 1 else ""}" class="post-page-numbers">{i}</a>' for i in range(1, len(post.parts) + 1)
    )
    return f'<div class="page-links"><span class="page-links-title">Pages:</span> {links}</div>'


def sharing(frame: Frame, post: Post) -> str:
    """A sharing bar inside the article's text, as Jetpack adds it."""
    links = "".join(f'<li class="share-{name.lower()}"><a rel="nofollow" class="share-icon" href="{frame.root}{post.path}?share={name.lower()}">{name}</a></li>'
                    for name in ("Tweet", "Facebook", "Email", "Print"))
    return f"""<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3>
<div class="sd-content"><ul>{links}</ul></div></div></div><div class="sharedaddy sd-block sd-like"><h3 class="sd-title">Like this:</h3>
<span class="button"><span>Like</span></span> <span class="loading">Loading…</span></div>"""


def related(frame: Frame, post: Post) -> str:
    """Related posts inside the article's text."""
    others = [other for other in frame.posts if other is not post and set(other.categories) & set(post.categories)][:3]
    items = "".join(f"""<div class="jp-relatedposts-post"><h4 class="jp-relatedposts-post-title"><a href="{frame.root}{other.path}">{escape(other.title)}</a></h4>
<p class="jp-relatedposts-post-excerpt">{escape(other.excerpt)}</p><p class="jp-relatedposts-post-context">In "{escape(other.categories[0])}"</p></div>""" for other in others)
    return f'<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3><div class="jp-relatedposts-items">{items}</div></div>'


def author_box(frame: Frame, post: Post) -> str:
    """What a theme says of the author below a post."""
    name = post.authors[0]
    return f"""<div class="author-info"><h2 class="author-heading">Published by</h2><div class="author-description"><h3 class="author-title">{escape(name)}</h3>
<p class="author-bio">Writes about ports, and is always early. <a class="author-link" href="{frame.root}/author/{slug_of(name)}/">View all posts by {escape(name)}</a></p></div></div>"""


def comments_area(frame: Frame, post: Post, number: int) -> str:
    """The thread, one page of it, with the form below."""
    pages = post.comment_pages()
    shown = pages[number - 1] if pages else []
    tops = "".join(comment(frame, post, remark, depth=1) for remark in shown if remark.parent is None)
    links = [(number - 1, "previous", "Older Comments"), (number + 1, "next", "Newer Comments")]
    inner = "".join(f'<div class="nav-{kind}"><a href="{frame.root}{post.path}comment-page-{to}/#comments">{words}</a></div>'
                    for to, kind, words in links if 1 <= to <= len(pages))
    pager = f'<nav class="navigation comment-navigation"><h2 class="screen-reader-text">Comments navigation</h2><div class="nav-links">{inner}</div></nav>' if inner else ""
    count = len(post.remarks)
    stated = f'{"One thought" if count == 1 else f"{count} thoughts"} on “{escape(post.title)}”'
    thread = f'<h2 class="comments-title">{stated}</h2>{pager}<ol class="comment-list">{tops}</ol>{pager}' if count else ""
    return f"""<div id="comments" class="comments-area">{thread}
<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Leave a Reply <small><a rel="nofollow" id="cancel-comment-reply-link"
href="{post.path}#respond" style="display:none;">Cancel reply</a></small></h3><form action="{frame.root}/wp-comments-post.php" method="post" id="commentform" class="comment-form">
<p class="comment-notes"><span id="email-notes">Your email address will not be published.</span> Required fields are marked *</p>
<p class="comment-form-comment"><label for="comment">Comment *</label><textarea id="comment" name="comment"></textarea></p>
<p class="form-submit"><input name="submit" type="submit" id="submit" class="submit" value="Post Comment"></p></form></div></div>"""


def comment(frame: Frame, post: Post, remark: Remark, *, depth: int) -> str:
    """Walker_Comment::html5_comment() and ping()."""
    if remark.date is None:
        return f"""<li id="comment-{remark.id}" class="pingback even thread-even depth-{depth}"><div class="comment-body">Pingback:
<a href="{escape(remark.url or '')}" class="url" rel="ugc external nofollow">{escape(remark.author)}</a></div></li>"""
    answers = "".join(comment(frame, post, other, depth=depth + 1) for other in post.remarks if other.parent == remark.id)
    children = f'<ol class="children">{answers}</ol>' if answers else ""
    name = f'<a href="{escape(remark.url)}" class="url" rel="ugc external nofollow">{escape(remark.author)}</a>' if remark.url else escape(remark.author)
    staff = f"byuser comment-author-{slug_of(remark.author)} bypostauthor " if remark.author in post.authors else ""
    text = "".join(f"<p>{inline(one)}</p>" for one in remark.text.split("\n\n"))
    return f"""<li id="comment-{remark.id}" class="comment {staff}even depth-{depth}{' parent' if answers else ''}">
<article id="div-comment-{remark.id}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard">
<img alt="" src="{frame.root}/avatar.png" class="avatar avatar-48 photo" height="48" width="48"><b class="fn">{name}</b> <span class="says">says:</span></div>
<div class="comment-metadata"><a href="{frame.root}{comment_path(post, remark)}"><time datetime="{remark.date}">{human(remark.date, clock=True)}</time></a></div></footer>
<div class="comment-content">{text}</div><div class="reply"><a rel="nofollow" class="comment-reply-link"
href="{frame.root}{post.path}?replytocom={remark.id}#respond" aria-label="Reply to {escape(remark.author)}">Reply</a></div></article>{children}</li>"""


def sidebar(frame: Frame) -> str:
    """The widgets: each says things that belong to other posts."""
    recent = "".join(f'<li><a href="{frame.root}{post.path}">{escape(post.title)}</a></li>' for post in frame.posts[:5])
    said = [(post, remark) for post in frame.posts for remark in reversed(post.remarks)][:5]
    comments = "".join(f"""<li class="recentcomments"><span class="comment-author-link">{escape(remark.author)}</span> on
<a href="{frame.root}{comment_path(post, remark)}">{escape(post.title)}</a></li>""" for post, remark in said)
    months = "".join(f'<li><a href="{frame.root}/{month[:4]}/{month[5:]}/">{datetime.fromisoformat(f"{month}-01"):%B %Y}</a></li>'
                     for month in sorted({post.date[:7] for post in frame.posts}, reverse=True))
    categories = "".join(f'<li class="cat-item"><a href="{frame.root}/category/{slug_of(name)}/">{escape(name)}</a></li>'
                         for name in sorted({name for post in frame.posts for name in post.categories}))
    tags = " ".join(f'<a href="{frame.root}/tag/{slug_of(name)}/" class="tag-cloud-link">{escape(name)}</a>' for name in sorted({name for post in frame.posts for name in post.tags}))
    return f"""<aside id="secondary" class="sidebar widget-area">
<section id="search-2" class="widget widget_search"><form role="search" class="search-form" action="{frame.root}/"><input type="search" name="s" placeholder="Search …"></form></section>
<section id="recent-posts-2" class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul>{recent}</ul></section>
<section id="recent-comments-2" class="widget widget_recent_comments"><h2 class="widget-title">Recent Comments</h2><ul id="recentcomments">{comments}</ul></section>
<section id="archives-2" class="widget widget_archive"><h2 class="widget-title">Archives</h2><ul>{months}</ul></section>
<section id="categories-2" class="widget widget_categories"><h2 class="widget-title">Categories</h2><ul>{categories}</ul></section>
<section id="tag_cloud-2" class="widget widget_tag_cloud"><h2 class="widget-title">Tags</h2><div class="tagcloud">{tags}</div></section>
<section id="meta-2" class="widget widget_meta"><h2 class="widget-title">Meta</h2><ul><li><a href="{frame.root}/wp-login.php">Log in</a></li>
<li><a href="{frame.root}/feed/">Entries feed</a></li></ul></section></aside>"""


def human(date: str, *, clock: bool = False) -> str:
    """A date as the theme prints it."""
    when = datetime.fromisoformat(date)
    day = re.sub(r" 0", " ", f"{when:%B %d, %Y}")
    return f"{day} at {when:%I:%M %p}".replace(" at 0", " at ").lower().replace(day.lower(), day) if clock else day
