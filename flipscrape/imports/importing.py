"""From files to rows: which reader a source needs, and what becomes of each page, as in a crawl."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from flipscrape.discovery import Role
from flipscrape.errors import SourceCut, SourceUnreadable
from flipscrape.extraction import extract
from flipscrape.imports.readings import read_all
from flipscrape.imports.saved_pages import has_address, read_file, read_folder
from flipscrape.imports.warc import read_wacz, read_warc
from flipscrape.items import FetchedPage, Reading
from flipscrape.markup.addresses import clean
from flipscrape.model import AddressKind, Article
from flipscrape.store import Archive, Stored

WARC_SUFFIXES = (".warc", ".warc.gz")
WACZ_SUFFIXES = (".wacz",)
# Each transaction is written through to the disk; a killed import is run again and finds what is there.
PAGES_A_TRANSACTION = 50


@dataclass(kw_only=True, slots=True)
class ImportReport:
    """``outcomes``: how many pages came to what ('new', 'changed', 'unchanged', 'no post', 'failed'). ``cuts``: sources that end early."""

    outcomes: Counter[str] = field(default_factory=Counter)
    cuts: list[SourceCut] = field(default_factory=list)


def import_sources(
    sources: Sequence[Path], archive: Archive, *, url: str | None = None, workers: int, on_page: Callable[[ImportReport], None] = lambda _: None
) -> ImportReport:
    """Read all pages of ``sources`` into ``archive``. ``url`` is the address of a single file that does not tell its own.

    Raises SourceUnreadable for a source that cannot be read at all. One that ends early is read up to there and named in the report.
    """
    report = ImportReport()
    crawl_id = archive.start_crawl(
        command="import", version=version("flipscrape"), started=datetime.now(UTC), settings={"sources": [source.name for source in sources]}
    )
    outcome = "failed"
    try:
        for source in sources:
            _import(read_all(read_source(source, url), workers=workers), archive, crawl_id, report, on_page)
        outcome = "incomplete" if report.cuts else "complete"
    finally:
        archive.finish_crawl(crawl_id, finished=datetime.now(UTC), outcome=outcome)
    return report


def read_source(source: Path, url: str | None = None) -> Iterator[FetchedPage]:
    """The pages of a WARC, a WACZ, a folder, or one saved page or capture. Raises SourceUnreadable, SourceCut, OSError."""
    name = source.name.lower()
    if source.is_dir():
        yield from read_folder(source)
    elif name.endswith(WACZ_SUFFIXES):
        yield from read_wacz(source)
    elif name.endswith(WARC_SUFFIXES):
        with source.open("rb") as stream:
            yield from read_warc(stream, str(source))
    else:
        page = replace(read_file(source), kind=AddressKind.POST)
        yield replace(page, url=clean(url)) if url else page


def _import(readings: Iterator[Reading], archive: Archive, crawl_id: int, report: ImportReport, on_page: Callable[[ImportReport], None]) -> None:
    failure: SourceUnreadable | None = None
    stored = 1
    while stored and failure is None:
        with archive.transaction():
            stored = 0
            try:
                for reading in islice(readings, PAGES_A_TRANSACTION):
                    report.outcomes[_outcome(reading, archive, crawl_id)] += 1
                    stored += 1
            except SourceUnreadable as error:
                failure = error
        on_page(report)
    if isinstance(failure, SourceCut):
        report.cuts.append(failure)
    elif failure is not None:
        raise failure


def _outcome(reading: Reading, archive: Archive, crawl_id: int) -> str:
    page = _cleaned(reading.page)
    if reading.failure is not None:
        archive.record_failure(page.url, crawl_id=crawl_id, occurred=page.fetched, reason="unreadable", detail=reading.failure)
        return "failed"
    article = extract(page.body, page.url, fetched=page.fetched) if _is_capture(page) else reading.article
    if article is None or not (article.title or article.body):
        archive.keep_page(page)
        return "no post"
    thread = archive.thread_of(page.url)
    if thread is None and not is_post(reading):
        archive.keep_page(page)
        return "no post"
    return _stored(article, page, archive, crawl_id, thread).outcome.value


def _stored(article: Article, page: FetchedPage, archive: Archive, crawl_id: int, thread: int | None) -> Stored:
    url = page.url if has_address(page) else None
    if thread is not None:
        further = article.comment_pages
        return archive.store_comment_page(thread, article.comments, further=further, crawl_id=crawl_id, seen=page.fetched, page=page)
    if url is not None and (part := archive.part_of(url, article.title)):
        return archive.store_part(*part, article, crawl_id=crawl_id, seen=page.fetched, page=page)
    return archive.store_article(replace(article, url=url), crawl_id=crawl_id, seen=page.fetched, page=page)


def is_post(reading: Reading) -> bool:
    """Whether a page is a post, as far as it can be told without the rest of its blog. A file that was named, or has no address, is one."""
    page, outlook = reading.page, reading.outlook
    named = page.kind is AddressKind.POST or not has_address(page) or _is_capture(page)
    return named or (outlook is not None and outlook.role is Role.POST)


def _is_capture(page: FetchedPage) -> bool:
    return any(name == "Content-Type" and value.startswith("text/plain") for name, value in page.headers)


def _cleaned(page: FetchedPage) -> FetchedPage:
    return replace(page, url=clean(page.url)) if has_address(page) else page
