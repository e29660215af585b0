"""Which kept pages: of an address, of chosen posts, or all of them; one after the other, in constant memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from flipscrape.store.archive import Archive
from flipscrape.store.file.sqlite_errors import translated
from flipscrape.store.reading.selection import Selection, select_ids
from flipscrape.store.values.hashes import as_json
from flipscrape.store.values.records import storable
from flipscrape.store.writing.links import article_known_as
from flipscrape.store.writing.pages import KeptPage, PageRole, read_page


def read_pages(archive: Archive, selection: Selection | None = None) -> Iterator[KeptPage]:
    """The kept pages of the selected posts; without a selection all pages, listings too. As they came, oldest first."""
    with translated(archive.called):
        if selection is None:
            rows = archive.db.conn.execute("SELECT id FROM pages ORDER BY id")
        else:
            chosen = as_json(list(select_ids(archive.db, selection)))
            rows = archive.db.conn.execute(
                "SELECT DISTINCT page_id FROM article_pages WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY page_id", (chosen,)
            )
        for number in array("q", (row[0] for row in rows)):
            page = read_page(archive.db, number)
            if page is not None:
                yield page


def page_of_address(archive: Archive, url: str) -> KeptPage | None:
    """What ``url`` gave last, also where it only redirected, or the page of the post known under it; None where no body of it was kept."""
    url = storable(url)
    with translated(archive.called):
        for condition in ("url = ?", "chain <> '[]' AND EXISTS (SELECT 1 FROM json_each(chain) WHERE value = ?)"):
            statement = f"SELECT id FROM pages WHERE {condition} ORDER BY last_fetched DESC, id DESC LIMIT 1"
            if row := archive.db.conn.execute(statement, (url,)).fetchone():
                return read_page(archive.db, row[0])
        number = article_known_as(archive.db, url)
        return None if number is None else page_of_article(archive, number)


def page_of_article(archive: Archive, article_id: int) -> KeptPage | None:
    """The post's own page as it came last; None where no body of it was kept."""
    return next((page for role, page in pages_of_article(archive, article_id) if role is PageRole.ARTICLE), None)


def pages_of_article(archive: Archive, article_id: int) -> Iterator[tuple[PageRole, KeptPage]]:
    """The last kept body of each address from which a post was read: the post itself first, then further parts and comment pages in their order."""
    with translated(archive.called):
        rows = archive.db.conn.execute(
            "SELECT role, id, max(last_fetched) FROM article_pages JOIN pages ON id = page_id WHERE article_id = ?"
            " GROUP BY role, url ORDER BY role, min(id)",
            (article_id,),
        ).fetchall()
        for role, number, _ in sorted(rows, key=lambda row: PageRole(row[0]) is not PageRole.ARTICLE):
            page = read_page(archive.db, number)
            if page is not None:
                yield PageRole(role), page
