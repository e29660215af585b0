"""A web server of our own on a free loopback port, and a small blog to put on it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

POSTS_A_PAGE = 10


@dataclass
class Answer:
    body: bytes | str = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


Route = Answer | Callable[["Handler"], Answer | None]


class Handler(BaseHTTPRequestHandler):
    """Answers from the site's routes. A route may be a function, which answers itself if it gives None."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self):
        site = self.site
        with site.lock:
            site.asked.append((time.monotonic(), self.path, dict(self.headers)))
            site.active += 1
            site.most_at_once = max(site.most_at_once, site.active)
        try:
            route = site.find(self.path)
            answer = route(self) if callable(route) else route
            if answer is not None:
                time.sleep(answer.seconds or site.seconds)
                self.answer(answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            with site.lock:
                site.active -= 1

    def answer(self, answer):
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        lines = [f"HTTP/1.1 {answer.status} Word", f"Content-Type: {answer.kind}"]
        if "Content-Length" not in answer.headers:
            lines.append(f"Content-Length: {len(body)}")
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        self.wfile.write("\r\n".join(lines).encode() + b"\r\n\r\n" + (b"" if answer.status == 304 else body))

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    """Says nothing of clients that leave."""

    daemon_threads = True

    def handle_error(self, *_):
        pass


class Site:
    """A server with routes by path; ``asked`` is every request in order, ``seconds`` how long an answer takes."""

    def __init__(self, routes: dict[str, Route] | None = None, *, seconds: float = 0.0) -> None:
        self.routes: dict[str, Route] = routes or {}
        self.fallback: Route = Answer("<title>Not found</title><h1>Not found</h1>", 404)
        self.seconds = seconds
        self.asked: list[tuple[float, str, dict[str, str]]] = []
        self.active = self.most_at_once = 0
        self.lock = threading.Lock()
        handler = type("SiteHandler", (Handler,), {"site": self})
        self.server = Server(("127.0.0.1", 0), handler)
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def find(self, path):
        return self.routes.get(path) or self.routes.get(path.partition("?")[0]) or self.fallback

    def counts(self):
        return Counter(path for _, path, _ in self.asked)


def post(number, *, comments=2, extra=""):
    """The page of one post, its text long enough to be taken for one."""
    words = " ".join(f"Sentence {i} of post {number} says a little more about the garden than the one before it did." for i in range(12))
    thread = "".join(
        f'<li class="comment" id="comment-{number}0{i}"><div class="comment-body"><footer class="comment-meta"><b class="fn">Reader {i}</b>'
        f'<time datetime="2024-02-0{i + 1}T10:00:00+00:00">1 February 2024</time></footer>'
        f'<div class="comment-content"><p>Reply {i} to post {number}, with thanks.</p></div></div></li>'
        for i in range(comments)
    )
    day = f"2024-01-{number % 28 + 1:02d}T08:00:00+00:00"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Post {number} - Test blog</title>'
        f'<meta name="generator" content="WordPress 6.5"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{day}">{extra}</head><body class="single single-post">'
        f'<article class="post type-post" id="post-{number}"><h1 class="entry-title">Post {number}</h1>'
        f'<span class="byline"><a class="fn" rel="author" href="/author/ann/">Ann Writer</a></span>'
        f'<time class="entry-date published" datetime="{day}">a day</time><div class="entry-content"><p>{words}</p><p>{words}</p></div></article>'
        f'<div id="comments"><ol class="comment-list">{thread}</ol></div></body></html>'
    )


def listing(links, *, older=None):
    """A page of links to posts, with one to the next such page."""
    items = "".join(f'<article class="post"><h2><a href="{link}">A post at {link}</a></h2><p>Its beginning.</p></article>' for link in links)
    onward = f'<nav class="pagination"><a class="next" rel="next" href="{older}">Older posts</a></nav>' if older else ""
    return f'<!doctype html><html lang="en"><title>Test blog</title><body class="home blog"><h1>Test blog</h1>{items}{onward}</body></html>'


def blog(posts):
    """The routes of a blog of so many posts: its listing, in pages, and a feed of the newest ten."""
    routes = {f"/2024/01/post-{n}/": Answer(post(n)) for n in range(1, posts + 1)}
    links = list(routes)[::-1]
    pages = -(-posts // POSTS_A_PAGE)
    for page in range(1, pages + 1):
        path = "/" if page == 1 else f"/page/{page}/"
        older = f"/page/{page + 1}/" if page < pages else None
        routes[path] = Answer(listing(links[(page - 1) * POSTS_A_PAGE:page * POSTS_A_PAGE], older=older))
    return routes
