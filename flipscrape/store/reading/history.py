"""What a post and its comments said before, reading by reading."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any

from sqlite_utils import Database

from flipscrape.store.archive import Archive
from flipscrape.store.values.records import COMMENT_COLUMNS
from flipscrape.store.writing.articles import read_record


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One change of a record. ``when`` is in UTC; ``comment`` is the comment's id at its platform, None for the post itself."""

    when: str
    cause: str
    version: str
    comment: str | None
    fields: tuple[str, ...]
    earlier: dict[str, Any]
    later: dict[str, Any]

    def differences(self) -> list[str]:
        """The change as lines of a unified diff, field by field."""
        lines: list[str] = []
        for name in self.fields:
            before, after = (_lines(record.get(name)) for record in (self.earlier, self.later))
            lines += unified_diff(before, after, f"{name} before", f"{name} after", lineterm="", n=1)
        return lines


def read_history(archive: Archive, article_id: int) -> list[Change]:
    """All changes of a post and its comments, oldest first."""
    rows = archive.db.execute(
        "SELECT r.comment_id, r.replaced, r.cause, crawls.version, r.changed, r.record, c.source_id FROM revisions r"
        " JOIN crawls ON crawls.id = r.crawl_id LEFT JOIN comments c ON c.id = r.comment_id"
        " WHERE r.article_id = ? ORDER BY r.replaced DESC, r.id DESC",
        (article_id,),
    ).fetchall()
    later: dict[int | None, dict[str, Any]] = {}
    changes: list[Change] = []
    for comment_id, when, cause, version, changed, record, source_id in rows:
        if comment_id not in later:
            later[comment_id] = read_record(archive.db, article_id) if comment_id is None else _comment_record(archive.db, comment_id)
        earlier = json.loads(record)
        fields = tuple(json.loads(changed))
        changes.append(
            Change(when=when, cause=cause, version=version, comment=source_id, fields=fields, earlier=earlier, later=later[comment_id])
        )
        later[comment_id] = earlier
    return changes[::-1]


def read_vanished(archive: Archive, article_id: int) -> list[tuple[str, str]]:
    """When comments of a post were found to be no longer there, and which: their ids at their platform, in page order."""
    return list(archive.db.execute(
        "SELECT vanished, source_id FROM comments JOIN comment_seen ON comment_id = id"
        " WHERE article_id = ? AND vanished IS NOT NULL ORDER BY position", (article_id,),
    ).fetchall())


def _comment_record(db: Database, comment_id: int) -> dict[str, Any]:
    row = db.conn.execute(f"SELECT {', '.join(COMMENT_COLUMNS)} FROM comments WHERE id = ?", (comment_id,)).fetchone()
    return dict(zip(COMMENT_COLUMNS, row, strict=True))


def _lines(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else str(value or "").splitlines()
