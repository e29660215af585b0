"""All addresses of the demo blog and what they answer; ``python web.py`` serves them on a free loopback port."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from blog import NAME, TAGLINE, Post, read_posts, slug_of
from theme import Frame, listing_page, page_path, plain_page, post_page

POSTS_A_PAGE = 10
ABOUT = ("Salt & Timetables was made by five friends who like to wait for boats.", "It is a demonstration: no port, boat or person on it is real.")
ROBOTS = "User-agent: *\nDisallow: /wp-admin/\nDisallow: /wp-login.php\n\nSitemap: {root}/wp-sitemap.xml\n"
HTML, XML, TEXT, RSS = "text/html; charset=UTF-8", "application/xml; charset=UTF-8", "text/plain; charset=UTF-8", "application/rss+xml; charset=UTF-8"
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")


def addresses(root: str) -> dict[str, tuple[str, Callable[[], str]]]:
    """Path to content type and a function that makes the answer."""
    posts = sorted(read_posts(), key=lambda post: post.date, reverse=True)
    frame = Frame(root=root, posts=posts)
    pages: dict[str, tuple[str, Callable[[], str]]] = {}
    for path, make in _html(frame):
        pages[path] = (HTML, make)
    pages["/robots.txt"] = (TEXT, lambda: ROBOTS.format(root=root))
    pages["/feed/"] = (RSS, lambda: _feed(root, posts[:POSTS_A_PAGE]))
    pages["/wp-sitemap.xml"] = (XML, lambda: _sitemap("sitemapindex", "sitemap", [(f"{root}/wp-sitemap-posts-{kind}-1.xml", None) for kind in ("post", "page")]))
    pages["/wp-sitemap-posts-post-1.xml"] = (XML, lambda: _sitemap("urlset", "url", [(root + post.path, post.modified or post.date) for post in posts]))
    pages["/wp-sitemap-posts-page-1.xml"] = (XML, lambda: _sitemap("urlset", "url", [(f"{root}/about/", None)]))
    return pages


def _html(frame: Frame) -> Iterator[tuple[str, Callable[[], str]]]:
    for post in frame.posts:
        last = max(1, len(post.comment_pages()))
        # WordPress shows the newest page of a thread first; the older ones have addresses of their own.
        yield post.path, lambda post=post, last=last: post_page(frame, post, part=1, comment_page=last)  # type: ignore[misc]
        for part in range(2, len(post.parts) + 1):
            yield f"{post.path}{part}/", lambda post=post, part=part, last=last: post_page(frame, post, part=part, comment_page=last)  # type: ignore[misc]
        for number in range(1, last + 1 if last > 1 else 1):
            yield f"{post.path}comment-page-{number}/", lambda post=post, number=number: post_page(frame, post, part=1, comment_page=number)  # type: ignore[misc]
    yield "/about/", lambda: plain_page(frame, "About", ABOUT)
    for path, title, chosen in _listings(frame.posts):
        pages = -(-len(chosen) // POSTS_A_PAGE)
        for number in range(1, pages + 1):
            shown = chosen[(number - 1) * POSTS_A_PAGE:number * POSTS_A_PAGE]
            yield page_path(path, number), lambda path=path, title=title, shown=shown, number=number, pages=pages: listing_page(  # type: ignore[misc]
                frame, title, shown, path=path, number=number, pages=pages)


def _listings(posts: Sequence[Post]) -> Iterator[tuple[str, str, list[Post]]]:
    """Path, heading and posts of the front page and of each archive."""
    yield "/", "", list(posts)
    for length in (4, 7):
        for time in sorted({post.date[:length] for post in posts}):
            yield f"/{time.replace('-', '/')}/", f"{'Year' if length == 4 else 'Month'}: {time}", [post for post in posts if post.date.startswith(time)]
    for kind, label, names in (("category", "Category", "categories"), ("tag", "Tag", "tags"), ("author", "Author", "authors")):
        for name in sorted({name for post in posts for name in getattr(post, names)}):
            yield f"/{kind}/{slug_of(name)}/", f"{label}: {name}", [post for post in posts if name in getattr(post, names)]


def _feed(root: str, posts: Sequence[Post]) -> str:
    items = "".join(f"""<item><title>{escape(post.title)}</title><link>{root}{post.path}</link><comments>{root}{post.path}#comments</comments>
{''.join(f'<dc:creator>{escape(name)}</dc:creator>' for name in post.authors)}<pubDate>{format_datetime(datetime.fromisoformat(post.date))}</pubDate>
{''.join(f'<category>{escape(name)}</category>' for name in (*post.categories, *post.tags))}
<guid isPermaLink="false">{root}/?p={post.number}</guid><description>{escape(post.excerpt)}</description><slash:comments>{len(post.remarks)}</slash:comments></item>"""
                    for post in posts)
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>{escape(NAME)}</title>
<atom:link href="{root}/feed/" rel="self" type="application/rss+xml"/><link>{root}</link><description>{escape(TAGLINE)}</description>
<language>en-GB</language><generator>https://wordpress.invalid/?v=6.4.3</generator>{items}</channel></rss>"""


def _sitemap(outer: str, inner: str, places: Sequence[tuple[str, str | None]]) -> str:
    rows = "".join(f"<{inner}><loc>{escape(url)}</loc>{f'<lastmod>{time}</lastmod>' if time else ''}</{inner}>" for url, time in places)
    return f'<?xml version="1.0" encoding="UTF-8"?><{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{outer}>'


class Handler(BaseHTTPRequestHandler):
    """Answers as a plain WordPress does: validators on pages, short links and missing slashes redirected."""

    protocol_version = "HTTP/1.1"
    pages: dict[str, tuple[str, Callable[[], str]]]
    short: dict[str, str]

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if target := self.short.get(url.query if url.path == "/" else ""):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, HTML, b"", {"Location": target})
        elif url.path in self.pages:
            kind, make = self.pages[url.path]
            body = make().encode()
            tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
            same = self.headers.get("If-None-Match") == tag
            self._answer(HTTPStatus.NOT_MODIFIED if same else HTTPStatus.OK, kind, b"" if same else body, {"ETag": tag})
        elif f"{url.path}/" in self.pages:
            self._answer(HTTPStatus.MOVED_PERMANENTLY, HTML, b"", {"Location": f"{url.path}/"})
        elif re.search(r"\.(?:jpg|png)$", url.path):
            self._answer(HTTPStatus.OK, "image/gif", PIXEL, {})
        else:
            self._answer(HTTPStatus.NOT_FOUND, HTML, b"<!DOCTYPE html><title>Page not found</title><h1>Page not found</h1>", {})

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _answer(self, status: HTTPStatus, kind: str, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def serve() -> tuple[ThreadingHTTPServer, str]:
    """Start the blog on a free loopback port in a thread of its own; the server, and the blog's root address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    root = f"http://127.0.0.1:{server.server_address[1]}"
    Handler.pages = addresses(root)
    Handler.short = {f"p={post.number}": f"{root}{post.path}" for post in read_posts()}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, root


if __name__ == "__main__":
    server, root = serve()
    print(f"{root}/", flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.shutdown()
