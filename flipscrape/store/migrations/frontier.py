"""What a crawl still has to fetch, what became of the rest, and what feeds said before the pages were read."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import Description, create, describe

frontier = Migrations("frontier")

SEEDS = """
CREATE TABLE seeds ( -- The addresses that were given to crawl, each with its latest crawl.
  id INTEGER PRIMARY KEY, -- number of the seed
  url TEXT NOT NULL UNIQUE, -- the address as given, cleaned
  started TEXT NOT NULL, -- when its latest crawl began, UTC
  finished TEXT -- when that had nothing left to fetch, UTC; empty while it can go on
) STRICT
"""
FRONTIER = """
CREATE TABLE frontier ( -- Every address that a crawl knows of, and what became of it.
  id INTEGER PRIMARY KEY, -- number of the address
  url TEXT NOT NULL UNIQUE, -- the address, cleaned
  seed_id INTEGER NOT NULL REFERENCES seeds(id), -- the seed whose crawl found it
  host TEXT NOT NULL, -- host and port, for throttling
  kind TEXT NOT NULL, -- what it is believed to be: page, post, listing, comments, feed, sitemap, rest
  source TEXT NOT NULL, -- who told of it first: seed, link, feed, sitemap, ...
  priority INTEGER NOT NULL DEFAULT 0, -- higher goes first
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done')), -- pending until its end is known
  ready_at REAL NOT NULL DEFAULT 0, -- not to be asked for before this time (seconds since 1970)
  attempts INTEGER NOT NULL DEFAULT 0, -- how often it has failed in this crawl
  chain TEXT NOT NULL DEFAULT '[]', -- JSON list of the addresses that redirected to it
  outcome TEXT, -- how it ended
  note TEXT, -- why, in a few words
  status INTEGER, -- HTTP status of the last answer
  etag TEXT, -- ETag of the last good answer
  last_modified TEXT, -- Last-Modified of the last good answer
  modified TEXT, -- last change as a sitemap or feed states it
  fetched_at TEXT -- when it was last answered, UTC
) STRICT
"""
PENDING = "CREATE INDEX frontier_pending ON frontier(seed_id, host, priority DESC, id) WHERE state = 'pending'"
ANNOUNCED = """
CREATE TABLE frontier_announced ( -- What feeds and open APIs said of a post before its page was read.
  url TEXT NOT NULL, -- address of the post, cleaned
  source TEXT NOT NULL, -- feed or rest
  data TEXT NOT NULL, -- the announcement as JSON
  PRIMARY KEY (url, source)
) STRICT
"""


@frontier()
def seeds_and_frontier(db: Database) -> None:
    """The first schema's."""
    for statement in (SEEDS, FRONTIER, ANNOUNCED):
        create(db, statement)
    db.conn.execute(PENDING)


@frontier()
def choice_of_posts(db: Database) -> None:
    """What is known of an address that a run may leave out."""
    columns = {
        "newest": "no post there is later than this day, as far as that is known",
        "robots": "what the page asks of robots (noarchive, nofollow, noindex, ...), parted by spaces",
    }
    for column in columns:
        db.conn.execute(f"ALTER TABLE frontier ADD COLUMN {column} TEXT")
    describe(db, [Description(object="frontier", column=column, text=text) for column, text in columns.items()])


@frontier()
def totals_of_collections(db: Database) -> None:
    """What WordPress says in X-WP-Total, to compare with what came."""
    db.conn.execute("ALTER TABLE frontier ADD COLUMN stated INTEGER")
    describe(db, [Description(object="frontier", column="stated", text="how many posts a collection states there are, where it is one")])


@frontier()
def listings_among_the_sources(db: Database) -> None:
    """A listing may tell the day of a post whose page shows none."""
    texts = {"": "What feeds, open APIs and listings said of a post.", "source": "feed, rest or listing"}
    describe(db, [Description(object="frontier_announced", column=column, text=text) for column, text in texts.items()])


@frontier()
def other_forms_of_a_page(db: Database) -> None:
    """A page names another address as its own; where that gives no page, it stands for itself after all."""
    db.conn.execute("ALTER TABLE frontier ADD COLUMN twin_of TEXT")
    db.conn.execute("CREATE INDEX frontier_twins ON frontier(twin_of) WHERE twin_of IS NOT NULL")
    describe(db, [Description(object="frontier", column="twin_of", text="the address that the page is another form of, where it is none of its own")])
