"""Who named each address that may be a post, and views of what that came to."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import create

coverage = Migrations("coverage")

SOURCES = """
CREATE TABLE frontier_sources ( -- Which sources named each address that may be a post.
  frontier_id INTEGER NOT NULL REFERENCES frontier(id) ON DELETE CASCADE, -- the address
  source TEXT NOT NULL, -- seed, feed, sitemap, rest, listing, neighbour (a post's link to the next), link
  PRIMARY KEY (frontier_id, source)
) STRICT, WITHOUT ROWID
"""
COVERAGE = """
CREATE VIEW coverage AS -- Which source named how many addresses that may be posts, and what became of them.
SELECT
  s.url AS blog, -- the seed from which they were found
  n.source, -- who named them: sitemap, feed, rest, listing, neighbour, link
  count(*) AS addresses, -- addresses that may be posts
  sum(f.url IN (SELECT url FROM articles)) AS archived, -- posts in this archive
  sum(f.url IN (SELECT url FROM articles) AND NOT EXISTS (
    SELECT 1 FROM frontier_sources o WHERE o.frontier_id = f.id AND o.source <> n.source
  )) AS only_here, -- of them, those that no other source named
  sum(coalesce(f.outcome IN ('read', 'dropped'), 0)) AS no_posts, -- read, and found to be no posts
  sum(coalesce(f.outcome = 'redirected', 0)) AS redirected, -- led to another address
  sum(coalesce(f.outcome = 'gone', 0)) AS gone, -- no longer there
  sum(coalesce(f.outcome IN ('refused', 'forbidden'), 0)) AS refused, -- not to be had, by robots.txt, by the server or without a password
  sum(coalesce(f.outcome = 'failed', 0)) AS failed, -- no answer that could be used
  sum(f.state = 'pending') AS pending -- still to be fetched
FROM frontier_sources n JOIN frontier f ON f.id = n.frontier_id JOIN seeds s ON s.id = f.seed_id GROUP BY s.id, n.source
"""
FAILED = "  sum(coalesce(f.outcome = 'failed', 0)) AS failed"
SKIPPED = "  sum(coalesce(f.outcome = 'skipped', 0)) AS skipped, -- left out by the options of a run\n"
NOT_ARCHIVED = """
CREATE VIEW not_archived AS -- Addresses that may be posts and are not in this archive, each with the reason. Those found to be no posts are left out.
SELECT
  s.url AS blog, -- the seed from which it was found
  f.url, -- the address
  coalesce(f.outcome, f.state) AS reason, -- pending, gone, refused, forbidden (by robots.txt), failed, dropped (no article)
  f.note AS detail, -- what the server, the network or the extractor said
  (SELECT group_concat(source, ', ') FROM frontier_sources WHERE frontier_id = f.id) AS sources -- who named it
FROM frontier f JOIN seeds s ON s.id = f.seed_id
WHERE f.id IN (SELECT frontier_id FROM frontier_sources) AND f.url NOT IN (SELECT url FROM articles WHERE url IS NOT NULL)
  AND (f.state = 'pending' OR f.outcome IN ('gone', 'refused', 'forbidden', 'failed', 'dropped'))
"""


@coverage()
def sources_of_addresses(db: Database) -> None:
    """Of older addresses only the first source is known."""
    create(db, SOURCES)
    db.conn.execute("INSERT INTO frontier_sources SELECT id, source FROM frontier WHERE kind IN ('post', 'page')")
    db.conn.execute("DROP VIEW IF EXISTS coverage")
    for statement in (COVERAGE, NOT_ARCHIVED):
        create(db, statement)


@coverage()
def addresses_left_out_by_choice(db: Database) -> None:
    """A run may be told to leave addresses out."""
    reason = "failed, dropped (no article)"
    for name, statement in (
        ("coverage", COVERAGE.replace(FAILED, SKIPPED + FAILED)),
        ("not_archived", NOT_ARCHIVED.replace(reason, f"{reason}, skipped (by options)").replace("'dropped')", "'dropped', 'skipped')")),
    ):
        db.conn.execute(f"DROP VIEW {name}")
        create(db, statement)


@coverage()
def groups_as_other_databases_read_them(db: Database) -> None:
    """As for the views of posts: all that is neither counted nor summed is grouped by; and which posts there are is looked up once a row."""
    archived = "EXISTS (SELECT 1 FROM articles a WHERE a.url = f.url)"
    statement = COVERAGE.replace(FAILED, SKIPPED + FAILED).replace("f.url IN (SELECT url FROM articles)", archived)
    db.conn.execute("DROP VIEW coverage")
    create(db, statement.replace("GROUP BY s.id, n.source", "GROUP BY s.id, s.url, n.source"))
