"""Days that a page writes in numbers and leaves open, as the other posts of its blog write theirs: 3/4/2021 beside 25/4/2021."""

from __future__ import annotations

from collections import Counter

from flipscrape.model import Announcement, AnnouncementSource, WrittenOrder
from flipscrape.store.archive import Archive
from flipscrape.store.file.sqlite_errors import translated

LEAST = 2  # posts that show an order
OPPOSITE = {WrittenOrder.MONTH_ASSUMED: WrittenOrder.DAY_FIRST, WrittenOrder.DAY_ASSUMED: WrittenOrder.MONTH_FIRST}
ASSUMED = "source LIKE '%, % assumed first'"  # of a row of article_sources
# A listing that tells another day shows the order itself.
OPEN = f"""
SELECT a.url, a.published, a.site_id, s.source FROM articles AS a JOIN article_sources AS s ON s.article_id = a.id
WHERE a.url IS NOT NULL AND s.field = 'published' AND s.{ASSUMED} AND NOT EXISTS (
  SELECT 1 FROM frontier_announced AS told WHERE told.url = a.url AND told.source = 'listing'
  AND substr(json_extract(data, '$.published'), 1, 10) <> substr(a.published, 1, 10))
"""
SHOWN = """
SELECT s.source, count(*) FROM articles AS a JOIN article_sources AS s ON s.article_id = a.id
WHERE a.site_id = ? AND s.field = 'published' AND (s.source LIKE '%, day first' OR s.source LIKE '%, month first') GROUP BY s.source
"""


def days_in_order(archive: Archive) -> list[Announcement]:
    """For each post whose day was read in the other order than all posts of its blog show that leave none open, the day in theirs."""
    with translated(archive.called):
        connection = archive.db.conn
        rows = connection.execute(OPEN).fetchall()
        shown = {site_id: _shown(connection.execute(SHOWN, (site_id,)).fetchall()) for site_id in {row[2] for row in rows}}
    return [
        Announcement(source=AnnouncementSource.LISTING, url=url, published=f"{published[:5]}{published[8:10]}-{published[5:7]}")
        for url, published, site_id, source in rows if OPPOSITE[_order(source)] is shown[site_id]
    ]


def _shown(counted: list[tuple[str, int]]) -> WrittenOrder | None:
    """The one order of all posts that show any."""
    posts = Counter[WrittenOrder]()
    for source, count in counted:
        posts[_order(source)] += count
    return next(iter(posts)) if len(posts) == 1 and posts.total() >= LEAST else None


def _order(source: str) -> WrittenOrder:
    return WrittenOrder(source.rpartition(", ")[2])
