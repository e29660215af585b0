"""A WordPress blog of any size made on the spot and served on a free loopback port, as cheaply as a server can.

Its posts have 60 to 100 KB, with about as many elements, links, words and comments as WordPress posts of that size have at the median.

python benchmarks/local_blog.py POSTS
"""

# ruff: noqa: E501 # markup as WordPress prints it
from __future__ import annotations

import asyncio
import random
import sys
import zlib

WORDS = (
    "garden river winter letter window bread kettle harbour station paper lantern orchard ladder market evening morning copper thread meadow bridge "
    "quiet narrow patient careful wooden early late plain heavy gentle walked carried found lost mended wrote counted planted waited opened because "
    "although while before after under between beside without again often never always perhaps almost rather together another every several many"
).split()
POSTS_A_PAGE = 20
TAGS = 40


def page_of(path: str, posts: int) -> str | None:
    """The page at ``path``; None where there is none. The same path gives the same page."""
    parts = path.strip("/").split("/")
    match parts:
        case [""]:
            return _listing(posts, 1)
        case ["page", number] if number.isdigit():
            return _listing(posts, int(number))
        case ["category", name] if name[9:].isdigit():
            return _frame(name, "".join(_teaser(n) for n in range(int(name[9:]) or 12, posts + 1, 12)[-POSTS_A_PAGE:]))
        case ["tag", name] if name[4:].isdigit():
            return _frame(name, "".join(_teaser(n) for n in range(int(name[4:]) + 1, posts + 1, TAGS)[-POSTS_A_PAGE:]))
        case [year, month] if year.isdigit() and month.isdigit() and 2012 <= int(year) < 2017:
            return _frame(f"{month}/{year}", "".join(_teaser(n) for n in range(int(month), posts + 1, 97)[:POSTS_A_PAGE]))
        case ["2024", name] if name.startswith("post-") and 1 <= int(name[5:]) <= posts:
            return _post(int(name[5:]), posts)
    return None


def _post(n: int, posts: int) -> str:
    chance = random.Random(n)
    here = f"/2024/post-{n}/"
    text = "".join(_paragraph(chance, posts) for _ in range(chance.randint(14, 26)))
    thread = "".join(_comment(chance, here, int(f"{n}{i:02d}")) for i in range(chance.randint(5, 25)))
    filed = {f"category-{n % 12}"}
    tags = ", ".join(f'<a href="/tag/tag-{t}/" rel="tag">tag {t}</a>' for t in sorted({n % TAGS, n * 7 % TAGS, n * 3 % TAGS}))
    around = "".join(
        f'<div class="nav-{way}"><a href="/2024/post-{m}/" rel="{rel}"><span class="meta-nav" aria-hidden="true">{way}</span>'
        f'<span class="screen-reader-text">{way} post:</span><span class="post-title">Post {m}</span></a></div>'
        for way, rel, m in (("previous", "prev", n - 1), ("next", "next", n + 1)) if 1 <= m <= posts
    )
    shared = "".join(
        f'<li class="share-{name}"><a rel="nofollow noopener noreferrer" data-shared="sharing-{name}-{n}" class="share-{name} sd-button share-icon" '
        f'href="https://{name}.example/share?u=post-{n}" target="_blank" title="Click to share on {name}"><span>{name}</span></a></li>'
        for name in ("first", "second", "third", "fourth", "mail")
    )
    day = f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}T08:00:00+00:00"
    return _frame(
        f"Post {n}: {WORDS[n % len(WORDS)]}",
        f'<article id="post-{n}" class="post-{n} post type-post status-publish format-standard hentry {" ".join(filed)}">'
        f'<header class="entry-header"><h1 class="entry-title">Post {n}: {WORDS[n % len(WORDS)]}</h1><div class="entry-meta">'
        f'<span class="posted-on"><span class="screen-reader-text">Posted on</span> <a href="{here}" rel="bookmark">'
        f'<time class="entry-date published" datetime="{day}">{day[:10]}</time></a></span>'
        f'<span class="byline"><span class="author vcard"><a class="url fn n" href="/author/ann/">Ann Writer</a></span></span></div></header>'
        f'<div class="entry-content">{text}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul>{shared}</ul></div></div>'
        f'<footer class="entry-footer"><span class="cat-links">Posted in <a href="/category/category-{n % 12}/" rel="category tag">'
        f'category {n % 12}</a></span><span class="tags-links">Tagged {tags}</span></footer></article>'
        f'<nav class="navigation post-navigation" aria-label="Posts"><h2 class="screen-reader-text">Post navigation</h2><div class="nav-links">{around}'
        f'</div></nav><div id="comments" class="comments-area"><h2 class="comments-title">Thoughts on this</h2><ol class="comment-list">{thread}</ol>'
        f"{_reply_form(n)}</div>",
        f'<meta property="og:type" content="article"><meta property="article:published_time" content="{day}"><link rel="canonical" href="{here}">',
        f"post-template-default single single-post postid-{n} single-format-standard",
    )


