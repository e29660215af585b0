"""Nothing is overwritten: before a row changes, its record goes into ``revisions``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlite_utils import Database

from flipscrape.store.hashes import as_json, bytes_hash, record_hash
from flipscrape.store.pages import PageLike


class Cause(StrEnum):
    """Why a record reads differently: the page changed, our way of reading it did, or both did so that nobody can tell."""

    PAGE = "page"
    EXTRACTOR = "extractor"
    EITHER = "either"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The circumstances of one reading of a page: the run, when (UTC, as stored), and why a record may differ from the last."""

    crawl_id: int
    when: str
    cause: Cause


def cause_of(db: Database, article_id: int | None, page: PageLike | None, crawl_id: int) -> Cause:
    """The same bytes read differently: the extractor. Other bytes by the same version: the page. Else nobody can tell."""
    if article_id is None or page is None:
        return Cause.PAGE
    known = db.conn.execute(
        "SELECT 1 FROM article_pages JOIN pages ON pages.id = page_id WHERE article_id = ? AND text_hash = ?", (article_id, bytes_hash(page.body))
    ).fetchone()
    if known:
        return Cause.EXTRACTOR
    versions = db.conn.execute(
        "SELECT count(DISTINCT version) FROM crawls WHERE id IN (?, (SELECT last_crawl_id FROM article_seen WHERE article_id = ?))",
        (crawl_id, article_id),
    ).fetchone()[0]
    return Cause.PAGE if versions == 1 else Cause.EITHER


def changed_fields(earlier: Mapping[str, object], later: Mapping[str, object]) -> list[str]:
    """The names of the fields that differ."""
    return [name for name in earlier if earlier[name] != later[name]]


def keep_revision(
    db: Database, *, article_id: int, comment_id: int | None = None, earlier: Mapping[str, object], changed: list[str], reading: Reading
) -> None:
    """Keep the ``earlier`` record of an article, or of one of its comments, whole."""
    db.conn.execute(
        "INSERT INTO revisions (article_id, comment_id, replaced, crawl_id, cause, changed, content_hash, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (article_id, comment_id, reading.when, reading.crawl_id, reading.cause.value, as_json(changed), record_hash(earlier), as_json(earlier)),
    )
