"""Views for those who do not want joins."""

from __future__ import annotations

import re

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import create

views = Migrations("views")

ARTICLE_OVERVIEW = """
CREATE VIEW article_overview AS -- A row a post: names as lists, counts, first and last comment, when it was seen.
SELECT
  a.id, -- number of the post
  s.url AS blog, -- root address of its blog
  a.url, -- address
  a.title, -- title
  (SELECT group_concat(name, '; ') FROM (
    SELECT name FROM article_authors JOIN authors ON authors.id = author_id WHERE article_id = a.id ORDER BY position
  )) AS authors, -- authors in the order of the byline, parted by '; '
  a.published, -- ISO 8601, as far as the page gives it
  a.published_utc, -- the same in UTC, where the page gives time and zone
  a.modified, -- ISO 8601, as far as the page gives it
  (SELECT group_concat(name, '; ') FROM (
    SELECT name FROM article_tags JOIN tags ON tags.id = tag_id WHERE article_id = a.id AND kind = 'tag' ORDER BY position
  )) AS tags, -- tags, parted by '; '
  (SELECT group_concat(name, '; ') FROM (
    SELECT name FROM article_tags JOIN tags ON tags.id = tag_id WHERE article_id = a.id AND kind = 'category' ORDER BY position
  )) AS categories, -- categories, parted by '; '
  a.language, -- BCP 47 tag
  a.description, -- the summary that the page gives of itself
  a.word_count, -- words in body
  (SELECT count(*) FROM comments WHERE article_id = a.id AND kind = 'comment') AS comment_count, -- archived comments, vanished ones too
  (SELECT count(*) FROM comments WHERE article_id = a.id AND kind = 'pingback') AS pingback_count, -- archived pingbacks
  a.comments_stated, -- how many the page itself says there are
  (SELECT min(coalesce(published_utc, published)) FROM comments WHERE article_id = a.id) AS first_comment, -- date of the earliest comment
  (SELECT max(coalesce(published_utc, published)) FROM comments WHERE article_id = a.id) AS last_comment, -- date of the latest comment
  (SELECT count(*) FROM links WHERE article_id = a.id) AS link_count, -- links in the body
  (SELECT count(*) FROM images WHERE article_id = a.id) AS image_count, -- images in the body
  (SELECT count(*) FROM revisions WHERE article_id = a.id AND comment_id IS NULL) AS revision_count, -- how often it was found changed
  seen.first_seen, -- when it was first stored, UTC
  seen.last_seen, -- when its page was last read, UTC
  seen.gone_since, -- when it was found to be gone, UTC
  a.body -- plain text
FROM articles a LEFT JOIN sites s ON s.id = a.site_id LEFT JOIN article_seen seen ON seen.article_id = a.id
"""
POSTS_PER_MONTH = """
CREATE VIEW posts_per_month AS -- How many posts a blog had in each month.
SELECT
  s.url AS blog, -- root address of the blog
  substr(a.published, 1, 7) AS month, -- the month as the page dates it, without any shift of zones
  count(*) AS posts, -- posts in that month
  sum(a.word_count) AS words -- words in their bodies
FROM articles a LEFT JOIN sites s ON s.id = a.site_id WHERE length(a.published) >= 7 GROUP BY 1, 2
"""
TAG_COUNTS = """
CREATE VIEW tag_counts AS -- How many posts have each tag or category.
SELECT
  t.name AS tag, -- the word
  t.kind, -- 'tag' or 'category'
  count(*) AS posts, -- posts that have it
  min(a.published) AS first_published, -- date of the earliest
  max(a.published) AS last_published -- date of the latest
FROM tags t JOIN article_tags l ON l.tag_id = t.id JOIN articles a ON a.id = l.article_id GROUP BY t.id
"""
AUTHOR_COUNTS = """
CREATE VIEW author_counts AS -- How many posts each author wrote in each blog.
SELECT
  u.name AS author, -- the name
  s.url AS blog, -- root address of the blog
  count(*) AS posts, -- posts that bear the name
  sum(a.word_count) AS words, -- words in their bodies
  min(a.published) AS first_published, -- date of the earliest
  max(a.published) AS last_published -- date of the latest
FROM authors u JOIN article_authors l ON l.author_id = u.id JOIN articles a ON a.id = l.article_id
  LEFT JOIN sites s ON s.id = a.site_id GROUP BY u.id, s.id
"""
COMMENTERS = """
CREATE VIEW commenters AS -- How many comments each name left.
SELECT
  c.author, -- name, as printed
  count(*) AS comments, -- comments under that name
  count(DISTINCT c.article_id) AS posts, -- posts commented on
  min(coalesce(c.published_utc, c.published)) AS first_comment, -- date of the earliest
  max(coalesce(c.published_utc, c.published)) AS last_comment -- date of the latest
FROM comments c WHERE c.kind = 'comment' AND c.author IS NOT NULL GROUP BY c.author
"""
COMMENT_THREADS = """
CREATE VIEW comment_threads AS -- Comments with their place in the tree; ORDER BY article_id, path reads a thread as displayed.
WITH RECURSIVE tree (id, depth, path) AS (
  SELECT id, 0, printf('%06d', position) FROM comments WHERE parent_id IS NULL
  UNION ALL
  SELECT c.id, tree.depth + 1, tree.path || '/' || printf('%06d', c.position) FROM tree JOIN comments c ON c.parent_id = tree.id
)
SELECT
  c.id, -- number of the comment
  c.article_id, -- the post
  c.parent_id, -- the comment that it answers
  tree.depth, -- how many comments it hangs below, 0 for one that answers the post
  tree.path, -- positions from the root down, parted by '/'; sorts as displayed
  c.author, -- name, as printed
  c.published, -- ISO 8601, as far as the page gives it
  c.body, -- plain text
  seen.vanished -- when a whole reading of the thread first lacked it, UTC
FROM tree JOIN comments c ON c.id = tree.id LEFT JOIN comment_seen seen ON seen.comment_id = c.id
"""
BROKEN_LINKS = """
CREATE VIEW broken_links AS -- Links to addresses that answered with an error, or to posts that are gone.
SELECT
  l.article_id, -- the post that links
  l.url, -- address linked to
  l.text, -- the words that carry the link
  coalesce(f.status, seen.gone_status) AS status, -- HTTP status of the answer, where there was one
  coalesce(f.reason, seen.gone_reason) AS reason -- why it is held to be broken
FROM links l
  LEFT JOIN article_seen seen ON seen.article_id = l.target_id AND seen.gone_since IS NOT NULL
  LEFT JOIN failures f ON f.id = (SELECT max(id) FROM failures WHERE url_key = l.url_key)
WHERE seen.article_id IS NOT NULL OR (f.id IS NOT NULL AND l.target_id IS NULL)
"""
SAME_TEXTS = """
CREATE VIEW same_texts AS -- Pairs of posts that have the same text at different addresses.
SELECT
  a.id AS article_id, -- the post that was stored first
  b.id AS other_id, -- the post with the same words
  a.url, -- address of the first
  b.url AS other_url -- address of the other
FROM articles a JOIN articles b ON b.text_hash = a.text_hash AND b.id > a.id
"""

