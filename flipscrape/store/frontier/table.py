"""The frontier: every address a crawl knows of, pending or settled, in the archive itself, so that no end of a process loses one.

What is in flight lives in memory: a row stays pending until its end is written, in the transaction of the record if it has one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Self
from urllib.parse import urlsplit

from sqlite_utils import Database

from flipscrape.model import AddressKind, Announcement, Found, Outcome, SourceVisit, Visit
from flipscrape.store.file.group_commit import GroupCommit
from flipscrape.store.frontier.announced import announce, announced, announced_of_post, announced_of_thread, grow_old, lead_on
from flipscrape.store.frontier.entries import Entry, Settlement
from flipscrape.store.frontier.visits import earlier
from flipscrape.store.migrations.coverage import coverage
from flipscrape.store.migrations.crawls import crawls
from flipscrape.store.migrations.frontier import frontier

# Asks the index for the next host after each: a crawl has few, and thousands of addresses of each.
HOSTS = """
WITH RECURSIVE hosts(host) AS (
  SELECT min(host) FROM frontier WHERE state = 'pending' AND seed_id = ?1
  UNION ALL
  SELECT (SELECT min(host) FROM frontier WHERE state = 'pending' AND seed_id = ?1 AND host > hosts.host) FROM hosts WHERE host IS NOT NULL
)
SELECT host FROM hosts WHERE host IS NOT NULL
"""


class Frontier:
    """The table of addresses in an archive. Every method that writes is a transaction, or part of an open one; ``group`` commits it."""

    def __init__(self, db: Database) -> None:
        self._connection: sqlite3.Connection = db.conn
        self.group = GroupCommit(db.conn)

    @classmethod
    def in_memory(cls) -> Self:
        """A frontier of its own that ends with the process."""
        db = Database(sqlite3.connect(":memory:", isolation_level=None))
        for group in (crawls, frontier, coverage):
            group.apply(db)
        return cls(db)

    def begin(self, seed: str, *, now: datetime) -> int:
        """The number of ``seed``; its crawl is the one that can go on, else a new one. What was to wait or was skipped need not be so any more."""
        with self.transaction():
            row = self._connection.execute("SELECT id FROM seeds WHERE url = ?", (seed,)).fetchone()
            if row is None:
                return int(self._connection.execute("INSERT INTO seeds (url, started) VALUES (?, ?) RETURNING id", (seed, _stamp(now))).fetchone()[0])
            self._connection.execute("UPDATE frontier SET ready_at = 0, attempts = 0 WHERE state = 'pending' AND seed_id = ?", (row[0],))
            self._connection.execute(
                "UPDATE frontier SET state = 'pending', outcome = NULL, note = NULL WHERE outcome = 'skipped' AND seed_id = ?", (row[0],))
            if self._connection.execute("UPDATE seeds SET started = ? WHERE id = ? AND finished >= started", (_stamp(now), row[0])).rowcount:
                grow_old(self._connection, row[0])
            return int(row[0])

    def finish(self, seed_id: int, *, now: datetime) -> None:
        """Note that the seed's crawl has nothing left to fetch."""
        with self.transaction():
            self._connection.execute("UPDATE seeds SET finished = ? WHERE id = ?", (_stamp(now), seed_id))

    def earlier(self, seed_id: int) -> tuple[list[Visit], list[SourceVisit]] | None:
        """The posts and sources of a seed as they were when last asked for; None where none of its crawls has come to an end yet."""
        return earlier(self._connection, seed_id)

    def seeds(self) -> list[str]:
        """All seeds, oldest first."""
        return [row[0] for row in self._connection.execute("SELECT url FROM seeds ORDER BY id")]

    def seed(self, seed_id: int) -> str:
        """The address of a seed."""
        return str(self._connection.execute("SELECT url FROM seeds WHERE id = ?", (seed_id,)).fetchone()[0])

    def history(self, seed_id: int) -> Iterator[tuple[str, AddressKind, str, Outcome | None, str | None]]:
        """Every address of a seed's crawl: what it was believed to be, who told of it, its outcome and the note on that."""
        rows = self._connection.execute("SELECT url, kind, source, outcome, note FROM frontier WHERE seed_id = ?", (seed_id,))
        return ((url, AddressKind(kind), source, Outcome(outcome) if outcome else None, note) for url, kind, source, outcome, note in rows)

    def add(self, found: Iterable[Found], *, seed_id: int, chain: tuple[str, ...] = ()) -> int:
        """Add addresses that are not known yet; open those again that ask for it and have no answer in this crawl. Gives how many are pending now."""
        changed = 0
        with self.transaction():
            for one in found:
                changed += self._add(one, seed_id, chain)
                if chain:
                    lead_on(self._connection, chain[-1], one.url)
                if one.announced is not None:
                    announce(self._connection, one.url, one.announced)
        return changed

    def note_sources(self, named: Iterable[tuple[str, str]]) -> None:
        """Note which source named which address, as (address, source); one that the frontier does not hold is passed over."""
        with self.transaction():
            self._connection.executemany(
                "INSERT OR IGNORE INTO frontier_sources SELECT id, ? FROM frontier WHERE url = ?", ((source, url) for url, source in named),
            )

    def pending(self, *, seed_id: int, host: str, now: float, limit: int) -> list[Entry]:
        """The next addresses of one host, most urgent first."""
        rows = self._connection.execute(
            "SELECT id, url, seed_id, host, kind, priority, attempts, chain, etag, last_modified, source, modified, newest, robots FROM frontier"
            " WHERE state = 'pending' AND seed_id = ? AND host = ? AND ready_at <= ? ORDER BY priority DESC, id LIMIT ?",
            (seed_id, host, now, limit),
        )
        return [
            Entry(
                id=row[0], url=row[1], seed_id=row[2], host=row[3], kind=AddressKind(row[4]), priority=row[5], attempts=row[6],
                chain=tuple(json.loads(row[7])), etag=row[8], last_modified=row[9], source=row[10], modified=row[11], newest=row[12],
                robots=tuple((row[13] or "").split()),
            )
            for row in rows
        ]

    def hosts(self, seed_id: int) -> list[str]:
        """The hosts of a crawl that have pending addresses."""
        return [row[0] for row in self._connection.execute(HOSTS, (seed_id,))]

    def count_pending(self, seed_id: int, host: str | None = None) -> int:
        """How many addresses of the crawl are pending, all or those of one host."""
        query = "SELECT count(*) FROM frontier WHERE state = 'pending' AND seed_id = ? AND host = coalesce(?, host)"
        return int(self._connection.execute(query, (seed_id, host)).fetchone()[0])

    def count_skipped(self, seed_id: int) -> dict[str, int]:
        """How many addresses of the crawl were left out by its options, by the reason."""
        rows = self._connection.execute("SELECT note, count(*) FROM frontier WHERE outcome = 'skipped' AND seed_id = ? GROUP BY note", (seed_id,))
        return dict(rows.fetchall())

    def end_of(self, url: str) -> tuple[Outcome | None, str | None]:
        """How an address, or what it redirected to, ended last, and why; its outcome is None while it is pending or where it is not known."""
        row = self._connection.execute(
            "SELECT outcome, note FROM frontier WHERE state = 'done' AND (url = ?1 OR json_extract(chain, '$[0]') = ?1)"
            " ORDER BY json_array_length(chain) DESC LIMIT 1", (url,),
        ).fetchone()
        return (None, None) if row is None else (Outcome(row[0]), row[1])

    def is_pending(self, url: str) -> bool:
        """Whether an answer from this address is still to come."""
        return self._connection.execute("SELECT 1 FROM frontier WHERE url = ? AND state <> 'done'", (url,)).fetchone() is not None

    def remark(self, remarked: Iterable[Announcement]) -> None:
        """Note what feeds and APIs say of the comments of posts, whether the posts are known or not."""
        with self.transaction():
            for one in remarked:
                announce(self._connection, one.url, one)

    def announced(self, url: str) -> tuple[Announcement, ...]:
        """What feeds and APIs have said of an address; of a further page of a thread, the comments that may stand there."""
        return announced(self._connection, url) or announced_of_thread(self._connection, url)

    def announced_of_post(self, further: str) -> tuple[Announcement, ...]:
        """What feeds and APIs have said of the post whose thread goes on at ``further``."""
        return announced_of_post(self._connection, further)

    def settle(self, entry_id: int, settlement: Settlement) -> None:
        """Write the end of an address."""
        fetched = None if settlement.fetched is None else _stamp(settlement.fetched)
        with self.transaction():
            self._connection.execute(
                "UPDATE frontier SET state = 'done', note = iif(? = 'unchanged', iif(outcome = 'stored', 'post', note), ?), outcome = ?,"
                " status = coalesce(?, status), fetched_at = coalesce(?, fetched_at),"
                " etag = coalesce(?, etag), last_modified = coalesce(?, last_modified), newest = coalesce(?, newest), stated = coalesce(?, stated),"
                " twin_of = iif(? = 'unchanged', twin_of, ?),"
                " robots = iif(? IN ('stored', 'read', 'skipped'), coalesce(?, iif(? IS NULL, robots, NULL)), robots), attempts = 0 WHERE id = ?",
                (
                    settlement.outcome, settlement.note, settlement.outcome, settlement.status, fetched, settlement.etag, settlement.last_modified,
                    settlement.newest, settlement.stated, settlement.outcome, settlement.twin_of,
                    settlement.outcome, " ".join(settlement.robots) or None, fetched, entry_id,
                ),
            )

    def reopen_twins(self, url: str, *, among: str | None = None) -> int:
        """Make pages pending again that were read as other forms of ``url``: all, or the one at ``among``; how many they are."""
        with self.transaction():
            return self._connection.execute(
                "UPDATE frontier SET state = 'pending', outcome = NULL, note = NULL, twin_of = NULL, etag = NULL, last_modified = NULL, attempts = 0,"
                " ready_at = 0"
                " WHERE twin_of = ? AND state = 'done' AND url = coalesce(?, url)", (url, among),
            ).rowcount

    def reopen_failed(self) -> int:
        """Make every address that failed pending again; how many they are."""
        with self.transaction():
            return self._connection.execute(
                "UPDATE frontier SET state = 'pending', outcome = NULL, note = NULL, attempts = 0, ready_at = 0 WHERE outcome = 'failed'"
            ).rowcount

    def postpone(self, entry_id: int, *, until: float, attempts: int, priority: int) -> None:
        """Leave an address pending until a later time (seconds since 1970), after so many failed ``attempts``."""
        with self.transaction():
            self._connection.execute(
                "UPDATE frontier SET ready_at = ?, attempts = ?, priority = ? WHERE id = ?", (until, attempts, priority, entry_id),
            )

    def transaction(self) -> AbstractContextManager[None]:
        """One transaction for all that is written inside; part of the open one where there is one."""
        return self.group.transaction()

    def _add(self, one: Found, seed_id: int, chain: tuple[str, ...]) -> int:
        modified = one.modified if one.source == AddressKind.SITEMAP else None
        inserted = self._connection.execute(
            "INSERT OR IGNORE INTO frontier (url, seed_id, host, kind, source, priority, modified, newest, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (one.url, seed_id, host_of(one.url), one.kind, one.source, one.priority, modified, one.newest, json.dumps(chain)),
        ).rowcount
        if inserted:
            return inserted
        raised = self._connection.execute(
            "UPDATE frontier SET kind = ?, priority = ? WHERE url = ? AND state = 'pending' AND priority < ? AND attempts = 0",
            (one.kind, one.priority, one.url, one.priority),
        ).rowcount
        if modified is not None:
            self._connection.execute("UPDATE frontier SET modified = ? WHERE url = ? AND modified IS NOT ?", (modified, one.url, modified))
        if one.newest is not None:
            self._connection.execute("UPDATE frontier SET newest = ? WHERE url = ? AND newest IS NOT ?", (one.newest, one.url, one.newest))
        if one.announced is not None:
            self._connection.execute("UPDATE frontier SET state = 'pending', outcome = NULL WHERE url = ? AND outcome = 'skipped'", (one.url,))
        if raised or not one.again:
            return raised
        return self._connection.execute(
            "UPDATE frontier SET state = 'pending', kind = ?, priority = ?, ready_at = 0, attempts = 0, seed_id = ?"
            " WHERE url = ? AND state = 'done' AND (fetched_at IS NULL OR fetched_at < (SELECT started FROM seeds WHERE id = ?))",
            (one.kind, one.priority, seed_id, one.url, seed_id),
        ).rowcount


def host_of(url: str) -> str:
    """Host and port of an address, as throttling and robots.txt part servers."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
