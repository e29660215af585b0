"""The hashes by which addresses are found, as they are counted now."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import Description, describe
from flipscrape.store.values.hashes import address_key

keys = Migrations("keys")

KEYED = ("addresses", "thread_pages", "links", "failures")
WHAT = "hash of the address without scheme, www., last slash, fragment and keys that tell of the reader alone"
TARGETS = "UPDATE links SET target_id = (SELECT article_id FROM addresses d WHERE d.url_key = links.url_key) WHERE target_id IS NULL"


@keys()
def keys_of_the_page_alone(db: Database) -> None:
    """Addresses with tracking keys or percent-encoded letters are counted anew."""
    _count_anew(db, "url GLOB '*[?%]*' OR url GLOB '*[^ -~]*'")
    describe(db, [Description(object=table, column="url_key", text=WHAT) for table in KEYED])


@keys()
def keys_without_the_scheme_s_own_port(db: Database) -> None:
    """Links that name port 80 or 443 are counted anew."""
    _count_anew(db, "url GLOB 'http://*:80*' OR url GLOB 'https://*:443*'")


def _count_anew(db: Database, condition: str) -> None:
    """Where two addresses are one then, the first stays."""
    for table in KEYED:
        for number, url, key in db.conn.execute(f"SELECT rowid, url, url_key FROM {table} WHERE {condition}").fetchall():
            if (other := address_key(url)) != key:
                db.conn.execute(f"UPDATE OR IGNORE {table} SET url_key = ? WHERE rowid = ?", (other, number))
    db.conn.execute(TARGETS)
