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
    """Addresses with tracking keys or percent-encoded letters are counted anew; where two are one then, the first stays."""
    for table in KEYED:
        # Only these may count otherwise.
        rows = db.conn.execute(f"SELECT rowid, url, url_key FROM {table} WHERE url GLOB '*[?%]*' OR url GLOB '*[^ -~]*'").fetchall()
        for number, url, key in rows:
            if (other := address_key(url)) != key:
                db.conn.execute(f"UPDATE OR IGNORE {table} SET url_key = ? WHERE rowid = ?", (other, number))
    db.conn.execute(TARGETS)
    describe(db, [Description(object=table, column="url_key", text=WHAT) for table in KEYED])
