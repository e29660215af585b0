"""What people who know Scrapy expect in the checkout: its own commands, without an archive."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from integration.site_server import Site, blog

ROOT = Path(__file__).parents[2]


def scrapy(*arguments):
    return subprocess.run([sys.executable, "-m", "scrapy", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=90, check=False)


def test_the_spider_is_listed():
    assert "blog" in scrapy("list").stdout.split()


def test_without_an_archive_items_go_to_scrapy_s_feeds(tmp_path):
    with Site(blog(5)) as site:
        out = tmp_path / "posts.jsonl"
        done = scrapy("crawl", "blog", "-a", f"url={site.url}", "-s", "FLIPSCRAPE_DELAY=0", "-O", str(out))
        assert done.returncode == 0, done.stderr
        posts = [json.loads(line) for line in out.read_text().splitlines()]
        assert sorted(post["title"] for post in posts) == [f"Post {n}" for n in range(1, 6)]
        assert len(posts[0]["comments"]) == 2


def test_the_shell_fetches_a_page():
    with Site(blog(1)) as site:
        done = scrapy("shell", f"{site.url}2024/01/post-1/", "-c", "response.css('h1::text').get()")
        assert done.stdout.strip().splitlines()[-1] == "Post 1", done.stderr
