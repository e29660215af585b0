"""Archived articles as records again, one after the other, in constant memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from flipscrape.model import Article, Comment, CommentKind, CommentService, Image, Link
from flipscrape.store.archive import Archive
from flipscrape.store.file.snapshot import snapshot
from flipscrape.store.file.sqlite_errors import translated
from flipscrape.store.reading.selection import Selection, select_ids
from flipscrape.store.writing.articles import read_names

COLUMNS = (
    "url", "title", "published", "modified", "body", "body_html", "language", "description", "site_name", "canonical_url", "image",
    "comments_stated", "platform",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedArticle:
    """``id`` is the article's number; ``fetched`` when its page was last read, ``first_seen`` when first, both aware; ``words`` of its body.

    ``blog`` is the root address of its blog. Ids and parents of the comments are the platform's. ``gone_since`` is aware too, and
    ``gone_reason`` what the server said then.
    """

    id: int
    article: Article
    fetched: datetime | None
    first_seen: datetime | None
    gone_since: datetime | None
    gone_reason: str | None
    blog: str | None
    words: int


def read_articles(archive: Archive, selection: Selection | None = None) -> Iterator[ArchivedArticle]:
    """The selected articles with their comments, oldest first, as they stood when the first one was read. Raises BadQuery."""
    db = archive.db
    with translated(archive.called), snapshot(db):
        for number in select_ids(db, selection or Selection()):
            yield read_article(db, number)


def read_article(db: Database, number: int) -> ArchivedArticle:
    """One article with its comments, by its number."""
    row = db.conn.execute(
        f"SELECT {', '.join(f'a.{name}' for name in COLUMNS)}, a.comment_service, a.comment_thread, a.word_count, s.url,"
        " seen.gone_reason, seen.last_seen, seen.first_seen, seen.gone_since"
        " FROM articles a LEFT JOIN sites s ON s.id = site_id LEFT JOIN article_seen seen ON seen.article_id = a.id WHERE a.id = ?",
        (number,),
    ).fetchone()
    provider, thread, words, blog, gone_reason, *times = row[len(COLUMNS) :]
    fetched, first_seen, gone_since = (datetime.fromisoformat(time) if time else None for time in times)
    article = Article(
        **dict(zip(COLUMNS, row, strict=False)),
        authors=read_names(db, number, "authors"),
        tags=read_names(db, number, "tags"),
        categories=read_names(db, number, "categories"),
        comments=list(read_comments(db, number)),
        comment_service=CommentService(provider=provider, thread=thread) if provider else None,
        links=[Link(url=url, text=text) for url, text in _parts(db, "url, text FROM links", number)],
        images=[Image(url=url, alt=alt, caption=caption) for url, alt, caption in _parts(db, "url, alt, caption FROM images", number)],
        sources=dict(db.conn.execute("SELECT field, source FROM article_sources WHERE article_id = ?", (number,)).fetchall()),
    )
    return ArchivedArticle(
        id=number, article=article, fetched=fetched, first_seen=first_seen, gone_since=gone_since, gone_reason=gone_reason, blog=blog, words=words,
    )


def read_comments(db: Database, number: int) -> Iterator[Comment]:
    """The comments of an article in the order of its thread, vanished ones too."""
    rows = db.conn.execute(
        "SELECT c.source_id, p.source_id, c.author, c.author_url, c.published, c.published_text, c.body, c.body_html, c.url, c.kind"
        " FROM comments c LEFT JOIN comments p ON p.id = c.parent_id WHERE c.article_id = ? ORDER BY c.position, c.id",
        (number,),
    )
    for source_id, parent, author, author_url, published, published_text, body, body_html, url, kind in rows:
        yield Comment(
            id=source_id, parent=parent, author=author, author_url=author_url, published=published, published_text=published_text,
            body=body, body_html=body_html, url=url, kind=CommentKind(kind),
        )


def _parts(db: Database, what: str, number: int) -> Sequence[tuple[str, ...]]:
    return db.conn.execute(f"SELECT {what} WHERE article_id = ? ORDER BY position", (number,)).fetchall()
