"""An archive of the demo blog, made of its expected records: what a crawl of it stores, without the crawl."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flipscrape.model import Article, Comment, CommentKind
from flipscrape.store import Access, Archive

EXPECTED = Path(__file__).resolve().parents[2] / "data" / "demo-blog" / "expected.json"
ROOT = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("documentation") / "demo.db"
    seen = datetime(2026, 1, 1, tzinfo=UTC)
    with Archive(path, Access.CREATE) as archive:
        crawl = archive.start_crawl(command="crawl", version="1.0", started=seen)
        for post in json.loads(EXPECTED.read_text(encoding="utf-8")):
            comments = [Comment(**comment | {"kind": CommentKind(comment["kind"])}) for comment in post.pop("comments")]
            record = post | {"url": ROOT + post["url"], "canonical_url": ROOT + post["canonical_url"], "image": None}
            archive.store_article(Article(**record, comments=comments), crawl_id=crawl, seen=seen, site=f"{ROOT}/")
    return path
