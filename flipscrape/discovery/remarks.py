"""Comments that a feed or a collection tells, by the posts that they belong to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from flipscrape.markup.addresses import clean
from flipscrape.model import Announcement, AnnouncementSource, Comment

# WordPress links a comment on the page of its thread (get_comment_link), with permalinks and without.
PAGE_OF_COMMENTS = re.compile(r"/comment-page-\d+(?=/?(?:[?#]|$))|(?<=[?&])cpage=\d+&?")


def remarks(comments: Iterable[tuple[str, Comment]], source: AnnouncementSource) -> tuple[Announcement, ...]:
    """An announcement for each post; ``comments``: (the post's address or the comment's own, the comment)."""
    by_post: defaultdict[str, list[Comment]] = defaultdict(list)
    for url, comment in comments:
        by_post[clean(PAGE_OF_COMMENTS.sub("", url.partition("#")[0]).rstrip("?&"))].append(comment)
    return tuple(Announcement(source=source, url=url, comments=tuple(told)) for url, told in by_post.items())
