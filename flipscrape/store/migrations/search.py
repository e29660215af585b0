"""Full-text search (https://www.sqlite.org/fts5.html): an index over the rows themselves, kept by triggers.

Marks count as letters (categories Mn and Mc), else words of Indic scripts and Thai fall apart at each vowel sign.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import Description, create, describe
from flipscrape.store.values.days import BLOCK, BLOCKS, fill, widen

search = Migrations("search")

TOKENIZER = "unicode61 remove_diacritics 2 categories ''L* N* Co Mn Mc''"
INDEXED = {"articles": ("article_search", ("title", "body", "bigrams")), "comments": ("comment_search", ("author", "body", "bigrams"))}

DAYS = """
CREATE TABLE {blocks} ( -- For the search alone: between which days some {table} in a row were published.
  block INTEGER PRIMARY KEY, -- {table}.id divided by {block}, without the rest
  first_day INTEGER NOT NULL, -- published_day of none of them is less; -1 where one has no date
  last_day INTEGER NOT NULL -- published_day of none of them is more; 100000000 where one has no date
) STRICT
"""


@search()
def full_text_index(db: Database) -> None:
    """The first schema's."""
    for table, (index, columns) in INDEXED.items():
        listed, old, new = (", ".join(prefix + column for column in columns) for prefix in ("", "old.", "new."))
        removed = f"INSERT INTO {index} ({index}, rowid, {listed}) VALUES ('delete', old.id, {old});"
        added = f"INSERT INTO {index} (rowid, {listed}) VALUES (new.id, {new});"
        db.conn.execute(f"CREATE VIRTUAL TABLE {index} USING fts5 ({listed}, content='{table}', content_rowid='id', tokenize='{TOKENIZER}')")
        db.conn.execute(f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {added} END")
        db.conn.execute(f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {removed} END")
        db.conn.execute(f"CREATE TRIGGER {index}_update AFTER UPDATE OF {listed} ON {table} BEGIN {removed} {added} END")
        whole = Description(object=index, column="", text=f"Full-text index (FTS5) over {table}; its rowid is {table}.id.")
        describe(db, [whole, *(Description(object=index, column=column, text=f"as in {table}") for column in columns)])


@search()
def days_of_blocks(db: Database) -> None:
    """So that a search limited by date asks few of its hits for their own."""
    for table, blocks in BLOCKS.items():
        create(db, DAYS.format(blocks=blocks, table=table, block=BLOCK))
        db.conn.execute(f"CREATE TRIGGER {blocks}_insert AFTER INSERT ON {table} BEGIN {widen(table)}; END")
        db.conn.execute(f"CREATE TRIGGER {blocks}_update AFTER UPDATE OF published ON {table} BEGIN {widen(table)}; END")
        fill(db, table)
