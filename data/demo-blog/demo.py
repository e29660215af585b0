"""``make demo``: serve the demo blog on a free loopback port, archive it with the real crawler, and show what came of it."""

from __future__ import annotations

import shlex
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from blog import read_posts
from web import addresses, serve

from flipscrape.comments import find_thread
from flipscrape.content import find_content
from flipscrape.extraction import extract_page
from flipscrape.page import Page, read_page
from flipscrape.platforms import recognise
from flipscrape.trace import Trace

ARCHIVE = Path(__file__).resolve().parents[1] / "demo.db"
COUNTS = {
    "posts": "SELECT count(*) FROM articles", "authors": "SELECT count(*) FROM authors", "tags": "SELECT count(*) FROM tags WHERE kind = 'tag'",
    "comments": "SELECT count(*) FROM comments",
}
QUERIES = (
    "SELECT substr(published, 1, 7) AS month, count(*) AS posts FROM articles GROUP BY month ORDER BY month",
    "SELECT authors.name, count(*) AS posts FROM authors JOIN article_authors ON author_id = authors.id GROUP BY authors.id ORDER BY posts DESC",
    "SELECT title, count(*) AS comments FROM comments JOIN articles ON articles.id = article_id GROUP BY articles.id ORDER BY comments DESC LIMIT 5",
)


def main() -> int:
    """The exit code of the crawl."""
    for left in ARCHIVE.parent.glob(f"{ARCHIVE.name}*"):
        left.unlink()
    server, root = serve()
    print(f"The demo blog is served at {root}/ and goes into {_short(ARCHIVE)}.\n", flush=True)
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "flipscrape", "crawl", f"{root}/", "-o", ARCHIVE, "--delay", "0"], check=False)
    seconds = time.perf_counter() - began
    server.shutdown()
    if done.returncode:
        return done.returncode
    with closing(sqlite3.connect(ARCHIVE)) as archive:
        counts = {name: archive.execute(query).fetchone()[0] for name, query in COUNTS.items()}
        print("\n" + ", ".join(f"{count} {name}" for name, count in counts.items()) + f" in {seconds:.1f} seconds.")
        print(f"The slowest step of reading a page was {slowest_step(root)}.\n\nThree queries to try:")
        for query in QUERIES:
            first = archive.execute(query).fetchone()
            print(f"\n  sqlite3 {_short(ARCHIVE)} {shlex.quote(query)}\n    {' | '.join(map(str, first or ()))} ...")
    print(f"\nOr search it: {_short(Path(sys.executable).parent)}/flipscrape search {_short(ARCHIVE)} soup")
    return 0


def slowest_step(root: str) -> str:
    """Which step of the way from bytes to record takes longest over all posts, and how long for one."""
    pages = addresses(root)
    spent: Counter[str] = Counter()
    posts = [(f"{root}{post.path}", pages[post.path][1]().encode()) for post in read_posts()]
    for url, data in posts:
        clock = time.perf_counter()
        page = read_page(data, url=url)
        spent["decoding and parsing it"] += _micro(clock)
        _time_parts(page, spent)
    step, micro = spent.most_common(1)[0]
    return f"{step}: {micro / len(posts) / 1000:.1f} of {spent.total() / len(posts) / 1000:.1f} milliseconds"


def _time_parts(page: Page, spent: Counter[str]) -> None:
    clock = time.perf_counter()
    platform = recognise(page)
    thread = find_thread(page, Trace())
    spent["reading its comments"] += (comments := _micro(clock))
    clock = time.perf_counter()
    find_content(page, platform, thread.places, None, Trace())
    spent["choosing and writing the body"] += (body := _micro(clock))
    clock = time.perf_counter()
    extract_page(page)
    spent["the other fields"] += max(0, _micro(clock) - comments - body)


def _micro(since: float) -> int:
    return round((time.perf_counter() - since) * 1_000_000)


def _short(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    sys.exit(main())