def _paragraph(chance: random.Random, posts: int) -> str:
    """Text as the editor leaves it, now and then with a link, a stress or an image."""
    words = _sentences(chance, chance.randint(3, 7))
    m = chance.randint(1, posts)
    match chance.randint(0, 9):
        case 0 | 1:
            return f'<p class="wp-block-paragraph">{words} <a href="/2024/post-{m}/">as said before</a> <em>{chance.choice(WORDS)}</em>.</p>'
        case 2:
            sizes = ", ".join(f"/wp-content/uploads/2024/03/picture-{m}-{w}x{w * 2 // 3}.jpg {w}w" for w in (300, 768, 1024, 1536))
            return (
                f'<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683" '
                f'src="/wp-content/uploads/2024/03/picture-{m}-1024x683.jpg" alt="{chance.choice(WORDS)}" class="wp-image-{m}" srcset="{sizes}" '
                f'sizes="(max-width: 1024px) 100vw, 1024px"><figcaption class="wp-element-caption">{chance.choice(WORDS)}</figcaption></figure>'
                f"<p>{words}</p>"
            )
    return f"<p>{words}</p>"


def _comment(chance: random.Random, here: str, number: int) -> str:
    """As wp_list_comments() prints it."""
    reader, face = chance.randint(1, 500), f"{chance.getrandbits(128):032x}"
    return (
        f'<li id="comment-{number}" class="comment {"even" if number % 2 else "odd"} thread-even depth-1"><article id="div-comment-{number}" '
        f'class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><img alt="" src="https://faces.example/avatar/{face}?s=42&amp;d=mm'
        f'&amp;r=g" srcset="https://faces.example/avatar/{face}?s=84&amp;d=mm&amp;r=g 2x" class="avatar avatar-42 photo" height="42" width="42" '
        f'loading="lazy" decoding="async"><b class="fn"><a href="http://reader-{reader}.example/" class="url" rel="ugc external nofollow">Reader '
        f'{reader}</a></b> <span class="says">says:</span></div><div class="comment-metadata"><a href="{here}#comment-{number}"><time '
        f'datetime="2024-03-{number % 28 + 1:02d}T10:00:00+00:00">March {number % 28 + 1}, 2024 at 10:00 am</time></a></div></footer>'
        f'<div class="comment-content"><p>{_sentences(chance, 3)}</p></div><div class="reply"><a rel="nofollow" class="comment-reply-link" href="#respond" '
        f'data-commentid="{number}" data-respondelement="respond" data-replyto="Reply to Reader {reader}" aria-label="Reply to Reader {reader}">Reply</a>'
        f"</div></article></li>"
    )


def _reply_form(n: int) -> str:
    fields = "".join(
        f'<p class="comment-form-{name}"><label for="{name}">{name} <span class="required">*</span></label> '
        f'<input id="{name}" name="{name}" type="text" value="" size="30" maxlength="245" autocomplete="{name}" required></p>'
        for name in ("author", "email", "url")
    )
    return (
        f'<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Leave a Reply</h3><form action="/wp-comments-post.php" '
        f'method="post" id="commentform" class="comment-form" novalidate><p class="comment-form-comment"><label for="comment">Comment</label> <textarea '
        f'id="comment" name="comment" cols="45" rows="8" maxlength="65525" required></textarea></p>{fields}<p class="form-submit"><input name="submit" '
        f'type="submit" id="submit" class="submit" value="Post Comment"><input type="hidden" name="comment_post_ID" value="{n}"></p></form></div>'
    )


def _listing(posts: int, number: int) -> str:
    first = posts - (number - 1) * POSTS_A_PAGE
    older = f'<a class="next page-numbers" rel="next" href="/page/{number + 1}/">Older</a>' if first > POSTS_A_PAGE else ""
    items = "".join(_teaser(n) for n in range(first, max(0, first - POSTS_A_PAGE), -1))
    return _frame("A blog", f'{items}<nav class="navigation pagination">{older}</nav>', classes="home blog")


def _teaser(n: int) -> str:
    beginning = _sentences(random.Random(n), 2)
    return (
        f'<article id="post-{n}" class="post-{n} post type-post status-publish format-standard hentry"><header class="entry-header"><h2 class="entry-title">'
        f'<a href="/2024/post-{n}/" rel="bookmark">Post {n}</a></h2></header><div class="entry-summary"><p>{beginning}</p></div></article>'
    )


