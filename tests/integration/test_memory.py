"""Memory on hostile answers: however large they are and however many come at once, all processes of a crawl together stay small."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from integration.site_server import Answer, Site, blog, listing, post

MEGABYTE = 2**20
MOST = 400 * MEGABYTE
GOOD = 8
ADDRESSES = 5_000


def endless(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>")
    for _ in range(100):
        handler.wfile.write(b"<p>" + b"x" * MEGABYTE + b"</p>")
    handler.close_connection = True


def entries(number, address):
    return "".join(f"<url><loc>{address}/nowhere/{number}/{n}/</loc><lastmod>2024-01-01</lastmod></url>" for n in range(ADDRESSES))


def feed(address):
    item = "<item><title>Post {0}</title><link>{1}/2024/01/post-{0}/</link><description>{2}</description></item>"
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>A blog</title>'
        + "".join(item.format(n, address, "words " * 50_000) for n in range(1, 101))
        + "</channel></rss>"
    )


def hostile(address):
    """Large answers, two of each; the sitemaps name each other, and addresses that are not there."""
    urlset = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
    names = ("loop.xml", "loop.xml", "dead.xml", "plain.xml", "packed.xml.gz", "lines.txt")
    index = "".join(f"<sitemap><loc>{address}/sitemap-{name}</loc></sitemap>" for name in names)
    index = f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{index}</sitemapindex>'
    routes = {
        "/robots.txt": Answer(f"Sitemap: {address}/sitemap-loop.xml\nUser-agent: *\nDisallow: /nowhere/\n", kind="text/plain"),
        "/sitemap-loop.xml": Answer(index, kind="application/xml"),
        "/sitemap-plain.xml": Answer(urlset.format(entries(1, address)), kind="application/xml"),
        "/sitemap-packed.xml.gz": Answer(gzip.compress(urlset.format(entries(2, address)).encode()), kind="application/gzip"),
        "/sitemap-lines.txt": Answer("\n".join(f"{address}/nowhere/3/{n}/" for n in range(ADDRESSES)), kind="text/plain"),
        "/feed/": Answer(feed(address), kind="application/rss+xml"),
    }
    many, words = "<html><body>" + "<b>i</b>" * 300_000, post(900).replace("</article>", "<p>some words</p>" * 250_000 + "</article>")
    bomb = gzip.compress(b"<p>words</p>" * (4 * MEGABYTE), 9)
    for n in range(2):
        routes |= {
            f"/endless-{n}/": endless,
            f"/many-{n}/": Answer(many),
            f"/words-{n}/": Answer(words),
            f"/long-{n}/": Answer("<p>" + "x" * 30 * MEGABYTE),
            f"/bomb-{n}/": Answer(bomb, headers={"Content-Encoding": "gzip"}),
        }
    return routes


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux's proportional set sizes")
def test_large_answers_at_once_leave_memory_bounded(start, rows, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(GOOD)) as site:
        site.routes |= hostile(site.url.rstrip("/"))
        traps = [path for path in site.routes if path[1:5] in ("endl", "many", "word", "long", "bomb")]
        page = listing([*traps, *(f"/2024/01/post-{n}/" for n in range(1, GOOD + 1))])
        site.routes["/"] = Answer(page.replace("<body", '<link rel="alternate" type="application/rss+xml" href="/feed/"><body'))
        process, highest = start(site.url, "-o", archive, "--concurrency", 16, "--max-pages", 100, "--quiet"), 0
        while process.poll() is None:
            highest = max(highest, memory(process.pid))
            time.sleep(0.1)
    assert process.returncode in (0, 3)
    assert {title for (title,) in rows(archive, "SELECT title FROM articles")} >= {f"Post {n}" for n in range(1, GOOD + 1)}
    assert 50 * MEGABYTE < highest < MOST, f"{highest / MEGABYTE:.0f} MB"


def memory(process):
    """The proportional set sizes of a process and all below it, in bytes."""
    try:
        size = next(int(line.split()[1]) * 1024 for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
        below = [int(child) for task in Path(f"/proc/{process}/task").iterdir() for child in (task / "children").read_text().split()]
    except (OSError, StopIteration):
        return 0
    return size + sum(map(memory, below))
