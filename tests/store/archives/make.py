"""Keeps an archive of the present version for the tests of later ones. Run once before each release: ``python tests/store/archives/make.py``."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import zstandard

from flipscrape.store import Access, Archive

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from store.samples import PAGE, POST, SITE  # noqa: E402 - the tests' own records, found only now


def main() -> None:
    """Write the archive beside this file, unless there is one of this version."""
    target = HERE / f"{version('flipscrape')}.db.zst"
    if target.exists():
        raise SystemExit(f"{target.name} is kept already; a released one never changes")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blog.db"
        with Archive(path, Access.CREATE) as archive:
            for day, article in enumerate((replace(POST, title="The ferry"), POST), start=1):
                seen = datetime(2026, 5, day, tzinfo=UTC)
                crawl_id = archive.start_crawl(command="crawl", version=version("flipscrape"), started=seen)
                page = replace(PAGE, body=PAGE.body + str(day).encode())
                archive.store_article(article, site=SITE, page=page, crawl_id=crawl_id, seen=seen)
        target.write_bytes(zstandard.ZstdCompressor(level=19).compress(path.read_bytes()))


if __name__ == "__main__":
    main()
