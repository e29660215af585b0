"""Nothing is overwritten: before a row changes, its record goes into ``revisions``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlite_utils import Database

from flipscrape.store.values.dates import stamp
from flipscrape.store.values.hashes import as_json, bytes_hash, record_hash
from flipscrape.store.values.rows import insert_row
from flipscrape.store.writing.pages import PageLike


class Cause(StrEnum):
    """Why a record reads differently: the page changed, our way of reading it did, or both did so that nobody can tell.

    TOLD: neither, but another source has told more of the post since its page came. That completes the reading and leaves no revision.
    """

    PAGE = "page"
    EXTRACTOR = "extractor"
    EITHER = "either"
    TOLD = "told"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The circumstances of one reading of a page: the run, when (UTC, as stored), and why a record may differ from the last."""

    crawl_id: int
    when: str
    cause: Cause


def cause_of(db: Database, article_id: int | None, page: PageLike | None, crawl_id: int) -> Cause:
    """The same bytes read differently: the extractor, but in one run what was told in between. Other bytes by the same version: the page.

    Else nobody can tell.
    """
    if article_id is None or page is None:
        return Cause.PAGE
    known = db.conn.execute(
        "SELECT max(? BETWEEN fetched AND last_fetched) FROM article_pages JOIN pages ON pages.id = page_id WHERE article_id = ? AND text_hash = ?",
        (stamp(page.fetched), article_id, bytes_hash(page.body)),
    ).fetchone()[0]
    last, versions = db.conn.execute(
        "SELECT last_crawl_id, (SELECT count(DISTINCT version) FROM crawls WHERE id IN (?, last_crawl_id)) FROM article_seen WHERE article_id = ?",
        (crawl_id, article_id),
    ).fetchone()
    if known is not None:
        return Cause.TOLD if known and last == crawl_id else Cause.EXTRACTOR
    return Cause.PAGE if versions == 1 else Cause.EITHER


def changed_fields(earlier: Mapping[str, object], later: Mapping[str, object]) -> list[str]:
    """The names of the fields that differ."""
    return [name for name in earlier if earlier[name] != later[name]]


def revision_row(
    *, article_id: int, comment_id: int | None = None, earlier: Mapping[str, object], changed: list[str], reading: Reading
) -> dict[str, object]:
    """The row that keeps the ``earlier`` record of an article, or of one of its comments, whole."""
    return {
        "article_id": article_id, "comment_id": comment_id, "replaced": reading.when, "crawl_id": reading.crawl_id, "cause": reading.cause.value,
        "changed": as_json(changed), "content_hash": record_hash(earlier), "record": as_json(earlier),
    }


def keep_revision(
    db: Database, *, article_id: int, comment_id: int | None = None, earlier: Mapping[str, object], changed: list[str], reading: Reading
) -> None:
    """Keep the ``earlier`` record of an article, or of one of its comments; nothing where it is only completed."""
    if reading.cause is not Cause.TOLD:
        insert_row(db, "revisions", revision_row(article_id=article_id, comment_id=comment_id, earlier=earlier, changed=changed, reading=reading))
