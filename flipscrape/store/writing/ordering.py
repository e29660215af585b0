"""The order of a thread over several pages, which come in any order: as it grew, answers below what they answer."""

from __future__ import annotations

from collections import defaultdict

from sqlite_utils import Database

from flipscrape.store.values.rows import update_row

READ_WHOLE = """
SELECT EXISTS (SELECT 1 FROM thread_pages WHERE article_id = :article)
  AND NOT EXISTS (SELECT 1 FROM thread_pages WHERE article_id = :article AND read_crawl_id IS NULL)
"""


def order_thread(db: Database, article_id: int) -> None:
    """Place the comments of a post whose thread has several pages, all of them read, by their own numbers, else by their times.

    A thread that gives neither stays as it was read. The same comments come to the same places however often this is done.
    """
    if not db.conn.execute(READ_WHOLE, {"article": article_id}).fetchone()[0]:
        return
    rows = db.conn.execute(
        "SELECT id, parent_id, position, source_id, published FROM comments WHERE article_id = ? ORDER BY position", (article_id,)).fetchall()
    if all(row[3].isdecimal() for row in rows):
        rows.sort(key=lambda row: (int(row[3]), row[3]))
    elif all(row[4] for row in rows):
        rows.sort(key=lambda row: (row[4], row[3]))
    else:
        return
    below: defaultdict[int | None, list[int]] = defaultdict(list)
    for number, parent, *_ in rows:
        below[parent].append(number)
    places = {number: position for number, _, position, *_ in rows}
    waiting, position = below[None][::-1], 0
    while waiting:
        number = waiting.pop()
        if places[number] != position:
            update_row(db, "comments", number, {"position": position})
        position += 1
        waiting += reversed(below[number])
