"""Today's extractor over the kept pages of an archive: what reads differently now, field by field. Nothing is fetched."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from importlib.metadata import version
from itertools import groupby

from flipscrape.imports.readings import read_all
from flipscrape.items import FetchedPage, Reading, as_fetched
from flipscrape.store import Archive, Cause, Ending, PageRole, Selection
from flipscrape.store.reading.kept_pages import pages_of_article
from flipscrape.store.reading.selection import select_ids
from flipscrape.store.writing.articles import read_record

COMMENTS = "comments"
SHOWN_PER_FIELD = 3


class Effect(Enum):
    """Whether what reads differently is stored, its earlier reading kept as a revision, or only shown."""

    STORE = "store"
    SHOW = "show"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One field of one post, as it was and as it reads now."""

    url: str | None
    before: object
    after: object


@dataclass(kw_only=True, slots=True)
class ReextractionReport:
    """``fields``: how many posts changed in each; ``examples``: the first few of each. ``comments``: how many are new or read differently.

    ``unread``: posts without a kept page, ``unkept`` of them, or whose page gave nothing this time; they stay as they are.
    """

    articles: int = 0
    changed: int = 0
    unread: int = 0
    unkept: int = 0
    comments: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Change]] = field(default_factory=dict)


class _NothingStored(Exception):
    """Raised to undo all that was only to be shown."""


def reextract(archive: Archive, selection: Selection, *, effect: Effect, workers: int) -> ReextractionReport:
    """Read the kept pages of the selected posts again. Raises BadQuery, and ArchiveDamaged for a page that does not fit its hash."""
    report = ReextractionReport()
    numbers = select_ids(archive.db, selection)
    if effect is Effect.STORE:
        _reextract(archive, numbers, report, workers)
        return report
    with suppress(_NothingStored), archive.transaction():
        _reextract(archive, numbers, report, workers)
        raise _NothingStored
    return report


def _reextract(archive: Archive, numbers: Sequence[int], report: ReextractionReport, workers: int) -> None:
    crawl_id = archive.start_crawl(command="reextract", version=version("flipscrape"), started=datetime.now(UTC))
    ending = Ending.FAILED
    try:
        with closing(_readings(archive, numbers, workers)) as readings:
            for article_id, read in groupby(readings, key=lambda one: one[0]):
                with archive.transaction():
                    _compare(archive, article_id, [(role, reading) for _, role, reading in read], crawl_id, report)
        report.unkept = len(numbers) - report.articles
        report.unread += report.unkept
        report.articles = len(numbers)
        ending = Ending.FINISHED
    finally:
        archive.finish_crawl(crawl_id, finished=datetime.now(UTC), ending=ending)


def _readings(archive: Archive, numbers: Iterable[int], workers: int) -> Generator[tuple[int, PageRole, Reading]]:
    """The readings of all pages of each post, those of a post together. They come in the order in which the pages went."""
    under_way: deque[tuple[int, PageRole]] = deque()

    def pages() -> Iterator[FetchedPage]:
        for number in numbers:
            for role, page in pages_of_article(archive, number):
                under_way.append((number, role))
                yield as_fetched(page)

    with closing(read_all(pages(), workers=workers)) as readings:
        for reading in readings:
            yield (*under_way.popleft(), reading)


def _compare(archive: Archive, article_id: int, read: Sequence[tuple[PageRole, Reading]], crawl_id: int, report: ReextractionReport) -> None:
    report.articles += 1
    by_role = {role: [reading for one, reading in read if one is role] for role in PageRole}
    main = next(iter(by_role[PageRole.ARTICLE]), None)
    if main is None or main.article is None or not (main.article.title or main.article.body):
        report.unread += 1
        return
    before = read_record(archive.db, article_id)
    url = archive.db.conn.execute("SELECT url FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    further = by_role[PageRole.COMMENTS]
    stored = archive.store_article(
        replace(main.article, url=url), crawl_id=crawl_id, seen=main.page.fetched, page=main.page, cause=Cause.EXTRACTOR
    )
    touched = len(stored.comments)
    for reading in by_role[PageRole.PART]:
        if reading.article is not None and (part := archive.part_of(reading.page.url, reading.article.title)):
            archive.store_part(
                *part, reading.article, crawl_id=crawl_id, seen=reading.page.fetched, page=reading.page, cause=Cause.EXTRACTOR)
    for reading in further:
        if reading.article is not None:
            added = archive.store_comment_page(
                article_id, reading.article.comments, further=reading.article.comment_pages, crawl_id=crawl_id, seen=reading.page.fetched,
                page=reading.page, cause=Cause.EXTRACTOR,
            )
            touched += len(added.comments)
    after = read_record(archive.db, article_id)
    _note(report, url, {name: (before[name], after[name]) for name in before if before[name] != after[name]}, touched)


def _note(report: ReextractionReport, url: str | None, changes: dict[str, tuple[object, object]], touched: int) -> None:
    report.changed += bool(changes or touched)
    report.comments += touched
    for name, (before, after) in changes.items():
        report.fields[name] += 1
        shown = report.examples.setdefault(name, [])
        if len(shown) < SHOWN_PER_FIELD:
            shown.append(Change(url=url, before=before, after=after))
