"""What posts and comments said before they changed."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import create
from flipscrape.store.values.dates import time_check

revisions = Migrations("revisions")

REVISIONS = f"""
CREATE TABLE revisions ( -- The earlier record of a post or comment, kept whole when a later reading differed.
  id INTEGER PRIMARY KEY, -- number of the revision; later ones are greater
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post, or the post commented on
  comment_id INTEGER REFERENCES comments (id) ON DELETE CASCADE, -- the comment; empty where the post itself changed
  replaced TEXT NOT NULL {time_check("replaced")}, -- when a later reading took its place, UTC
  crawl_id INTEGER NOT NULL REFERENCES crawls (id), -- the run that replaced it
  cause TEXT NOT NULL CHECK (cause IN ('page', 'extractor', 'either')), -- what changed: the page, our way of reading it, or one of both
  changed TEXT NOT NULL CHECK (json_valid(changed)), -- JSON array of the fields that differ from the next reading
  content_hash TEXT NOT NULL, -- BLAKE2b (16 bytes, hex) of the record
  record TEXT NOT NULL CHECK (json_valid(record)) -- the earlier record, a JSON object
) STRICT
"""


@revisions()
def earlier_records(db: Database) -> None:
    """The first schema's."""
    create(db, REVISIONS)
    db.conn.execute("CREATE INDEX revisions_article ON revisions (article_id)")
    db.conn.execute("CREATE INDEX revisions_comment ON revisions (comment_id) WHERE comment_id IS NOT NULL")
