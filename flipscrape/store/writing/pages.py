"""Pages as they came: headers, status, time, address chain and body, each body once, compressed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import zstandard
from sqlite_utils import Database

from flipscrape.errors import ArchiveDamaged
from flipscrape.model import Announcement
from flipscrape.store.frontier.announced import announcement_of
from flipscrape.store.values.dates import stamp
from flipscrape.store.values.hashes import as_json, bytes_hash
from flipscrape.store.values.records import storable
from flipscrape.store.values.rows import insert_row

# Made once: its working memory is a megabyte.
COMPRESSOR = zstandard.ZstdCompressor(level=3)
UNUSED = """
DELETE FROM texts WHERE hash = ? AND NOT EXISTS (SELECT 1 FROM pages WHERE text_hash = hash)
  AND NOT EXISTS (SELECT 1 FROM announcements WHERE text_hash = hash)
"""


class PageKeeping(StrEnum):
    """Whether the bodies of pages are kept, or only what identifies them."""

    WHOLE = "whole"
    HASH_ONLY = "hash only"


class PageRole(StrEnum):
    """What a page is to a post: the post itself, a further page of its thread, or a further part of its text."""

    ARTICLE = "article"
    COMMENTS = "comments"
    PART = "part"


class PageLike(Protocol):
    """A page as fetched; ``body`` has its content encoding undone, ``chain`` are the addresses that redirected, ``fetched`` is aware."""

    @property
    def url(self) -> str: ...
    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Sequence[tuple[str, str]]: ...
    @property
    def body(self) -> bytes: ...
    @property
    def fetched(self) -> datetime: ...
    @property
    def chain(self) -> Sequence[str]: ...
    @property
    def charset(self) -> str | None: ...
    @property
    def announced(self) -> Sequence[Announcement]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptPage:
    """A page read out of the archive."""

    id: int
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched: datetime
    chain: tuple[str, ...] = ()
    charset: str | None = None
    announced: tuple[Announcement, ...] = ()


def keep_page(db: Database, page: PageLike, keeping: PageKeeping) -> int:
    """Keep ``page`` and return its number; the same body from the same address only moves when it last came."""
    digest = keep_text(db, page.body, keeping)
    fetched = stamp(page.fetched)
    url = storable(page.url)
    row = db.conn.execute("SELECT id FROM pages WHERE url = ? AND text_hash = ?", (url, digest)).fetchone()
    if row:
        page_id = int(row[0])
        db.conn.execute("UPDATE pages SET last_fetched = max(last_fetched, ?) WHERE id = ?", (fetched, page_id))
    else:
        headers, chain = storable(as_json(list(page.headers))), storable(as_json(list(page.chain)))
        columns = {"url": url, "text_hash": digest, "status": page.status, "fetched": fetched, "last_fetched": fetched}
        page_id = insert_row(db, "pages", {**columns, "charset": storable(page.charset), "headers": headers, "chain": chain})
    _keep_announcements(db, page_id, page.announced, fetched, keeping)
    return page_id


def keep_text(db: Database, data: bytes, keeping: PageKeeping) -> bytes:
    """Keep bytes once and return their hash."""
    digest = bytes_hash(data)
    row = db.conn.execute("SELECT data IS NULL FROM texts WHERE hash = ?", (digest,)).fetchone()
    if row is None:
        packed = COMPRESSOR.compress(data) if keeping is PageKeeping.WHOLE else None
        db.conn.execute("INSERT INTO texts (hash, size, data) VALUES (?, ?, ?)", (digest, len(data), packed))
    elif row[0] and keeping is PageKeeping.WHOLE:
        db.conn.execute("UPDATE texts SET data = ? WHERE hash = ?", (COMPRESSOR.compress(data), digest))
    return digest


def read_text(db: Database, digest: bytes) -> bytes | None:
    """Kept bytes by their hash; None where only the hash was kept. Raises ArchiveDamaged where they do not fit their hash."""
    row = db.conn.execute("SELECT data, size FROM texts WHERE hash = ?", (digest,)).fetchone()
    if row is None or row[0] is None:
        return None
    try:
        data = zstandard.ZstdDecompressor().decompress(row[0], max_output_size=row[1])
    except zstandard.ZstdError as error:
        raise ArchiveDamaged(f"a kept page cannot be unpacked ({error}); run `flipscrape verify`") from error
    if bytes_hash(data) != digest:
        raise ArchiveDamaged("a kept page does not fit its hash; run `flipscrape verify`")
    return data


def drop_unused_texts(db: Database, digests: Iterable[bytes]) -> int:
    """Let go those of the texts that no page and no announcement has any more; how many that were."""
    return sum(db.conn.execute(UNUSED, (digest,)).rowcount for digest in digests)


def read_page(db: Database, page_id: int) -> KeptPage | None:
    """A kept page by its number; None where there is none or only its hash was kept."""
    row = db.conn.execute("SELECT url, status, headers, text_hash, fetched, chain, charset FROM pages WHERE id = ?", (page_id,)).fetchone()
    body = read_text(db, row[3]) if row else None
    if body is None:
        return None
    return KeptPage(
        id=page_id, url=row[0], status=row[1], headers=tuple((name, value) for name, value in json.loads(row[2])), body=body,
        fetched=datetime.fromisoformat(row[4]), chain=tuple(json.loads(row[5])), charset=row[6], announced=tuple(announced_beside(db, page_id)),
    )


def announced_beside(db: Database, page_id: int) -> list[Announcement]:
    """What was told of a post as its page was read."""
    found: list[Announcement] = []
    for (digest,) in db.conn.execute("SELECT text_hash FROM announcements WHERE page_id = ? ORDER BY position", (page_id,)).fetchall():
        if (data := read_text(db, digest)) is not None:
            found.append(announcement_of(json.loads(data)))
    return found


def _keep_announcements(db: Database, page_id: int, announced: Sequence[Announcement], when: str, keeping: PageKeeping) -> None:
    stored = [row[0] for row in db.conn.execute("SELECT text_hash FROM announcements WHERE page_id = ? ORDER BY position", (page_id,))]
    digests = [keep_text(db, as_json(asdict(one)).encode("utf-8", "replace"), keeping) for one in announced]
    # A feed shows its latest posts alone: what it said before still stands when it says nothing now.
    if not digests or digests == stored:
        return
    db.conn.execute("DELETE FROM announcements WHERE page_id = ?", (page_id,))
    rows = [(page_id, i, one.source.value, digest, when) for i, (one, digest) in enumerate(zip(announced, digests, strict=True))]
    db.conn.executemany("INSERT INTO announcements (page_id, position, source, text_hash, announced) VALUES (?, ?, ?, ?, ?)", rows)
    drop_unused_texts(db, set(stored) - set(digests))
