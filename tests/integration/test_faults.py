"""A mistake of our own on some page: the crawl goes on, tells of it, and does not end as if all were well."""

from __future__ import annotations

import subprocess
import sys

from integration.site_server import Site, blog

POSTS = 6
MISTAKEN = """
import sys
from flipscrape.cli import main
from flipscrape.pipelines.store import StorePipeline

store = StorePipeline.process_item

def mistaken(self, item):
    if item.page.url.endswith("/post-3/"):
        raise KeyError("salt")
    return store(self, item)

StorePipeline.process_item = mistaken
main()
"""


def test_a_page_lost_to_a_mistake_of_ours_is_no_success_and_is_asked_for_again(crawl, contents, tmp_path):
    archive = tmp_path / "blog.db"
    with Site(blog(POSTS)) as site:
        arguments = ["crawl", site.url, "-o", str(archive), "--delay", "0"]
        done = subprocess.run([sys.executable, "-c", MISTAKEN, *arguments], capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 1
        assert "mistakes of flipscrape's own: 1;" in done.stderr.splitlines()[-1]
        assert "KeyError" in done.stderr
        assert len(contents(archive)["articles"]) == POSTS - 1
        assert crawl(site.url, "-o", archive, "--retry-failed").returncode == 0
        assert len(contents(archive)["articles"]) == POSTS
