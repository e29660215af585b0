"""The pages as they came, and what feeds and APIs announced: enough to read everything again."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import Description, create, describe
from flipscrape.store.values.dates import time_check

pages = Migrations("pages")

TEXTS = """
CREATE TABLE texts ( -- Bodies of pages and announcements, each once, however often it came.
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32), -- BLAKE2b (32 bytes) of the bytes
  size INTEGER NOT NULL, -- how many bytes it has
  data BLOB -- the bytes, compressed with zstd; empty in a copy without pages
) STRICT
"""
PAGES = f"""
CREATE TABLE pages ( -- One row for each different body that an address gave.
  id INTEGER PRIMARY KEY, -- number of the page
  url TEXT NOT NULL, -- address that answered, after redirects
  text_hash BLOB NOT NULL REFERENCES texts (hash), -- its body
  status INTEGER NOT NULL, -- HTTP status
  fetched TEXT NOT NULL {time_check("fetched")}, -- when this body first came, UTC
  last_fetched TEXT NOT NULL {time_check("last_fetched")}, -- when it last came, UTC
  charset TEXT, -- the charset that the HTTP header declared
  headers TEXT NOT NULL CHECK (json_valid(headers)), -- JSON array of [name, value], as they first came
  chain TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(chain)), -- JSON array of the addresses that redirected here
  UNIQUE (url, text_hash)
) STRICT
"""
ARTICLE_PAGES = """
CREATE TABLE article_pages ( -- The pages from which a post was read.
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post
  page_id INTEGER NOT NULL REFERENCES pages (id) ON DELETE CASCADE, -- the page
  role TEXT NOT NULL CHECK (role IN ('article', 'comments', 'part')), -- the post itself, a further page of its thread, or of its text
  PRIMARY KEY (article_id, page_id)
) STRICT, WITHOUT ROWID
"""
ANNOUNCEMENTS = f"""
CREATE TABLE announcements ( -- What a feed or an API said of a post, as used when its page was read.
  page_id INTEGER NOT NULL REFERENCES pages (id) ON DELETE CASCADE, -- the page of the post
  position INTEGER NOT NULL, -- place among the page's announcements, from 0
  source TEXT NOT NULL, -- 'feed' or 'rest'
  text_hash BLOB NOT NULL REFERENCES texts (hash), -- the announcement, a JSON object
  announced TEXT NOT NULL {time_check("announced")}, -- when it was last read, UTC
  PRIMARY KEY (page_id, position)
) STRICT, WITHOUT ROWID
"""


@pages()
def pages_and_texts(db: Database) -> None:
    """The first schema's."""
    for statement in (TEXTS, PAGES, ARTICLE_PAGES, ANNOUNCEMENTS):
        create(db, statement)
    db.conn.execute("CREATE INDEX pages_text_hash ON pages (text_hash)")
    db.conn.execute("CREATE INDEX article_pages_page ON article_pages (page_id)")


@pages()
def listings_among_the_sources(db: Database) -> None:
    """A listing may tell the day of a post whose page shows none."""
    texts = {"": "What a feed, an API or a listing said of a post, as used when its page was read.", "source": "'feed', 'rest' or 'listing'"}
    describe(db, [Description(object="announcements", column=column, text=text) for column, text in texts.items()])


@pages()
def texts_of_announcements(db: Database) -> None:
    """Announcements are found by their text, and texts that later ones took the place of are let go: nothing leads to them."""
    db.conn.execute("CREATE INDEX announcements_text_hash ON announcements (text_hash)")
    db.conn.execute("DELETE FROM texts WHERE hash NOT IN (SELECT text_hash FROM pages UNION SELECT text_hash FROM announcements)")
