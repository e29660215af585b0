"""Comments that a feed or a collection tells, by the posts that they belong to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import parse_qsl, urlsplit

from flipscrape.markup.addresses import clean, host
from flipscrape.model import Announcement, AnnouncementSource, Article, Comment

ANSWERING, DEPTH = "a.comment-reply-link", ".depth-"  # WordPress's classes, in every theme that shows threads (get_comment_class)
BLOGGER_FEED = re.compile(r"/feeds/\d+/comments/default/?$")
BLOGGER_MOST = 500  # entries that Blogger gives at once
# WordPress links a comment on the page of its thread (get_comment_link), with permalinks and without.
PAGE_OF_COMMENTS = re.compile(r"/comment-page-\d+(?=/?(?:[?#]|$))|(?<=[?&])cpage=\d+&?")


def remarks(comments: Iterable[tuple[str, Comment]], source: AnnouncementSource) -> tuple[Announcement, ...]:
    """An announcement for each post; ``comments``: (the post's address or the comment's own, the comment)."""
    by_post: defaultdict[str, list[Comment]] = defaultdict(list)
    for url, comment in comments:
        by_post[clean(PAGE_OF_COMMENTS.sub("", url.partition("#")[0]).rstrip("?&"))].append(comment)
    return tuple(Announcement(source=source, url=url, comments=tuple(told)) for url, told in by_post.items())


def comments_feed(
    article: Article, feeds: Sequence[str], announced: Sequence[Announcement], *, tokens: Collection[str] = (),
) -> str | None:
    """The feed of a post's own comments, where its page has fewer of them than it states, or lacks their times or whom they answer; else None.

    ``feeds``: those that the page names; ``announced``: what sources say of the post; ``tokens``: the page's class names. A page whose
    thread goes on elsewhere lacks nothing yet.
    """
    if article.url is None or article.comment_pages or article.comment_service is not None:
        return None
    by_api = any(one.source is AnnouncementSource.REST for one in announced)
    if not _lacks(article) and (by_api or not _hides_parents(article, tokens)):
        return None
    named = [feed for feed in feeds if _is_of_post(feed, article.url)]
    told = [one.comments_feed for one in announced if one.comments_feed]
    feed = next((feed for feed in (*named, *told) if host(feed) == host(article.url)), None)
    if feed is not None and BLOGGER_FEED.search(feed) and "?" not in feed:
        return f"{feed}?max-results={BLOGGER_MOST}"
    return feed


def _lacks(article: Article) -> bool:
    undated = [comment for comment in article.comments if comment.published is None]
    # '8 years ago' is a time that is not told: WordPress's API, which tells those of comments, says nothing of pings.
    vague = any(comment.published_text for comment in undated)
    return (article.comments_stated or 0) > len(article.comments) or vague or len(undated) * 2 > len(article.comments)


def _hides_parents(article: Article, tokens: Collection[str]) -> bool:
    """Whether a WordPress theme sets all comments alike that answer one another: its links to answer stand there, and no depth in a class."""
    answerable = ANSWERING in tokens and not any(DEPTH in token for token in tokens)
    return answerable and len(article.comments) > 1 and all(comment.parent is None for comment in article.comments)


def _is_of_post(feed: str, post: str) -> bool:
    """WordPress's /post/feed/ and ?feed=rss2&p=5 (get_post_comments_feed_link), Blogger's /feeds/5/comments/default."""
    own, other = urlsplit(post), urlsplit(feed)
    below = own.path.rstrip("/")
    keys = {pair for pair in parse_qsl(own.query) if pair[0] in ("p", "page_id")}
    if keys:
        return keys <= set(parse_qsl(other.query)) and "feed" in dict(parse_qsl(other.query))
    return (bool(below) and other.path.startswith(f"{below}/")) or BLOGGER_FEED.search(other.path) is not None
