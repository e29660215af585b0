"""What the rows of a post in other tables came to when they were written."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import Description, create, describe
from flipscrape.store.values.seals import seal, seal_comments

seals = Migrations("seals")

ARTICLE_SEALS = """
CREATE TABLE article_seals ( -- What the links, images and comments of a post came to when they were written, for flipscrape verify.
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, -- the post
  links INTEGER, -- hash of its rows in links; empty where it has none
  images INTEGER, -- hash of its rows in images; empty where it has none
  comments INTEGER NOT NULL DEFAULT 0 -- how many comments of it were stored
) STRICT
"""


@seals()
def seals_of_posts(db: Database) -> None:
    """Older archives are taken as they are."""
    create(db, ARTICLE_SEALS)
    for (number,) in db.conn.execute("SELECT id FROM articles").fetchall():
        seal(db, number)


@seals()
def comments_by_their_ids(db: Database) -> None:
    """A count alone would not tell of one that is lost where another has come."""
    db.conn.execute("ALTER TABLE article_seals ADD COLUMN comment_keys BLOB")
    what = "hashes of the source_id of each comment that was stored, four bytes each, in their order"
    describe(db, [Description(object="article_seals", column="comment_keys", text=what)])
    for (number,) in db.conn.execute("SELECT DISTINCT article_id FROM comments").fetchall():
        seal_comments(db, number)
