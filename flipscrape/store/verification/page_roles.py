"""Which kept page is of which post, as its address tells, beside what ``article_pages`` says."""

from __future__ import annotations

from sqlite_utils import Database

# A post, a page and what the page is to it, by the address of the post, of its parts, and of the pages of its thread that were read.
TOLD = """
WITH told AS (
  SELECT a.id AS article_id, p.id AS page_id, 'article' AS role, p.url FROM articles a JOIN pages p ON p.url = a.url
  UNION SELECT t.article_id, p.id, 'part', p.url FROM article_parts t JOIN pages p ON p.url = t.url WHERE t.number > 1
  UNION SELECT t.article_id, p.id, 'comments', p.url FROM thread_pages t JOIN pages p ON p.url = t.url WHERE read_crawl_id IS NOT NULL
)
"""
# An address may have given other pages before it gave the post: one that is known to be the post's is enough. What else a page is to its
# own post may have been told otherwise by an earlier run.
LACKING = f"""
{TOLD} SELECT article_id, role, url FROM told t GROUP BY article_id, role, url HAVING sum(EXISTS (
  SELECT 1 FROM article_pages o WHERE o.article_id = t.article_id AND o.page_id = t.page_id AND (o.role = t.role OR t.role <> 'article'))) = 0
"""
FILL = f"""
INSERT OR REPLACE INTO article_pages (article_id, page_id, role)
{TOLD} SELECT article_id, page_id, role FROM told WHERE article_id = ? AND role = ? AND url = ?
"""
# The page of one post, said to be another's.
STRAY = """
SELECT o.article_id, o.page_id, p.url FROM article_pages o JOIN pages p ON p.id = o.page_id JOIN articles a ON a.id = o.article_id
WHERE o.role = 'article' AND a.url IS NOT p.url AND EXISTS (SELECT 1 FROM articles b WHERE b.url = p.url)
"""
DROP = "DELETE FROM article_pages WHERE article_id = ? AND page_id = ?"


def misplaced_pages(db: Database) -> list[tuple[str, str, tuple[object, ...]]]:
    """What is wrong, each with the statement that mends it and its values."""
    found: list[tuple[str, str, tuple[object, ...]]] = []
    for number, page_id, url in db.conn.execute(STRAY):
        found.append((f"article_pages: the page {url} is said to be of article {number}", DROP, (number, page_id)))
    for number, role, url in db.conn.execute(LACKING):
        found.append((f"article_pages: the page {url} is not said to be of article {number}", FILL, (number, role, url)))
    return found
