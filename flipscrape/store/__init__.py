"""The archive: one SQLite file, one writer. Knows the model and the errors, nothing of pages or crawls."""

from __future__ import annotations

import flipscrape.store.alone  # noqa: F401 # before all that imports sqlite-utils
from flipscrape.store.archive import Archive, Outcome, Stored
from flipscrape.store.comments import ThreadReading
from flipscrape.store.completing import StoredThread, complete_thread, stored_thread
from flipscrape.store.head import is_archive
from flipscrape.store.opening import Access
from flipscrape.store.pages import KeptPage, PageKeeping, PageLike, PageRole
from flipscrape.store.reading import ArchivedArticle, read_articles
from flipscrape.store.revisions import Cause
from flipscrape.store.selection import Selection

__all__ = [
    "Access", "Archive", "ArchivedArticle", "Cause", "KeptPage", "Outcome", "PageKeeping", "PageLike", "PageRole", "Selection", "Stored",
    "StoredThread", "ThreadReading", "complete_thread", "is_archive", "read_articles", "stored_thread",
]
