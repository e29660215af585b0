"""The archive: one SQLite file, one writer. Knows the model and the errors, nothing of pages or crawls."""

from __future__ import annotations

import flipscrape.store.file.alone  # noqa: F401 # before all that imports sqlite-utils
from flipscrape.store.archive import Archive, Novelty, Stored
from flipscrape.store.completing import StoredThread, complete_thread, stored_thread
from flipscrape.store.file.head import is_archive
from flipscrape.store.file.opening import Access
from flipscrape.store.reading.articles import ArchivedArticle, read_articles
from flipscrape.store.reading.selection import Selection
from flipscrape.store.values.endings import Ending
from flipscrape.store.writing.comments import ThreadReading
from flipscrape.store.writing.pages import KeptPage, PageKeeping, PageLike, PageRole
from flipscrape.store.writing.revisions import Cause

__all__ = [
    "Access", "Archive", "ArchivedArticle", "Cause", "Ending", "KeptPage", "Novelty", "PageKeeping", "PageLike", "PageRole", "Selection", "Stored",
    "StoredThread", "ThreadReading", "complete_thread", "is_archive", "read_articles", "stored_thread",
]
