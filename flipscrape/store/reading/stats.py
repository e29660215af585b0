"""An archive in figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flipscrape.store.archive import Archive

COUNTS = {
    "posts": "SELECT count(*) FROM articles",
    "posts that are gone": "SELECT count(*) FROM article_seen WHERE gone_since IS NOT NULL",
    "words": "SELECT coalesce(sum(word_count), 0) FROM articles",
    "authors": "SELECT count(*) FROM authors",
    "tags": "SELECT count(*) FROM tags WHERE kind = 'tag'",
    "categories": "SELECT count(*) FROM tags WHERE kind = 'category'",
    "comments": "SELECT count(*) FROM comments WHERE kind = 'comment'",
    "pingbacks": "SELECT count(*) FROM comments WHERE kind = 'pingback'",
    "comments that vanished": "SELECT count(*) FROM comment_seen WHERE vanished IS NOT NULL",
    "commenters": "SELECT count(DISTINCT author) FROM comments WHERE kind = 'comment'",
    "links": "SELECT count(*) FROM links",
    "links between archived posts": "SELECT count(*) FROM links WHERE target_id IS NOT NULL",
    "pairs of posts that are alike": "SELECT count(*) FROM article_twins",
    "images": "SELECT count(*) FROM images",
    "revisions": "SELECT count(*) FROM revisions",
    "failures": "SELECT count(*) FROM failures",
    "pages": "SELECT count(*) FROM pages",
    "bytes of pages, compressed": "SELECT coalesce(sum(length(data)), 0) FROM texts",
}
BLOGS = """
SELECT s.url AS blog, count(*) AS posts, min(a.published) AS first, max(a.published) AS last, sum(a.word_count) AS words,
  (SELECT count(*) FROM comments c JOIN articles b ON b.id = c.article_id WHERE b.site_id IS a.site_id) AS comments
FROM articles a LEFT JOIN sites s ON s.id = a.site_id GROUP BY a.site_id ORDER BY posts DESC
"""

SERVICES = """
SELECT comment_service AS service, count(*) AS posts,
  sum(max(coalesce(comments_stated, 0) - (SELECT count(*) FROM comments WHERE article_id = articles.id), 0)) AS missing
FROM articles WHERE comment_service IS NOT NULL GROUP BY comment_service ORDER BY posts DESC, service
"""

STATED = """
SELECT s.url AS blog, max(f.stated) AS stated,
  (SELECT count(*) FROM frontier_announced a JOIN frontier g ON g.url = a.url WHERE a.source = 'rest' AND g.seed_id = s.id
    AND coalesce(json_extract(a.data, '$.title'), json_extract(a.data, '$.published')) IS NOT NULL) AS named -- not what has comments alone
FROM frontier f JOIN seeds s ON s.id = f.seed_id WHERE f.stated IS NOT NULL GROUP BY s.id
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Statistics:
    """``counts``: how many of what; ``blogs``: a row a blog, with posts, first and last date, words and comments; ``bytes`` of the file.

    ``services``: whose scripts bring in comments that are not in the archive, under how many posts, and how many these posts state and lack.
    """

    bytes: int
    counts: dict[str, int]
    blogs: list[dict[str, Any]]
    services: list[dict[str, Any]]


def read_statistics(archive: Archive) -> Statistics:
    """Count an archive."""
    counts = {name: archive.db.execute(statement).fetchone()[0] for name, statement in COUNTS.items()}
    blogs, services = list(archive.db.query(BLOGS)), list(archive.db.query(SERVICES))
    return Statistics(bytes=archive.path.stat().st_size, counts=counts, blogs=blogs, services=services)


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """``sources``: the rows of the view ``coverage``, a source each; ``not_archived``: those of the view of that name, an address each.

    ``stated``: for each blog with a REST collection, how many posts that states and how many it has named, in all crawls.
    """

    sources: list[dict[str, Any]]
    stated: list[dict[str, Any]]
    not_archived: list[dict[str, Any]]


def read_coverage(archive: Archive) -> Coverage:
    """Which source named how many addresses, which only it named, and which of all are not archived, and why."""
    return Coverage(
        sources=list(archive.db.query("SELECT * FROM coverage ORDER BY blog, addresses DESC")),
        stated=list(archive.db.query(STATED)),
        not_archived=list(archive.db.query("SELECT * FROM not_archived ORDER BY blog, reason, url")),
    )
