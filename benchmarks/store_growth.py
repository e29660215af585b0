"""What storing a page costs as the archive grows, and how large the file is for what it holds.

    python benchmarks/store_growth.py /tmp/growth.db --articles 100000

Each figure is over pages stored one transaction a page, as a crawl does. The file stays for benchmarks/search_speed.py.
"""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime
from pathlib import Path

from made_posts import Maker, site_of

from flipscrape.store import Access, Archive

SAMPLE = 400
BATCH = 500
PARTS = {
    "compressed pages": "SELECT sum(length(data)) FROM texts",
    "bodies of posts": "SELECT sum(length(CAST(body AS BLOB)) + length(CAST(body_html AS BLOB))) FROM articles",
    "bodies of comments": "SELECT sum(length(CAST(body AS BLOB)) + length(CAST(body_html AS BLOB))) FROM comments",
    "search index": "SELECT sum(pgsize) FROM dbstat WHERE aggregate = 1 AND (name LIKE 'article_search%' OR name LIKE 'comment_search%')",
}


def main() -> None:
    """Make the archive and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--articles", type=int, default=100_000)
    chosen = arguments.parse_args()
    chosen.file.unlink(missing_ok=True)
    maker = Maker()
    with Archive(chosen.file, Access.CREATE) as archive:
        now = datetime.now(UTC)
        crawl = archive.start_crawl(command="benchmark", version="0", started=now)
        done, first = 0, None
        for size in sorted({1000, 10_000, 30_000, chosen.articles}):
            if size > chosen.articles:
                continue
            _fill(archive, maker, crawl, start=done, count=size - done)
            done = size + SAMPLE
            cost = _measure(archive, maker, crawl, start=size)
            first = first or cost
            (wall, busy), (wall_first, busy_first) = cost, first
            print(
                f"at {size:>7} articles: {wall * 1000:6.2f} ms a page ({wall / wall_first:4.2f} times the first),"
                f" {busy * 1000:6.2f} ms of it computing ({busy / busy_first:4.2f} times the first)",
                flush=True,
            )
        archive.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        _sizes(archive, chosen.file)


def _fill(archive: Archive, maker: Maker, crawl: int, *, start: int, count: int) -> None:
    now = datetime.now(UTC)
    for begin in range(start, start + count, BATCH):
        with archive.transaction():
            for number, (article, page) in enumerate(maker.posts(begin, min(BATCH, start + count - begin)), begin):
                archive.store_article(article, crawl_id=crawl, seen=now, page=page, site=site_of(number))


def _measure(archive: Archive, maker: Maker, crawl: int, *, start: int) -> tuple[float, float]:
    now = datetime.now(UTC)
    posts = list(maker.posts(start, SAMPLE))
    before, busy_before = time.perf_counter(), time.process_time()
    for number, (article, page) in enumerate(posts, start):
        archive.store_article(article, crawl_id=crawl, seen=now, page=page, site=site_of(number))
    return (time.perf_counter() - before) / SAMPLE, (time.process_time() - busy_before) / SAMPLE


def _sizes(archive: Archive, file: Path) -> None:
    held = {name: archive.db.execute(statement).fetchone()[0] for name, statement in PARTS.items()}
    for name, size in held.items():
        print(f"{name:>20}: {size / 1e6:9.1f} MB")
    size, needed = file.stat().st_size, sum(held.values())
    print(f"{'file':>20}: {size / 1e6:9.1f} MB, {size / needed:4.2f} times their sum")
    for name, pages in archive.db.execute("SELECT name, sum(pgsize) FROM dbstat WHERE aggregate = 1 GROUP BY 1 ORDER BY 2 DESC LIMIT 14"):
        print(f"{name:>36}: {pages / 1e6:9.1f} MB")


if __name__ == "__main__":
    main()
