"""The archive as its writer sees it: crawls, articles, comments, failures, each in one repeatable transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from flipscrape.model import Article, Comment
from flipscrape.store.file.opening import Access, close_database, open_database, trial_of
from flipscrape.store.file.sqlite_errors import translated
from flipscrape.store.values.dates import stamp
from flipscrape.store.values.endings import Ending
from flipscrape.store.values.hashes import address_key, as_json
from flipscrape.store.values.records import storable
from flipscrape.store.values.rows import insert_row, update_row
from flipscrape.store.writing.articles import article_at, find_article, move_article, see_article, was_whole, write_article
from flipscrape.store.writing.comments import ThreadReading, extent_of, write_comments
from flipscrape.store.writing.earlier import is_earlier, is_earlier_page, write_earlier, write_earlier_comments
from flipscrape.store.writing.links import article_known_as, know_addresses, write_links
from flipscrape.store.writing.pages import PageKeeping, PageLike, PageRole, keep_page
from flipscrape.store.writing.parts import part_of, with_parts, write_part
from flipscrape.store.writing.revisions import Cause, Reading, cause_of
from flipscrape.store.writing.sites import site_id, site_of
from flipscrape.store.writing.threads import end_thread, forget_thread_page, know_thread_pages, read_thread_page, thread_of
from flipscrape.store.writing.twins import other_form_of


class Novelty(Enum):
    """What storing a page came to; EARLIER where an older capture told news, JOINED for a further page that changed nothing known."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    EARLIER = "earlier"
    JOINED = "joined"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """``changed``: names of the article's fields that read differently; ``comments``: numbers of comments new or edited."""

    article_id: int
    novelty: Novelty
    changed: tuple[str, ...] = ()
    comments: tuple[int, ...] = ()