COVERAGE = """
CREATE VIEW coverage AS -- Which source told of how many addresses that may be posts, and what became of them.
SELECT
  s.url AS blog, -- the seed from which they were found
  f.source, -- who told of them first: sitemap, feed, rest, link, ...
  count(*) AS addresses, -- addresses that may be posts
  sum(f.outcome IN ('stored', 'unchanged')) AS archived, -- posts in this archive
  sum(f.outcome IN ('read', 'dropped')) AS no_posts, -- read, and found to be no posts
  sum(f.outcome = 'redirected') AS redirected, -- led to another address
  sum(f.outcome = 'gone') AS gone, -- no longer there
  sum(f.outcome IN ('refused', 'forbidden')) AS refused, -- not to be asked for, by robots.txt or by the server
  sum(f.outcome = 'failed') AS failed, -- no answer that could be used
  sum(f.state = 'pending') AS pending -- still to be fetched
FROM frontier f JOIN seeds s ON s.id = f.seed_id WHERE f.kind IN ('post', 'page') GROUP BY 1, 2
"""


@views()
def views_without_joins(db: Database) -> None:
    """The first schema's."""
    for statement in (ARTICLE_OVERVIEW, POSTS_PER_MONTH, TAG_COUNTS, AUTHOR_COUNTS, COMMENTERS, COMMENT_THREADS, BROKEN_LINKS, SAME_TEXTS, COVERAGE):
        create(db, statement)


@views()
def groups_as_other_databases_read_them(db: Database) -> None:
    """DuckDB reads our views itself, and wants a column that is neither counted nor summed among those that a view groups by (SQL:2023)."""
    for name, statement, keys in (("tag_counts", TAG_COUNTS, "t.name, t.kind"), ("author_counts", AUTHOR_COUNTS, "u.name, s.url")):
        db.conn.execute(f"DROP VIEW {name}")
        create(db, re.sub(r"GROUP BY (.+)", rf"GROUP BY \1, {keys}", statement))
