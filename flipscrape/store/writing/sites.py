"""Which blog an article is from."""

from __future__ import annotations

from urllib.parse import urlsplit

from sqlite_utils import Database

from flipscrape.model import Article
from flipscrape.store.values.hashes import bare_address
from flipscrape.store.values.records import storable
from flipscrape.store.values.rows import insert_row, update_row


def site_of(db: Database, url: str | None) -> str | None:
    """The root address of the blog that ``url`` belongs to: the known blog or seed that it lies deepest below, else its host's root."""
    if url is None:
        return None
    known: list[str] = [row[0] for row in db.conn.execute("SELECT url FROM sites UNION SELECT url FROM seeds")]
    # A seed that is the post itself is no blog.
    roots = [root for root in known if is_inside(url, root) and ("/" not in (bare := bare_address(root)) or bare != bare_address(url))]
    if roots:
        return max(roots, key=lambda root: (len(bare_address(root)), root))
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else None


def is_inside(url: str, root: str) -> bool:
    """Whether ``url`` is ``root`` or lies below it: an address of the same host whose path goes on from it."""
    bare, bare_root = bare_address(url), bare_address(root)
    return bare.startswith(bare_root) and bare[len(bare_root) : len(bare_root) + 1] in {"", "/", "?"}


def site_id(db: Database, site: str | None, article: Article) -> int | None:
    """The number of the blog with the root address ``site``, which is added where it is new."""
    if site is None:
        return None
    row = db.conn.execute("SELECT id, name, platform FROM sites WHERE url = ?", (storable(site),)).fetchone()
    told = {"name": storable(article.site_name), "platform": storable(article.platform)}
    if row is None:
        return insert_row(db, "sites", {"url": storable(site), **told})
    # The first page that says so stands: pages of one blog differ in what they call it.
    if missing := {name: value for (name, value), stored in zip(told.items(), row[1:], strict=True) if stored is None and value is not None}:
        update_row(db, "sites", row[0], missing)
    return int(row[0])