class Archive:
    """One open archive; a context manager. ``db``: its sqlite-utils Database, for reading and other groups' tables; ``called``: its name in errors.

    Raises NotAnArchive, ArchiveTooNew, ArchiveInUse (another writer), ArchiveUnwritable or ArchiveDamaged.
    """

    def __init__(self, path: Path | str, access: Access = Access.WRITE, *, keeping: PageKeeping = PageKeeping.WHOLE) -> None:
        self.path = Path(path)
        self.keeping = keeping
        self.db, self._lock = open_database(self.path, access)
        self.called = trial_of(self.path) if access is Access.TRIAL else self.path
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close; after a writer's, the one file is the whole archive. Does nothing the second time."""
        if self._closed:
            return
        self._closed = True
        with translated(self.called):
            close_database(self.db, self._lock)

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """All that happens inside is stored together, or nothing of it; blocks may nest. Committed, it outlives a power cut."""
        with translated(self.called):
            if self.db.conn.in_transaction:
                with self.db.atomic():
                    yield self.db
                return
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.conn.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise

    def start_crawl(self, *, command: str, version: str, started: datetime, settings: Mapping[str, object] | None = None) -> int:
        """Begin a run; its number goes with everything that it stores."""
        with self.transaction() as db:
            row = {"command": command, "version": version, "started": stamp(started), "settings": storable(as_json(dict(settings or {})))}
            return insert_row(db, "crawls", row)

    def finish_crawl(self, crawl_id: int, *, finished: datetime, ending: Ending) -> None:
        """Note how and when a run ended."""
        with self.transaction() as db:
            update_row(db, "crawls", crawl_id, {"finished": stamp(finished), "outcome": ending})

    def store_article(
        self,
        article: Article,
        *,
        crawl_id: int,
        seen: datetime,
        page: PageLike | None = None,
        site: str | None = None,
        extent: ThreadReading | None = None,
        cause: Cause | None = None,
    ) -> Stored:
        """Store one article with the comments that its page has; the same page twice changes nothing but when it was last seen.

        ``site`` is the root address of its blog; by default the known blog or seed that it lies below, else its host.
        ``extent`` is how much of the thread ``article.comments`` is; by default the whole, unless the article names further comment pages,
        a comment service or more comments. ``cause`` is why a record may differ from the stored one; by default the page where its bytes
        differ from the last ones, else the extractor. Without a cause a page that is older than the last one leaves the record as it is,
        and what it says goes into the history.
        """
        with self.transaction() as db:
            known = find_article(db, article)
            reading = Reading(crawl_id=crawl_id, when=stamp(seen), cause=cause or cause_of(db, known, page, crawl_id))
            if known is not None and cause is None and is_earlier(db, known, page, reading.when):
                return self._store_earlier(known, article, page, reading)
            article = with_parts(db, article)
            site = site or site_of(db, article.url)
            article_id, changed = write_article(db, article, site_id=site_id(db, site, article), reading=reading)
            see_article(db, article_id, reading)
            move_article(db, article_id, article.url, page.chain if page else ())
            write_links(db, article_id, article, site=site)
            know_addresses(db, article_id, article.url, (article.canonical_url, *(page.chain if page else ())))
            comments = write_comments(db, article_id, article.comments, extent=extent or extent_of(article), reading=reading)
            know_thread_pages(db, article_id, article.comment_pages)
            if extent is None and article.comment_pages:
                end_thread(db, article_id, reading)
            if page is not None:
                self._keep_page(page, article_id, PageRole.ARTICLE)
        novelty = Novelty.NEW if changed is None else Novelty.CHANGED if changed or comments else Novelty.UNCHANGED
        return Stored(article_id=article_id, novelty=novelty, changed=tuple(changed or ()), comments=tuple(comments))

    def store_comment_page(
        self,
        article_id: int,
        comments: Sequence[Comment],
        *,
        crawl_id: int,
        seen: datetime,
        page: PageLike | None = None,
        further: Sequence[str] = (),
        cause: Cause | None = None,
    ) -> Stored:
        """Add the comments of a further page of an article's thread, which names ``further`` pages.

        When one run has read the post and every page of its thread, the comments that it did not see are marked as vanished.
        """
        with self.transaction() as db:
            reading = Reading(crawl_id=crawl_id, when=stamp(seen), cause=cause or cause_of(db, article_id, page, crawl_id))
            if cause is None and page is not None and is_earlier_page(db, page, reading.when):
                touched = write_earlier_comments(db, article_id, comments, reading)
                self._keep_page(page, article_id, PageRole.COMMENTS)
                return Stored(article_id=article_id, novelty=Novelty.EARLIER if touched else Novelty.UNCHANGED, comments=tuple(touched))
            touched = write_comments(db, article_id, comments, extent=ThreadReading.PART, reading=reading)
            know_thread_pages(db, article_id, further)
            if page is not None:
                read_thread_page(db, article_id, page.url, reading)
                end_thread(db, article_id, reading)
                self._keep_page(page, article_id, PageRole.COMMENTS)
            novelty = Novelty.CHANGED if touched and was_whole(db, article_id, crawl_id) else Novelty.JOINED
        return Stored(article_id=article_id, novelty=novelty, comments=tuple(touched))

    def part_of(self, url: str, title: str | None) -> tuple[int, int] | None:
        """The number of the archived post of which ``url`` is a further page, and which page that is; only where the titles agree."""
        return part_of(self.db, url, title)

    def store_part(
        self, article_id: int, number: int, part: Article, *, crawl_id: int, seen: datetime, page: PageLike | None = None, cause: Cause | None = None
    ) -> Stored:
        """Add page ``number`` of a post that is spread over several; its body is the texts of all of them. ``cause`` as in store_article."""
        with self.transaction() as db:
            reading = Reading(crawl_id=crawl_id, when=stamp(seen), cause=cause or cause_of(db, article_id, page, crawl_id))
            changed = not (cause is None and is_earlier_page(db, page, reading.when)) and write_part(db, article_id, number, part, reading)
            if page is not None:
                self._keep_page(page, article_id, PageRole.PART)
        return Stored(article_id=article_id, novelty=Novelty.CHANGED if changed else Novelty.JOINED, changed=("body",) if changed else ())

    def other_form_of(self, article: Article) -> str | None:
        """The address of the archived post of which ``article``, not archived itself, is only another form; known under this one's too then."""
        with self.transaction() as db:
            return None if article.url is None or article_at(db, article.url) is not None else other_form_of(db, article, article.url)

    def thread_of(self, url: str) -> int | None:
        """The number of the archived post whose thread goes on at ``url``."""
        return thread_of(self.db, url)

    def keep_page(self, page: PageLike) -> int:
        """Keep a page that gave no article (a listing, one that was dropped); its number."""
        with self.transaction() as db:
            return keep_page(db, page, self.keeping)

    def article_id(self, url: str) -> int | None:
        """The number of the archived post known under ``url``: fetched, canonical, or redirected from."""
        return article_known_as(self.db, url)

    def mark_gone(self, url: str, *, crawl_id: int, seen: datetime, status: int | None, reason: str) -> None:
        """Note that an archived post is no longer there, and what the server said. Nothing where the address is none of a post's."""
        with self.transaction() as db:
            forget_thread_page(db, url)
            db.conn.execute(
                "UPDATE article_seen SET gone_since = coalesce(gone_since, ?), gone_status = ?, gone_reason = ?, last_crawl_id = ?"
                " WHERE article_id = (SELECT id FROM articles WHERE url = ?)",
                (stamp(seen), status, storable(reason), crawl_id, storable(url)),
            )

    def see_unchanged(self, url: str, *, crawl_id: int, seen: datetime) -> None:
        """Note that a page is there and as it was, without reading it (HTTP 304). Nothing where the address is none of a post's."""
        with self.transaction() as db:
            number = article_at(db, url)
            if number is not None:
                see_article(db, number, Reading(crawl_id=crawl_id, when=stamp(seen), cause=Cause.PAGE))

    def record_failure(
        self, url: str, *, crawl_id: int, occurred: datetime, reason: str, status: int | None = None, detail: str | None = None
    ) -> None:
        """Note that an address gave no record, and why."""
        row = {"crawl_id": crawl_id, "url": storable(url), "url_key": address_key(url), "reason": reason, "status": status}
        with self.transaction() as db:
            insert_row(db, "failures", {**row, "detail": storable(detail), "occurred": stamp(occurred)})

    def _store_earlier(self, article_id: int, article: Article, page: PageLike | None, reading: Reading) -> Stored:
        news, comments = write_earlier(self.db, article_id, article, reading)
        know_addresses(self.db, article_id, article.url, (article.canonical_url, *(page.chain if page else ())))
        know_thread_pages(self.db, article_id, article.comment_pages)
        if page is not None:
            self._keep_page(page, article_id, PageRole.ARTICLE)
        novelty = Novelty.EARLIER if news or comments else Novelty.UNCHANGED
        return Stored(article_id=article_id, novelty=novelty, comments=tuple(comments))

    def _keep_page(self, page: PageLike, article_id: int, role: PageRole) -> None:
        page_id = keep_page(self.db, page, self.keeping)
        self.db.conn.execute("INSERT OR IGNORE INTO article_pages (article_id, page_id, role) VALUES (?, ?, ?)", (article_id, page_id, role.value))
