"""A blog of any size made on the spot and served on a free loopback port, as cheaply as a server can.

python benchmarks/local_blog.py POSTS
"""

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
        case ["tag", name] if name[4:].isdigit():
            return _frame(name, "".join(_teaser(n) for n in range(int(name[4:]) + 1, posts + 1, TAGS)[-POSTS_A_PAGE:]))
        case [year, month] if year.isdigit() and month.isdigit() and 2012 <= int(year) < 2017:
            return _frame(f"{month}/{year}", "".join(_teaser(n) for n in range(int(month), posts + 1, 97)[:POSTS_A_PAGE]))
        case ["2024", name] if name.startswith("post-") and 1 <= int(name[5:]) <= posts:
            return _post(int(name[5:]), posts)
    return None


def _post(n: int, posts: int) -> str:
    chance = random.Random(n)
    text = "".join(f"<p>{_sentences(chance, 6)}</p>" for _ in range(chance.randint(40, 70)))
    thread = "".join(
        f'<li class="comment" id="comment-{n}{i}"><div class="comment-body"><div class="comment-author"><cite class="fn">'
        f'<a rel="nofollow" href="http://reader-{chance.randint(1, 500)}.example/">Reader {chance.randint(1, 500)}</a></cite></div>'
        f'<div class="comment-meta"><a href="#comment-{n}{i}"><time datetime="2024-03-{i % 28 + 1:02d}T10:00:00+00:00">March {i}</time></a></div>'
        f'<div class="comment-content"><p>{_sentences(chance, 3)}</p></div></div></li>'
        for i in range(chance.randint(5, 25))
    )
    tags = "".join(f'<a rel="tag" href="/tag/tag-{t}/">tag {t}</a>' for t in {n % TAGS, n * 7 % TAGS, n * 3 % TAGS})
    around = "".join(f'<a href="/2024/post-{m}/">post {m}</a>' for m in (n - 1, n + 1) if 1 <= m <= posts)
    day = f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}T08:00:00+00:00"
    return _frame(
        f"Post {n}",
        f'<article class="post type-post hentry" id="post-{n}"><header><h1 class="entry-title">Post {n}: {WORDS[n % len(WORDS)]}</h1>'
        f'<span class="byline"><a class="url fn" rel="author" href="/author/ann/">Ann Writer</a></span>'
        f'<time class="entry-date published" datetime="{day}">{day[:10]}</time>'
        f'</header><div class="entry-content">{text}</div><footer>{tags}</footer></article><nav class="post-navigation">{around}</nav>'
        f'<div id="comments" class="comments-area"><ol class="comment-list">{thread}</ol></div>',
        f'<meta property="og:type" content="article"><meta property="article:published_time" content="{day}">',
    )


def _listing(posts: int, number: int) -> str:
    first = posts - (number - 1) * POSTS_A_PAGE
    older = f'<a class="next page-numbers" rel="next" href="/page/{number + 1}/">Older</a>' if first > POSTS_A_PAGE else ""
    items = "".join(_teaser(n) for n in range(first, max(0, first - POSTS_A_PAGE), -1))
    return _frame("A blog", f'{items}<nav class="pagination">{older}</nav>')


def _teaser(n: int) -> str:
    beginning = _sentences(random.Random(n), 2)
    return f'<article class="post"><h2 class="entry-title"><a href="/2024/post-{n}/">Post {n}</a></h2><p>{beginning}</p></article>'


def _frame(title: str, main: str, head: str = "") -> str:
    menu = "".join(f'<li class="menu-item"><a href="/tag/tag-{t}/">tag {t}</a></li>' for t in range(10))
    cloud = "".join(f'<a class="tag-cloud-link" href="/tag/tag-{t}/" style="font-size: {8 + t % 9}pt">tag {t}</a>' for t in range(TAGS))
    dates = [(2012 + m // 12, m % 12 + 1) for m in range(60)]
    months = "".join(f'<li><a href="/{year}/{month:02d}/">{month}/{year}</a>&nbsp;({month % 9 + 1})</li>' for year, month in dates)
    recent = "".join(f'<li class="recentcomments"><a href="/2024/post-{n}/#comment-{n}1">Reader on Post {n}</a></li>' for n in range(1, 11))
    style = f"<style>{'.a-rule { margin: 0 auto; padding: 1rem }' * 300}</style>"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - A blog</title>'
        f'<meta name="generator" content="WordPress 6.5">{head}{style}</head><body>'
        f'<header class="site-header"><nav><ul>{menu}</ul></nav></header><main>{main}</main><aside class="widget-area">'
        f'<section class="widget widget_recent_comments"><ul>{recent}</ul></section>'
        f'<section class="widget widget_archive"><ul>{months}</ul></section>'
        f'<section class="widget widget_tag_cloud">{cloud}</section></aside>'
        f'<footer class="site-footer"><p>A blog about nothing much.</p></footer></body></html>'
    )


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
