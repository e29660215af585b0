"""Links and images of articles as rows, and links between archived posts resolved to their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from flipscrape.model import Article
from flipscrape.store.values.hashes import address_key
from flipscrape.store.values.records import storable
from flipscrape.store.values.seals import seal
from flipscrape.store.writing.sites import is_inside


def write_links(db: Database, article_id: int, article: Article, *, site: str | None) -> None:
    """Make the article's rows in ``links`` and ``images`` those of this reading; unchanged ones stay as they are."""
    links = [(storable(link.url), storable(link.text), int(site is not None and is_inside(link.url, site))) for link in article.links]
    if links != db.conn.execute("SELECT url, text, inside FROM links WHERE article_id = ? ORDER BY position", (article_id,)).fetchall():
        db.conn.execute("DELETE FROM links WHERE article_id = ?", (article_id,))
        for position, (url, text, inside) in enumerate(links):
            key = address_key(url)
            db.conn.execute(
                "INSERT INTO links (article_id, position, url, text, inside, url_key, target_id)"
                " VALUES (?, ?, ?, ?, ?, ?, (SELECT article_id FROM addresses WHERE url_key = ?))",
                (article_id, position, url, text, inside, key, key),
            )
    images = [(storable(image.url), storable(image.alt), storable(image.caption)) for image in article.images]
    if images != db.conn.execute("SELECT url, alt, caption FROM images WHERE article_id = ? ORDER BY position", (article_id,)).fetchall():
        db.conn.execute("DELETE FROM images WHERE article_id = ?", (article_id,))
        rows = [(article_id, position, *image) for position, image in enumerate(images)]
        db.conn.executemany("INSERT INTO images (article_id, position, url, alt, caption) VALUES (?, ?, ?, ?, ?)", rows)
    seal(db, article_id)


def know_addresses(db: Database, article_id: int, fetched: str | None, others: Iterable[str | None]) -> None:
    """Note the addresses of an article, and point the links to them at it. Its fetched address wins over what another claims."""
    if fetched is not None:
        _know(db, article_id, fetched, "INSERT OR REPLACE")
    for url in others:
        if url is not None:
            _know(db, article_id, url, "INSERT OR IGNORE")


def article_known_as(db: Database, url: str) -> int | None:
    """The number of the article that is known under ``url``: fetched, canonical, or redirected from."""
    row = db.conn.execute("SELECT article_id FROM addresses WHERE url_key = ?", (address_key(url),)).fetchone()
    return row[0] if row else None


def _know(db: Database, article_id: int, url: str, insert: str) -> None:
    key = address_key(url)
    row: Sequence[int] | None = db.conn.execute("SELECT article_id FROM addresses WHERE url_key = ?", (key,)).fetchone()
    if row is not None and (row[0] == article_id or insert == "INSERT OR IGNORE"):
        return
    db.conn.execute(f"{insert} INTO addresses (article_id, url_key, url) VALUES (?, ?, ?)", (article_id, key, storable(url)))
    db.conn.execute("UPDATE links SET target_id = ? WHERE url_key = ? AND target_id IS NOT ?", (article_id, key, article_id))

