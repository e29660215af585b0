"""Posts with the same or nearly the same text at different addresses: linked, both kept."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import create
from flipscrape.store.values.likeness import sample, sequences

twins = Migrations("twins")

TWINS = """
CREATE TABLE article_twins ( -- Pairs of posts with the same or nearly the same text at different addresses.
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post of the smaller number
  other_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the other post
  likeness REAL NOT NULL CHECK (likeness BETWEEN 0 AND 1), -- share of all sequences of four words that both have; 1 for the same words
  PRIMARY KEY (article_id, other_id),
  CHECK (article_id < other_id)
) STRICT, WITHOUT ROWID
"""
SAMPLES = """
CREATE TABLE article_samples ( -- A few hashes of each post's text, by which texts that are alike are found.
  hash INTEGER NOT NULL, -- CRC-32 of four words in a row; the smallest of the text
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post
  PRIMARY KEY (hash, article_id)
) STRICT, WITHOUT ROWID
"""


@twins()
def texts_that_are_alike(db: Database) -> None:
    """Posts of older archives are compared with those that come later, and equal texts among them are linked at once."""
    for statement in (TWINS, SAMPLES):
        create(db, statement)
    db.conn.execute("CREATE INDEX article_twins_other ON article_twins (other_id)")
    db.conn.execute("CREATE INDEX article_samples_article ON article_samples (article_id)")
    for number, body in db.conn.execute("SELECT id, body FROM articles"):
        rows = [(one, number) for one in sample(sequences(body))]
        db.conn.executemany("INSERT INTO article_samples VALUES (?, ?)", rows)
    db.conn.execute(
        "INSERT INTO article_twins SELECT a.id, b.id, 1.0 FROM articles a JOIN articles b ON b.text_hash = a.text_hash AND b.id > a.id")
