"""What the archive knows of a seed's posts and sources from earlier visits, for the update to compare with."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from flipscrape.model import AddressKind, AnnouncementSource, SourceVisit, Visit

POSTS = """
SELECT f.url, f.fetched_at, iif(f.outcome = 'failed', NULL, f.modified),
  iif(f.outcome = 'failed', f.fetched_at, coalesce(a.modified, a.published)),
  (SELECT count(*) FROM comments WHERE article_id = a.id), coalesce(a.comments_stated, 0)
FROM frontier AS f JOIN articles AS a ON a.url = f.url WHERE f.seed_id = ? AND f.fetched_at IS NOT NULL
"""
FURTHER = """
SELECT f.url, p.url FROM frontier AS f JOIN articles AS a ON a.url = f.url JOIN article_parts AS p ON p.article_id = a.id
WHERE f.seed_id = ? AND p.number > 1 ORDER BY p.article_id, p.number
"""
SAID = """
SELECT s.url, s.source, json_extract(s.data, '$.modified'), json_extract(s.data, '$.comments_stated')
FROM frontier_announced AS s JOIN frontier AS f ON f.url = s.url WHERE f.seed_id = ? AND f.outcome IS NOT 'failed'
"""
SOURCES = """
SELECT url, kind, source, modified, fetched_at FROM frontier
WHERE seed_id = ? AND kind IN ('feed', 'sitemap', 'rest') AND outcome IN ('read', 'unchanged') AND fetched_at IS NOT NULL ORDER BY id
"""


def earlier(connection: sqlite3.Connection, seed_id: int) -> tuple[list[Visit], list[SourceVisit]] | None:
    """The posts and sources of a seed as they were when last asked for; None where none of its crawls has come to an end yet."""
    finished = connection.execute("SELECT finished FROM seeds WHERE id = ?", (seed_id,)).fetchone()[0]
    return None if finished is None else (list(visits(connection, seed_id)), list(source_visits(connection, seed_id)))


def visits(connection: sqlite3.Connection, seed_id: int) -> Iterator[Visit]:
    """Every archived post of a seed as it was when it was last asked for; one that could not be had then counts as changed since."""
    said: defaultdict[str, dict[AnnouncementSource, tuple[str | None, int | None]]] = defaultdict(dict)
    for url, source, modified, stated in connection.execute(SAID, (seed_id,)):
        said[url][AnnouncementSource(source)] = (modified, stated)
    further: defaultdict[str, list[str]] = defaultdict(list)
    for url, part in connection.execute(FURTHER, (seed_id,)):
        further[url].append(part)
    for url, fetched, lastmod, changed, comments, stated in connection.execute(POSTS, (seed_id,)):
        yield Visit(
            url=url, visited=datetime.fromisoformat(fetched), lastmod=lastmod, changed=changed, comments=max(comments, stated),
            said=said.get(url, {}), further=tuple(further.get(url, ())),
        )


def source_visits(connection: sqlite3.Connection, seed_id: int) -> Iterator[SourceVisit]:
    """Every feed, sitemap and collection of a seed that could be read, as found."""
    for url, kind, source, modified, fetched in connection.execute(SOURCES, (seed_id,)):
        yield SourceVisit(url=url, kind=AddressKind(kind), source=source, modified=modified, visited=datetime.fromisoformat(fetched))
