"""Reader comments: where the thread stands on the page, and its comments as records; one thread from several sources."""

from __future__ import annotations

from flipscrape.comments.merge import merge_comments
from flipscrape.comments.thread import Thread, find_thread

__all__ = ["Thread", "find_thread", "merge_comments"]
