"""Which comment answers which: the parents that comments name, found among the stored ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from sqlite_utils import Database

from flipscrape.store.values.rows import update_row

# A comment that stands below one which is not its parent. Another platform's id of the parent is known only while its page is read.
MISPLACED = """
SELECT c.article_id, c.id FROM comments c LEFT JOIN comments p ON p.id = c.parent_id
WHERE c.parent_id IS NOT NULL AND (c.parent_source_id IS NULL OR p.article_id IS NOT c.article_id)
  OR c.parent_id IS NOT (SELECT id FROM comments WHERE article_id = c.article_id AND source_id = c.parent_source_id)
    AND EXISTS (SELECT 1 FROM comments WHERE article_id = c.article_id AND source_id = c.parent_source_id)
ORDER BY c.article_id, c.id
"""


def resolve_parents(db: Database, article_id: int, read: Mapping[str, int]) -> None:
    """Find the parents that comments name; one may stand on a page that is read later. One that would close a circle stays unresolved.

    ``read``: numbers by the ids just read.
    """
    waiting = "SELECT id, parent_source_id FROM comments WHERE article_id = ? AND parent_id IS NULL AND parent_source_id IS NOT NULL"
    rows = db.conn.execute(waiting, (article_id,)).fetchall()
    if not rows:
        return
    numbers: dict[str, int] = {}
    parents: dict[int, int | None] = {}
    for number, source_id, parent_id in db.conn.execute("SELECT id, source_id, parent_id FROM comments WHERE article_id = ?", (article_id,)):
        numbers[source_id], parents[number] = number, parent_id
    numbers |= read
    for number, parent_source_id in rows:
        parent = numbers.get(parent_source_id)
        if parent is not None and not _hangs_below(parents, parent, number):
            parents[number] = parent
            update_row(db, "comments", number, {"parent_id": parent})


def misplaced_comments(db: Database) -> Iterator[tuple[int, list[int]]]:
    """The number of each post that has comments whose parent is not the one that they name, and the numbers of those."""
    for article_id, found in groupby(db.conn.execute(MISPLACED).fetchall(), key=itemgetter(0)):
        rows = db.conn.execute("SELECT id, source_id, parent_id, parent_source_id FROM comments WHERE article_id = ?", (article_id,)).fetchall()
        numbers = {source_id: number for number, source_id, _, _ in rows}
        named = {number: numbers.get(parent_source_id) for number, _, _, parent_source_id in rows}
        parents = {number: parent_id for number, _, parent_id, _ in rows}
        # One that would close a circle stays without.
        wrong = [number for _, number in found if parents[number] is not None or not _hangs_below(parents, named[number], number)]
        if wrong:
            yield article_id, wrong


def place_comments(db: Database, article_id: int, numbers: Sequence[int]) -> None:
    """Put comments of a post below the parents that they name."""
    for number in numbers:
        update_row(db, "comments", number, {"parent_id": None})
    resolve_parents(db, article_id, {})


def _hangs_below(parents: Mapping[int, int | None], number: int | None, above: int) -> bool:
    # No more steps than comments: where something else wrote to the rows, they may run in a circle.
    for _ in parents:
        if number is None:
            return False
        if number == above:
            return True
        number = parents.get(number)
    return number is not None
