"""Comments, and when each was seen."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import PUBLISHED_DAY, Description, create, describe
from flipscrape.store.values.dates import DAY_NUMBER, date_check, time_check
from flipscrape.store.values.hashes import record_hash
from flipscrape.store.values.rows import each_row, update_row

comments = Migrations("comments")

COMMENTS = f"""
CREATE TABLE comments ( -- One row a reader comment, as last read. Earlier readings are in revisions.
  id INTEGER PRIMARY KEY, -- number of the comment
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post commented on
  parent_id INTEGER REFERENCES comments (id) ON DELETE SET NULL, -- the comment that it answers
  position INTEGER NOT NULL, -- place in the thread, from 0
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'pingback')), -- 'comment', or 'pingback' for another site's notice
  source_id TEXT NOT NULL CHECK (source_id <> ''), -- the platform's own id, else a hash; unique in the post
  parent_source_id TEXT, -- source_id of the comment that it answers
  author TEXT, -- name, as printed
  author_url TEXT, -- the address behind the name
  published TEXT {date_check("published")}, -- ISO 8601, as far as the page gives it
  published_utc TEXT {time_check("published_utc")}, -- the same instant in UTC, where the page gives time and zone
  published_text TEXT, -- the date as the page prints it
  url TEXT, -- address of the comment itself
  body TEXT NOT NULL DEFAULT '', -- plain text, paragraphs parted by a blank line
  body_html TEXT NOT NULL DEFAULT '', -- safe HTML
  bigrams TEXT, -- for the search index alone: pairs of characters of scripts without spaces; empty elsewhere
  UNIQUE (article_id, source_id)
) STRICT
"""
COMMENT_SEEN = f"""
CREATE TABLE comment_seen ( -- When a comment was found and last seen, apart from the comment so that a crawl without news changes none.
  comment_id INTEGER PRIMARY KEY REFERENCES comments (id) ON DELETE CASCADE, -- the comment
  first_seen TEXT NOT NULL {time_check("first_seen")}, -- when it was first stored, UTC
  first_crawl_id INTEGER NOT NULL REFERENCES crawls (id), -- the run that found it
  last_seen TEXT NOT NULL {time_check("last_seen")}, -- when it was last on its page, UTC
  last_crawl_id INTEGER NOT NULL REFERENCES crawls (id), -- the run that saw it last
  edited TEXT {time_check("edited")}, -- when it was last found to read differently, UTC
  vanished TEXT {time_check("vanished")} -- when a whole reading of the thread first lacked it, UTC; empty while it is there
) STRICT
"""
THREAD_PAGES = """
CREATE TABLE thread_pages ( -- Further pages of threads, as posts and their comment pages name them.
  url_key INTEGER PRIMARY KEY, -- hash of the address without scheme, www., last slash and fragment, as in links
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post
  url TEXT NOT NULL, -- the address
  read_crawl_id INTEGER REFERENCES crawls (id) -- the run that read it last
) STRICT
"""


@comments()
def comments_and_sightings(db: Database) -> None:
    """The first schema's."""
    create(db, COMMENTS)
    create(db, COMMENT_SEEN)
    create(db, THREAD_PAGES)
    db.conn.execute("CREATE INDEX thread_pages_article ON thread_pages (article_id)")
    db.conn.execute("CREATE INDEX comments_place ON comments (article_id, position)")
    db.conn.execute("CREATE INDEX comments_parent ON comments (parent_id) WHERE parent_id IS NOT NULL")
    db.conn.execute("CREATE INDEX comments_author ON comments (author)")


@comments()
def dates_beside_numbers(db: Database) -> None:
    """So that a search limited by date reads no whole rows of its hits."""
    db.conn.execute("CREATE INDEX comments_date ON comments (id, published)")


@comments()
def days_as_numbers(db: Database) -> None:
    """So that a search limited by date, blog or tag reads no whole rows of its hits, and little of the index."""
    db.conn.execute(f"ALTER TABLE comments ADD COLUMN published_day INTEGER GENERATED ALWAYS AS ({DAY_NUMBER.format('published')}) VIRTUAL")
    describe(db, [Description(object="comments", column="published_day", text=PUBLISHED_DAY)])
    db.conn.execute("DROP INDEX comments_date")
    db.conn.execute("CREATE INDEX comments_day ON comments (id, published_day, article_id)")


@comments()
def authors_in_any_case(db: Database) -> None:
    """So that a search for one person's comments reads no rows of others."""
    db.conn.execute("CREATE INDEX comments_author_any_case ON comments (author COLLATE NOCASE)")


@comments()
def hashes_of_records(db: Database) -> None:
    """So that a comment to which something else wrote is told from one that we wrote."""
    db.conn.execute("ALTER TABLE comments ADD COLUMN content_hash TEXT")
    text = "BLAKE2b (16 bytes, hex) of the record: what a revision of a comment keeps"
    describe(db, [Description(object="comments", column="content_hash", text=text)])
    names = ("source_id", "kind", "parent_source_id", "author", "author_url", "published", "url", "body", "body_html")
    for number, *values in each_row(db, "comments", ", ".join(names)):
        update_row(db, "comments", number, {"content_hash": record_hash(dict(zip(names, values, strict=True)))})
