"""From files to rows: which reader a source needs, and what becomes of each page, as in a crawl."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from flipscrape.errors import SourceCut, SourceUnreadable
from flipscrape.imports.hearing import Hearing
from flipscrape.imports.readings import read_all
from flipscrape.imports.saved_pages import read_file, read_folder, read_sources
from flipscrape.imports.sorting import FAILED, Sorter, cleaned
from flipscrape.imports.warc import is_source, read_wacz, read_warc
from flipscrape.items import FetchedPage, Reading
from flipscrape.markup.addresses import clean
from flipscrape.model import AddressKind
from flipscrape.store import Archive, Ending

WARC_SUFFIXES = (".warc", ".warc.gz")
WACZ_SUFFIXES = (".wacz",)
# Each transaction is written through to the disk; a killed import is run again and finds what is there.
PAGES_A_TRANSACTION = 50


@dataclass(kw_only=True, slots=True)
class ImportReport:
    """``outcomes``: how many pages came to what (a ``Novelty``, "no post" or "failed"). ``cuts``: sources that end early.

    ``unread``: how many of the failed were files themselves. Of a WARC's records some are always empty, or images called pages.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    cuts: list[SourceCut] = field(default_factory=list)


def import_sources(sources: Sequence[Path], archive: Archive, *, url: str | None = None, workers: int) -> ImportReport:
    """Read all pages of ``sources`` into ``archive``. ``url`` is the address of a single file that does not tell its own.

    Raises SourceUnreadable for a source that cannot be read at all. One that ends early is read up to there and named in the report.
    """
    report = ImportReport()
    started = datetime.now(UTC)
    names = [source.name for source in sources]
    crawl_id = archive.start_crawl(command="import", version=version("flipscrape"), started=started, settings={"sources": names})
    ending = Ending.FAILED
    try:
        hearing = Hearing(archive)
        sorter = Sorter(archive, crawl_id, hearing)
        for source in sources:
            hearing.listen(map(cleaned, read_hearsay(source)), workers=workers)
        for source in sources:
            # A date in the future is a wrong clock's; left alone it would make all later readings older ones.
            pages = (hearing.beside(replace(cleaned(page), fetched=min(page.fetched, started))) for page in read_source(source, url))
            failed = report.outcomes[FAILED]
            _take(pages, archive, workers, report, sorter.take)
            report.unread += 0 if _is_container(source) else report.outcomes[FAILED] - failed
        _take(sorter.further_pages(), archive, workers, report, sorter.take_further)
        _take(sorter.in_doubt(), archive, workers, report, sorter.store)
        _take(sorter.comment_pages(), archive, workers, report, sorter.store)
        # They have been counted.
        _take(sorter.told_late(), archive, workers, ImportReport(), sorter.store)
        ending = Ending.INCOMPLETE if report.cuts else Ending.FINISHED
    finally:
        archive.finish_crawl(crawl_id, finished=datetime.now(UTC), ending=ending)
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


def read_hearsay(source: Path) -> Iterator[FetchedPage]:
    """The feeds, sitemaps and collections of a WARC, a WACZ or a folder alone. Raises as ``read_source`` does."""
    if source.is_dir():
        yield from read_sources(source)
    elif _is_container(source):
        yield from (page for page in read_source(source) if is_source(page))


def _is_container(source: Path) -> bool:
    return source.is_file() and source.name.lower().endswith(WARC_SUFFIXES + WACZ_SUFFIXES)


def _take(pages: Iterable[FetchedPage], archive: Archive, workers: int, report: ImportReport, take: Callable[[Reading], str | None]) -> None:
    """Read ``pages`` and hand each to ``take``, which gives its outcome, or None for one that is put off."""
    failure: SourceUnreadable | None = None
    taken = 1
    with closing(read_all(pages, workers=workers)) as readings:
        while taken and failure is None:
            with archive.transaction():
                taken = 0
                try:
                    for reading in islice(readings, PAGES_A_TRANSACTION):
                        if outcome := take(reading):
                            report.outcomes[outcome] += 1
                        taken += 1
                except SourceUnreadable as error:
                    failure = error
    if isinstance(failure, SourceCut):
        report.cuts.append(failure)
    elif failure is not None:
        raise failure
