"""The archive: one SQLite file, one writer. Knows the model and the errors, nothing of pages or crawls."""

from __future__ import annotations

from flipscrape.store.archive import Archive, Outcome, Stored
from flipscrape.store.comments import ThreadReading
from flipscrape.store.opening import Access
from flipscrape.store.pages import KeptPage, PageKeeping, PageLike, PageRole
from flipscrape.store.revisions import Cause

__all__ = ["Access", "Archive", "Cause", "KeptPage", "Outcome", "PageKeeping", "PageLike", "PageRole", "Stored", "ThreadReading"]
