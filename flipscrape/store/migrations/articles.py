"""Blogs, articles, and what hangs on an article: authors, tags, links, images, sources, when it was seen."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.descriptions import PUBLISHED_DAY, Description, create, describe
from flipscrape.store.values.dates import DAY_NUMBER, date_check, time_check

articles = Migrations("articles")

SITES = """
CREATE TABLE sites ( -- One row a blog.
  id INTEGER PRIMARY KEY, -- number of the blog
  url TEXT NOT NULL UNIQUE, -- its root address
  name TEXT, -- what its pages call it
  platform TEXT -- blog engine that made its pages
) STRICT
"""
ARTICLES = f"""
CREATE TABLE articles ( -- One row a post, as last read. Earlier readings are in revisions.
  id INTEGER PRIMARY KEY, -- number of the post
  site_id INTEGER REFERENCES sites (id), -- the blog that it is from
  url TEXT UNIQUE, -- fetched address, cleaned; empty for a capture without one
  title TEXT, -- title
  published TEXT {date_check("published")}, -- ISO 8601, as far as the page gives it
  published_utc TEXT {time_check("published_utc")}, -- the same instant in UTC, where the page gives time and zone
  modified TEXT {date_check("modified")}, -- ISO 8601, as far as the page gives it
  modified_utc TEXT {time_check("modified_utc")}, -- the same instant in UTC, where the page gives time and zone
  language TEXT, -- BCP 47 tag
  description TEXT, -- the summary that the page gives of itself
  site_name TEXT, -- what the page calls its blog
  canonical_url TEXT, -- the address that the page says is its own
  image TEXT, -- address of the leading image
  word_count INTEGER NOT NULL DEFAULT 0, -- words in body; in scripts without spaces each character counts
  comments_stated INTEGER, -- how many comments the page itself says there are
  comment_service TEXT, -- provider of comments that are not on the page (Disqus, ...)
  comment_thread TEXT, -- the thread's name at that provider
  platform TEXT, -- blog engine that made the page
  content_hash TEXT NOT NULL, -- BLAKE2b (16 bytes, hex) of the record without its comments
  text_hash TEXT, -- BLAKE2b (16 bytes, hex) of the words of body; equal for the same text at another address
  body TEXT NOT NULL DEFAULT '', -- plain text, paragraphs parted by a blank line
  body_html TEXT NOT NULL DEFAULT '', -- safe HTML
  bigrams TEXT -- for the search index alone: pairs of characters of scripts without spaces; empty elsewhere
) STRICT
"""
ARTICLE_SEEN = f"""
CREATE TABLE article_seen ( -- When a post was found and last seen, apart from the post so that a crawl without news changes none.
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, -- the post
  first_seen TEXT NOT NULL {time_check("first_seen")}, -- when it was first stored, UTC
  first_crawl_id INTEGER NOT NULL REFERENCES crawls (id), -- the run that found it
  last_seen TEXT NOT NULL {time_check("last_seen")}, -- when its page was last read, UTC
  last_crawl_id INTEGER NOT NULL REFERENCES crawls (id), -- the run that read it last
  gone_since TEXT {time_check("gone_since")}, -- when it was first found to be gone, UTC; empty while it is there
  gone_status INTEGER, -- HTTP status that the server answered then
  gone_reason TEXT -- what the server said then
) STRICT
"""
AUTHORS = """
CREATE TABLE authors ( -- One row for each name under which posts were written.
  id INTEGER PRIMARY KEY, -- number of the author
  name TEXT NOT NULL UNIQUE -- the name, as printed
) STRICT
"""
ARTICLE_AUTHORS = """
CREATE TABLE article_authors ( -- Who wrote which post.
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post
  author_id INTEGER NOT NULL REFERENCES authors (id), -- the author
  position INTEGER NOT NULL, -- place in the byline, from 0
  PRIMARY KEY (article_id, author_id)
) STRICT, WITHOUT ROWID
"""
TAGS = """
CREATE TABLE tags ( -- One row for each tag and each category.
  id INTEGER PRIMARY KEY, -- number of the tag
  name TEXT NOT NULL, -- the word, as printed
  kind TEXT NOT NULL CHECK (kind IN ('tag', 'category')), -- 'tag' or 'category'
  UNIQUE (name, kind)
) STRICT
"""
ARTICLE_TAGS = """
CREATE TABLE article_tags ( -- Which post has which tags and categories.
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post
  tag_id INTEGER NOT NULL REFERENCES tags (id), -- the tag or category
  position INTEGER NOT NULL, -- place among the post's tags, or among its categories, from 0
  PRIMARY KEY (article_id, tag_id)
) STRICT, WITHOUT ROWID
"""
LINKS = """
CREATE TABLE links ( -- Links in the bodies of posts.
  id INTEGER PRIMARY KEY, -- number of the link
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post that links
  position INTEGER NOT NULL, -- place in the body, from 0
  url TEXT NOT NULL, -- address linked to
  text TEXT NOT NULL, -- the words that carry the link
  inside INTEGER NOT NULL CHECK (inside IN (0, 1)), -- 1 where it stays in the same blog
  target_id INTEGER REFERENCES articles (id) ON DELETE SET NULL, -- the archived post linked to, if it is one
  url_key INTEGER NOT NULL -- hash of the address without scheme, www., last slash and fragment, by which target_id is found
) STRICT
"""
ADDRESSES = """
CREATE TABLE addresses ( -- Every address under which an archived post is known: fetched, canonical, redirected from.
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post
  url_key INTEGER PRIMARY KEY, -- hash of the address without scheme, www., last slash and fragment, as in links
  url TEXT NOT NULL -- the address
) STRICT
"""
IMAGES = """
CREATE TABLE images ( -- Images in the bodies of posts.
  id INTEGER PRIMARY KEY, -- number of the image
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post
  position INTEGER NOT NULL, -- place in the body, from 0
  url TEXT NOT NULL, -- address of the image
  alt TEXT, -- alternative text
  caption TEXT -- caption
) STRICT
"""
ARTICLE_SOURCES = """
CREATE TABLE article_sources ( -- Which evidence won each field of a post.
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post
  field TEXT NOT NULL, -- name of the field
  source TEXT NOT NULL, -- json-ld, og:title, h1, ...
  PRIMARY KEY (article_id, field)
) STRICT, WITHOUT ROWID
"""
ARTICLE_PARTS = """
CREATE TABLE article_parts ( -- The texts of posts that are spread over several pages; the post's body is all of them.
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the post
  number INTEGER NOT NULL, -- which page, from 1
  url TEXT NOT NULL, -- its address
  body TEXT NOT NULL, -- its plain text
  body_html TEXT NOT NULL, -- its safe HTML
  PRIMARY KEY (article_id, number)
) STRICT, WITHOUT ROWID
"""
INDEXES = """
CREATE INDEX articles_site ON articles (site_id, published)
CREATE INDEX articles_published ON articles (published)
CREATE INDEX articles_content_hash ON articles (content_hash) WHERE url IS NULL
CREATE INDEX articles_text_hash ON articles (text_hash) WHERE text_hash IS NOT NULL
CREATE INDEX article_authors_author ON article_authors (author_id)
CREATE INDEX article_tags_tag ON article_tags (tag_id)
CREATE INDEX links_article ON links (article_id)
CREATE INDEX links_url_key ON links (url_key)
CREATE INDEX links_target ON links (target_id) WHERE target_id IS NOT NULL
CREATE INDEX addresses_article ON addresses (article_id)
CREATE INDEX images_article ON images (article_id)
"""


@articles()
def articles_and_their_parts(db: Database) -> None:
    """The first schema's."""
    tables = (SITES, ARTICLES, ARTICLE_SEEN, AUTHORS, ARTICLE_AUTHORS, TAGS, ARTICLE_TAGS, LINKS, ADDRESSES, IMAGES, ARTICLE_SOURCES, ARTICLE_PARTS)
    for statement in tables:
        create(db, statement)
    for statement in INDEXES.strip().splitlines():
        db.conn.execute(statement)


@articles()
def days_as_numbers(db: Database) -> None:
    """So that a search limited by date or blog reads no whole rows of its hits."""
    db.conn.execute(f"ALTER TABLE articles ADD COLUMN published_day INTEGER GENERATED ALWAYS AS ({DAY_NUMBER.format('published')}) VIRTUAL")
    describe(db, [Description(object="articles", column="published_day", text=PUBLISHED_DAY)])
    db.conn.execute("CREATE INDEX articles_day ON articles (id, published_day, site_id)")
