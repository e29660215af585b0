"""Posts of which something was told after their page was read."""

from __future__ import annotations

from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.store.archive import Archive
from flipscrape.store.day_orders import ASSUMED
from flipscrape.store.file.sqlite_errors import translated
from flipscrape.store.writing.pages import announced_beside

# A listing completes what no other source tells of a post; of several authors, a feed may name one.
LACKING = " OR ".join(
    f"(json_array_length(s.data, '$.{field}') > (SELECT count(*) FROM {table} WHERE article_id = a.id{kind})"
    f" AND NOT EXISTS (SELECT 1 FROM article_sources WHERE article_id = a.id AND field = '{field}' AND source NOT IN ({completed})))"
    for field, table, kind, completed in (
        ("authors", "article_authors", "", "'listing', 'feed'"),
        ("tags", "article_tags JOIN tags ON id = tag_id", " AND kind = 'tag'", "'listing'"),
        ("categories", "article_tags JOIN tags ON id = tag_id", " AND kind = 'category'", "'listing'"),
    ))
READ_WITH = "EXISTS (SELECT 1 FROM article_pages JOIN announcements USING (page_id) WHERE article_id = a.id AND announcements.source = s.source)"
DAY = "substr(json_extract(s.data, '$.published'), 1, 10)"  # as a source tells it
# A day in numbers, that the page leaves open, is in the other order where a listing tells it so.
IN_OTHER_ORDER = (
    f"({DAY} = substr(a.published, 1, 5) || substr(a.published, 9, 2) || '-' || substr(a.published, 6, 2)"
    f" AND EXISTS (SELECT 1 FROM article_sources WHERE article_id = a.id AND field = 'published' AND {ASSUMED}))")
# A day that the page tells of a change alone is the post's only where nothing tells an earlier one (ikiwiki's 'Last edited').
BETTER_DAY = (
    f"((a.published IS NULL AND {DAY} IS NOT NULL) OR (substr(a.published, 1, 10) > {DAY} AND EXISTS ("
    "SELECT 1 FROM article_sources WHERE article_id = a.id AND field = 'published' AND source LIKE '% of a change%')))")
# What tells of comments alone joins the thread by itself.
LATE = f"""
SELECT DISTINCT a.id, a.url FROM frontier f JOIN frontier_announced s ON s.url = f.url JOIN articles a ON a.url = f.url
WHERE f.seed_id = ? AND f.state = 'done' AND f.fetched_at >= (SELECT started FROM seeds WHERE id = f.seed_id)
  AND iif(s.source = 'listing',
    {BETTER_DAY} OR {IN_OTHER_ORDER} OR {LACKING},
    coalesce(json_extract(s.data, '$.title'), json_extract(s.data, '$.published')) IS NOT NULL AND NOT {READ_WITH})
ORDER BY a.id
"""


def told_late(archive: Archive, seed_id: int) -> list[tuple[int, str]]:
    """Number and address of each post that this crawl of a seed has read without what a source told of it by now."""
    with translated(archive.called):
        return [(number, url) for number, url in archive.db.conn.execute(LATE, (seed_id,))]


def incomplete(archive: Archive, crawl_id: int) -> list[tuple[int, str]]:
    """Number and address of each post that a run has read without date, authors, tags or categories, or with such as others may tell better."""
    rows = archive.db.conn.execute(
        "SELECT id, url FROM articles AS a JOIN article_seen AS seen ON seen.article_id = id"
        " WHERE last_crawl_id = ? AND url IS NOT NULL AND 4 > (SELECT count(*) FROM article_sources AS s WHERE s.article_id = a.id"
        f" AND field IN ('published', 'authors', 'tags', 'categories') AND source NOT IN ('listing', 'feed') AND NOT {ASSUMED}) ORDER BY id",
        (crawl_id,))
    return [(number, url) for number, url in rows]


def told_by_listings(archive: Archive, url: str) -> list[Announcement]:
    """What listings told of the post at ``url`` when its page was last read."""
    row = archive.db.conn.execute("SELECT id FROM pages WHERE url = ? ORDER BY last_fetched DESC, id DESC LIMIT 1", (url,)).fetchone()
    told = announced_beside(archive.db, row[0]) if row else []
    return [one for one in told if one.source is AnnouncementSource.LISTING]
