"""Crawls, and what went wrong in them. The first group: it brings the table of descriptions too."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import DESCRIPTIONS, Description, create, describe
from flipscrape.store.values.dates import time_check

crawls = Migrations("crawls")

CRAWLS = f"""
CREATE TABLE crawls ( -- One row for each run that wrote to this archive.
  id INTEGER PRIMARY KEY, -- number of the run
  command TEXT NOT NULL, -- what ran: crawl, import, reextract, merge, redact
  version TEXT NOT NULL, -- version of flipscrape that ran
  started TEXT NOT NULL {time_check("started")}, -- when it began, UTC
  finished TEXT {time_check("finished")}, -- when it ended, UTC; empty while it runs and after a kill
  outcome TEXT, -- how it ended: finished, incomplete, or what stopped it
  settings TEXT NOT NULL DEFAULT '{{}}' CHECK (json_valid(settings)) -- its seeds and settings, a JSON object
) STRICT
"""
FAILURES = f"""
CREATE TABLE failures ( -- Addresses that gave no record, each with its reason.
  id INTEGER PRIMARY KEY, -- number of the failure
  crawl_id INTEGER NOT NULL REFERENCES crawls (id), -- the run in which it happened
  url TEXT NOT NULL, -- the address that was asked for
  url_key INTEGER NOT NULL, -- hash of the address without scheme, www., last slash and fragment, as in links
  reason TEXT NOT NULL, -- how it ended: gone, refused, forbidden (by robots.txt), failed, dropped (no article), unreadable
  status INTEGER CHECK (status BETWEEN 100 AND 999), -- HTTP status, where there was an answer
  detail TEXT, -- what the server, the network or the extractor said
  occurred TEXT NOT NULL {time_check("occurred")} -- when, UTC
) STRICT
"""


@crawls()
def crawls_and_failures(db: Database) -> None:
    """The first schema's."""
    create(db, DESCRIPTIONS)
    create(db, CRAWLS)
    create(db, FAILURES)
    db.conn.execute("CREATE INDEX failures_crawl ON failures (crawl_id)")
    db.conn.execute("CREATE INDEX failures_url_key ON failures (url_key)")
    describe(
        db,
        [
            Description(object="_sqlite_migrations", column=column, text=text)
            for column, text in {
                "": "The steps by which this file got its present schema (sqlite-utils keeps them).",
                "id": "number of the step",
                "migration_set": "group of tables",
                "name": "name of the step",
                "applied_at": "when it was taken",
            }.items()
        ],
    )


@crawls()
def one_word_for_a_good_end(db: Database) -> None:
    """Imports and new readings had a word of their own for it."""
    db.conn.execute("UPDATE crawls SET outcome = 'finished' WHERE outcome = 'complete'")
    describe(db, [Description(object="crawls", column="outcome", text="how it ended: finished, incomplete (can go on), failed; empty after a kill")])
