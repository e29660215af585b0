"""Posts spread over several pages: each part's text is kept, and the post's body is all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlite_utils import Database

from flipscrape.model import Article
from flipscrape.store.values.hashes import post_of_part
from flipscrape.store.values.records import storable
from flipscrape.store.values.rows import update_row
from flipscrape.store.writing.articles import derived_columns, find_article, read_record, was_whole
from flipscrape.store.writing.links import article_known_as
from flipscrape.store.writing.revisions import Cause, Reading, changed_fields, keep_revision
from flipscrape.store.writing.twins import link_twins


def part_of(db: Database, url: str, title: str | None) -> tuple[int, int] | None:
    """The archived post of which ``url`` is a further page, and which page; only where both bear the same title."""
    post, place = post_of_part(url)
    number = article_known_as(db, post) if place is not None and title else None
    if number is None or place is None or title is None:
        return None
    own = db.conn.execute("SELECT title FROM articles WHERE id = ? AND url IS NOT ?", (number, url)).fetchone()
    return (number, place) if own and own[0] and title.startswith(own[0]) else None


def has_part(db: Database, url: str) -> bool:
    """Whether the page at ``url`` is kept as a further one of a post."""
    post, place = post_of_part(url)
    number = article_known_as(db, post) if place is not None else None
    of_post = "SELECT 1 FROM article_parts WHERE article_id = ? AND number = ? AND url = ?"
    return number is not None and db.conn.execute(of_post, (number, place, url)).fetchone() is not None


def with_parts(db: Database, article: Article) -> Article:
    """The article with the texts of its further pages behind its own, which is kept as the first part."""
    number = find_article(db, article) if article.url is not None else None
    if number is None or not _parts(db, number):
        return article
    _keep(db, number, 1, article.url or "", (article.body, article.body_html))
    return joined_with(db, number, article)


def joined_with(db: Database, article_id: int, first: Article) -> Article:
    """A reading of a post's first page with the texts of its further pages behind its own; nothing is kept."""
    further = {number: text for number, text in _parts(db, article_id).items() if number > 1}
    if not further:
        return first
    body, body_html = _joined([(first.body, first.body_html), *further.values()])
    return replace(first, body=body, body_html=body_html)


def write_part(db: Database, article_id: int, number: int, part: Article, reading: Reading) -> bool:
    """Keep page ``number`` of a post and put the post's body together anew; whether that changed what was known before this run.

    A page that shows the text of another again, as servers do for one that there is not, is none.
    """
    known = _parts(db, article_id)
    text = (storable(part.body), storable(part.body_html))
    earlier = read_record(db, article_id)
    if known.get(number) == text or text in known.values() or (not known and text == (earlier["body"], earlier["body_html"])):
        return False
    if not known:
        url = db.conn.execute("SELECT url FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
        _keep(db, article_id, 1, url, (earlier["body"], earlier["body_html"]))
    _keep(db, article_id, number, part.url or "", text)
    body, body_html = _joined(list(_parts(db, article_id).values()))
    later = {**earlier, "body": body, "body_html": body_html}
    if known_before := number in known or was_whole(db, article_id, reading.crawl_id):
        if number not in known and reading.cause is Cause.PAGE:
            # It may be new, or that run could not fetch it.
            reading = replace(reading, cause=Cause.EITHER)
        keep_revision(db, article_id=article_id, earlier=earlier, changed=changed_fields(earlier, later), reading=reading)
    update_row(db, "articles", article_id, {"body": body, "body_html": body_html, **derived_columns(later)})
    link_twins(db, article_id)
    return known_before


def _parts(db: Database, article_id: int) -> dict[int, tuple[str, str]]:
    rows = db.conn.execute("SELECT number, body, body_html FROM article_parts WHERE article_id = ? ORDER BY number", (article_id,))
    return {number: (body, body_html) for number, body, body_html in rows}


def _keep(db: Database, article_id: int, number: int, url: str, text: tuple[str, str]) -> None:
    db.conn.execute(
        "INSERT INTO article_parts (article_id, number, url, body, body_html) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (article_id, number) DO UPDATE SET url = excluded.url, body = excluded.body, body_html = excluded.body_html"
        " WHERE (url, body, body_html) IS NOT (excluded.url, excluded.body, excluded.body_html)",
        (article_id, number, storable(url), *map(storable, text)),
    )


def _joined(texts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return "\n\n".join(body for body, _ in texts if body), "\n".join(body_html for _, body_html in texts if body_html)
