"""Posts of which something was told after their page was read."""

from __future__ import annotations

from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.store.archive import Archive
from flipscrape.store.writing.pages import announced_beside

# What tells of comments alone joins the thread by itself; a listing's day counts only where the post has none.
LATE = """
SELECT DISTINCT a.id, a.url FROM frontier f JOIN frontier_announced s ON s.url = f.url JOIN articles a ON a.url = f.url
WHERE f.seed_id = ? AND f.state = 'done' AND f.fetched_at >= (SELECT started FROM seeds WHERE id = f.seed_id)
  AND iif(s.source = 'listing', a.published IS NULL, coalesce(json_extract(s.data, '$.title'), json_extract(s.data, '$.published')) IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM article_pages JOIN announcements USING (page_id) WHERE article_id = a.id AND announcements.source = s.source)
ORDER BY a.id
"""


def told_late(archive: Archive, seed_id: int) -> list[tuple[int, str]]:
    """Number and address of each post that this crawl of a seed has read without what a source told of it by now."""
    return [(number, url) for number, url in archive.db.conn.execute(LATE, (seed_id,))]


def undated(archive: Archive, crawl_id: int) -> list[tuple[int, str]]:
    """Number and address of each post that a run has read and that has no date."""
    rows = archive.db.conn.execute(
        "SELECT id, url FROM articles JOIN article_seen ON article_id = id"
        " WHERE last_crawl_id = ? AND published IS NULL AND url IS NOT NULL ORDER BY id",
        (crawl_id,))
    return [(number, url) for number, url in rows]


def told_by_listings(archive: Archive, url: str) -> list[Announcement]:
    """What listings told of the post at ``url`` when its page was last read."""
    row = archive.db.conn.execute("SELECT id FROM pages WHERE url = ? ORDER BY last_fetched DESC, id DESC LIMIT 1", (url,)).fetchone()
    told = announced_beside(archive.db, row[0]) if row else []
    return [one for one in told if one.source is AnnouncementSource.LISTING]
