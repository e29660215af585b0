"""What the rows of a post in other tables came to when they were written."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import create
from flipscrape.store.values.seals import seal_all

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
    seal_all(db)
