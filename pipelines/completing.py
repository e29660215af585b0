"""What feeds and collections tell of the comments of posts that this run has stored already: it joins them at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from flipscrape.comments import merge_comments
from flipscrape.model import Announcement, AnnouncementSource, Comment
from flipscrape.store import Archive, StoredThread, ThreadReading, complete_thread, stored_thread

EXCERPT = re.compile(r"(?:\u2026|\.\.\.)[\])]?\s*$")


def complete(archive: Archive, remarked: Iterable[Announcement], *, crawl_id: int, seen: datetime) -> int:
    """Join told comments with the threads of the posts that this run has read; the number of comments added."""
    added = 0
    for one in remarked:
        if one.comments and (thread := stored_thread(archive, one.url, crawl_id=crawl_id)) is not None:
            merged = merge_comments(thread.comments, _addable(thread, one), completing=one.comments)
            if merged != thread.comments:
                added += complete_thread(archive, thread, merged, crawl_id=crawl_id, seen=seen)
    return added


def _addable(thread: StoredThread, one: Announcement) -> Sequence[Comment]:
    """Those that may be added: none before all pages of the thread are read; of a feed, whole ones, and no more than the page states."""
    if thread.extent is ThreadReading.PART:
        return ()
    if one.source is AnnouncementSource.REST:
        return one.comments
    lacking = (thread.stated or 0) > len(thread.comments)
    return [comment for comment in one.comments if not EXCERPT.search(comment.body)] if lacking else ()
