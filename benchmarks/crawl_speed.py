"""How fast a whole crawl is, beside a bare Scrapy CrawlSpider on the same site.

    python benchmarks/crawl_speed.py [--posts N] [--runs N] [--without-bare]

Each row: pages a second, processor time a page of all processes of the crawl (the server's not counted), and the highest sum of
their memory (PSS). The last lines split our processor time, each part measured alone over a sample of the same pages.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

BARE = """
    import sys
    from scrapy.crawler import CrawlerProcess
    from scrapy.linkextractors import LinkExtractor
    from scrapy.spiders import CrawlSpider, Rule

    class Bare(CrawlSpider):
        name = "bare"
        start_urls = [sys.argv[1]]
        allowed_domains = ["127.0.0.1"]
        rules = (Rule(LinkExtractor(), follow=True),)

    process = CrawlerProcess({"LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 16})
    crawler = process.create_crawler(Bare)
    process.crawl(crawler)
    process.start()
    print(crawler.stats.get_value("response_received_count"))
"""
CONCURRENCY = 16
# Both start from compiled modules, as an installed package does.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
WARMING = "import flipscrape.crawl, flipscrape.pipelines.worker, scrapy.linkextractors"
SAMPLE = 150


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One crawl: pages fetched, wall and processor seconds, highest memory in bytes."""

    name: str
    pages: int
    wall: float
    processor: float
    memory: int

    def row(self) -> str:
        return (
            f"{self.name:22s} {self.pages:6d} pages {self.wall:7.1f} s {self.pages / self.wall:7.1f} pages/s "
            f"{1000 * self.processor / self.pages:6.2f} ms processor time a page {self.memory / 2**20:6.0f} MB"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--without-bare", action="store_true", help="only ours")
    args = parser.parse_args()
    subprocess.run([sys.executable, "-c", WARMING], env=ENVIRONMENT, check=True)  # noqa: S603 # our own command
    with tempfile.TemporaryDirectory() as folder, served(args.posts) as address:
        for run in range(args.runs):
            archive = Path(folder) / f"{run}.db"
            crawl = [sys.executable, "-m", "flipscrape", "crawl", address, "-o", str(archive), "--delay", "0", "--concurrency", str(CONCURRENCY)]
            ours = measure("flipscrape", crawl, lambda _, archive=archive: fetched(archive))
            say(ours.row())
            if not args.without_bare:
                bare = measure("bare CrawlSpider", [sys.executable, "-c", textwrap.dedent(BARE), address], lambda output: int(output.split()[-1]))
                say(bare.row())
                say(f"ours / bare: {ours.processor / ours.pages / (bare.processor / bare.pages):.2f} x the processor time a page, "
                    f"{ours.pages / ours.wall / (bare.pages / bare.wall):.2f} x the pages a second")
        split(archive, 1000 * ours.processor / ours.pages)


@contextlib.contextmanager
def served(posts: int):  # noqa: ANN201
    """The local blog in a process of its own; its address."""
    script = Path(__file__).with_name("local_blog.py")
    server = subprocess.Popen([sys.executable, str(script), str(posts)], stdout=subprocess.PIPE, text=True)  # noqa: S603 # our own script
    try:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()


def measure(name: str, command: list[str], count: Callable[[str], int]) -> Measured:
    """Run ``command`` to its end; ``count`` gives the number of pages from its output."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)  # noqa: S603 # our own commands
    highest, over = [0], threading.Event()
    watcher = threading.Thread(target=watch, args=(process.pid, highest, over))
    watcher.start()
    output, _ = process.communicate()
    over.set()
    watcher.join()
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{name} left with {process.returncode}: {output}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(name=name, pages=count(output), wall=wall, processor=processor, memory=highest[0])


def watch(root: int, highest: list[int], over: threading.Event) -> None:
    """Keep the highest sum of proportional set sizes of a process and its children (Linux; 0 elsewhere)."""
    while not over.wait(0.25):
        highest[0] = max(highest[0], sum(pss(process) for process in [root, *children(root)]))


def children(root: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{root}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *children(int(child))]
    return found


def pss(process: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def fetched(archive: Path) -> int:
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        return int(connection.execute("SELECT count(*) FROM frontier WHERE fetched_at IS NOT NULL").fetchone()[0])


def split(archive: Path, whole: float) -> None:
    """Time reading, links and storing of pages out of the archive; the rest is fetching."""
    from flipscrape.discovery import look  # noqa: PLC0415 # imported here so that the parent's memory is not counted on a fork
    from flipscrape.extraction import extract_page  # noqa: PLC0415
    from flipscrape.page import read_page  # noqa: PLC0415
    from flipscrape.store import Access, Archive  # noqa: PLC0415
    from flipscrape.store.writing.pages import read_page as kept_page  # noqa: PLC0415

    with Archive(archive, Access.READ) as opened:
        numbers = [row[0] for row in opened.db.conn.execute("SELECT page_id FROM article_pages LIMIT ?", (SAMPLE,))]
        pages = [page for number in numbers if (page := kept_page(opened.db, number)) is not None]
    parsed = [read_page(page.body, url=page.url, fetched=page.fetched) for page in pages]
    reading = timed(lambda: [extract_page(read_page(page.body, url=page.url, fetched=page.fetched)) for page in pages])
    articles = [extract_page(page) for page in parsed]
    links = timed(lambda: [look(page, article) for page, article in zip(parsed, articles, strict=True)])
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "again.db", Access.CREATE) as again:
        run = again.start_crawl(command="crawl", version="0", started=datetime.now(UTC))
        storing = timed(lambda: [
            again.store_article(article, crawl_id=run, seen=page.fetched, page=page) for article, page in zip(articles, pages, strict=True)
        ])
    parts = {"extraction": reading, "links": links, "storing": storing}
    milliseconds = {name: 1000 * seconds / len(pages) for name, seconds in parts.items()}
    milliseconds["fetching and the rest"] = whole - sum(milliseconds.values())
    for name, each in milliseconds.items():
        say(f"  {name:22s} {each:6.2f} ms a page")


def timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