def _frame(title: str, main: str, head: str = "", classes: str = "archive") -> str:
    menu = "".join(f'<li id="menu-item-{t}" class="menu-item menu-item-type-taxonomy menu-item-{t}"><a href="/tag/tag-{t}/">tag {t}</a></li>' for t in range(8))
    cloud = "".join(
        f'<a href="/tag/tag-{t}/" class="tag-cloud-link tag-link-{t} tag-link-position-{t}" style="font-size: {8 + t % 9}pt;" '
        f'aria-label="tag {t} ({t % 9} items)">tag {t}</a>' for t in range(0, TAGS, 2)
    )
    dates = [(2014 + m // 12, m % 12 + 1) for m in range(36)]
    months = "".join(f'<li><a href="/{year}/{month:02d}/">{month}/{year}</a>&nbsp;({month % 9 + 1})</li>' for year, month in dates)
    recent = "".join(
        f'<li class="recentcomments"><span class="comment-author-link"><a href="http://reader-{n}.example/" class="url" rel="ugc external nofollow">Reader'
        f'</a></span> on <a href="/2024/post-{n}/#comment-{n}01">Post {n}</a></li>' for n in range(1, 6)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} - A blog</title>'
        f'<meta name="generator" content="WordPress 6.5">{head}{HEAD}</head><body class="{classes} wp-embed-responsive"><div id="page" class="site">'
        f'<a class="skip-link screen-reader-text" href="#content">Skip to content</a><header id="masthead" class="site-header"><div class="site-branding">'
        f'<p class="site-title"><a href="/" rel="home">A blog</a></p><p class="site-description">About nothing much</p></div><nav id="site-navigation" '
        f'class="main-navigation"><ul id="primary-menu" class="menu">{menu}</ul></nav></header><div id="content" class="site-content"><main id="main" '
        f'class="site-main">{main}</main><aside id="secondary" class="widget-area">'
        f'<section id="search-2" class="widget widget_search"><form role="search" method="get" class="search-form" action="/"><label><span '
        f'class="screen-reader-text">Search for:</span><input type="search" class="search-field" value="" name="s"></label></form></section>'
        f'<section id="recent-comments-2" class="widget widget_recent_comments"><h2 class="widget-title">Recent Comments</h2><ul>{recent}</ul></section>'
        f'<section id="archives-2" class="widget widget_archive"><h2 class="widget-title">Archives</h2><ul>{months}</ul></section>'
        f'<section id="tag_cloud-2" class="widget widget_tag_cloud"><h2 class="widget-title">Tags</h2><div class="tagcloud">{cloud}</div></section></aside>'
        f'</div><footer id="colophon" class="site-footer"><p>A blog about nothing much.</p></footer></div>{FOOT}</body></html>'
    )


def _assets() -> tuple[str, str]:
    """Styles and scripts as plug-ins and WordPress put them around a page, most of its bytes."""
    sheets = "".join(
        f'<link rel="stylesheet" id="plug-in-{i}-css" href="/wp-content/plugins/plug-in-{i}/style.css?ver=6.5" media="all">' for i in range(14))
    rules = "".join(
        f'<style id="block-{i}-inline-css">{"".join(f".wp-block-{i}-{j}{{margin:0 auto;padding:calc({j}px + 1em)}}" for j in range(60))}</style>'
        for i in range(9))
    scripts = "".join(f'<script src="/wp-content/plugins/plug-in-{i}/script.js?ver=6.5" id="plug-in-{i}-js" defer></script>' for i in range(14))
    data = "".join(
        f'<script id="plug-in-{i}-js-extra">var plugIn{i} = {{{", ".join(f"setting{j}: {j * 7919}" for j in range(70))}}};</script>' for i in range(6))
    return sheets + rules, scripts + data


HEAD, FOOT = _assets()


def _sentences(chance: random.Random, count: int) -> str:
    return " ".join(" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(count))


class Server(asyncio.Protocol):
    """HTTP/1.1 with kept connections; pages are made once, and kept compressed where there are many."""

    made: dict[bytes, bytes] = {}  # noqa: RUF012 # one cache for all connections is what is wanted
    posts = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.rest = b""

    def data_received(self, data: bytes) -> None:
        self.rest += data
        while b"\r\n\r\n" in self.rest:
            request, _, self.rest = self.rest.partition(b"\r\n\r\n")
            path = request.split(b" ", 2)[1]
            if path not in self.made:
                page = page_of(path.decode(), self.posts)
                body = b"Not found" if page is None else page.encode()
                line = b"404 Not Found" if page is None else b"200 OK"
                head = b"HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % (line, len(body))
                self.made[path] = zlib.compress(head + body, 1)
            self.transport.write(zlib.decompress(self.made[path]))  # type: ignore[attr-defined]


async def serve(posts: int) -> None:
    """Serve until the process is ended; the address is printed first."""
    Server.posts = posts
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
