"""Answers that never end, in small and in silence, end all the same."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from integration.site_server import Answer, Site, blog, listing

ROOT = Path(__file__).parents[2]


def trickle(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(200):
        handler.wfile.write(b"<p>")
        handler.wfile.flush()
        time.sleep(0.1)


def test_bytes_that_trickle_are_given_up_in_time(tmp_path):
    routes = blog(3) | {"/slow/": trickle, "/silent/": Answer("late", seconds=20)}
    routes["/"] = Answer(listing(["/slow/", "/silent/", *(f"/2024/01/post-{n}/" for n in (1, 2, 3))]))
    out, began = tmp_path / "posts.jsonl", time.monotonic()
    with Site(routes) as site:
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", "crawl", "blog", "-a", f"url={site.url}", "-s", "FLIPSCRAPE_DELAY=0", "-s", "FLIPSCRAPE_CONCURRENCY=4",
             "-s", "DOWNLOAD_TIMEOUT=1.5", "-O", str(out)],
            cwd=ROOT, capture_output=True, text=True, timeout=100, check=False,
        )
    assert done.returncode == 0, done.stderr
    assert out.read_text().count('"Post ') >= 3
    assert time.monotonic() - began < 80
