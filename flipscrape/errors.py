"""Every error that flipscrape raises on purpose; each message is one line and says what to do.

FlipscrapeError
  ExtractionError           a page gives no record
    NotAPage                bytes that are neither HTML nor text (an image, a PDF, nothing at all)
    PageTooLarge            more bytes than one page may have
  ArchiveError              the archive cannot be used
    NotAnArchive            the file is something else; it was left untouched
    ArchiveInUse            another process is writing to it
    ArchiveTooNew           written by a newer flipscrape
    ArchiveDamaged          SQLite or a stored hash says that something is broken
    ArchiveUnwritable       disk full, read-only, or a share that cannot lock
    NoSuchPage              no page of the posts chosen is kept
    BadQuery                a search or a condition that cannot be read, an address that the archive does not have
  CrawlError                a crawl cannot start or go on
    BadAddress              an address that is no http(s) address
    CrawlRefused            robots.txt forbids everything that was asked for
    CrawlIncomplete         it stopped early; the same command goes on
  ExportError               an export cannot be written
  SourceUnreadable          a file that is to be imported is not what it should be
    SourceCut               it ends in the middle; what stands before the cut was imported
  Interrupted               the user stopped a command before its end
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What every command leaves with."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    INCOMPLETE = 3
    IN_USE = 4


class FlipscrapeError(Exception):
    """The root; ``exit_code`` is what a command leaves with when this reaches it."""

    exit_code = ExitCode.ERROR


class ExtractionError(FlipscrapeError):
    """A page gives no record."""


class NotAPage(ExtractionError):
    """The bytes are neither HTML nor text."""


class PageTooLarge(ExtractionError):
    """The page has more bytes than one page may have."""


class ArchiveError(FlipscrapeError):
    """The archive cannot be used."""


class NotAnArchive(ArchiveError):
    """The file is not a flipscrape archive; it was left untouched."""


class ArchiveInUse(ArchiveError):
    """Another process is writing to the archive."""

    exit_code = ExitCode.IN_USE


class ArchiveTooNew(ArchiveError):
    """The archive was written by a newer flipscrape."""


class ArchiveDamaged(ArchiveError):
    """SQLite, a foreign key or a stored hash says that something is broken."""


class NoSuchPage(ArchiveError):
    """No page of the posts chosen is kept in the archive."""


class ArchiveUnwritable(ArchiveError):
    """The disk is full, the file is read-only, or it lies on a share that cannot lock."""


class BadQuery(ArchiveError):
    """A search or a condition cannot be read, or the archive does not have the address."""

    exit_code = ExitCode.USAGE


class CrawlError(FlipscrapeError):
    """A crawl cannot start or go on."""


class BadAddress(CrawlError):
    """The address is no http(s) address."""

    exit_code = ExitCode.USAGE


class CrawlRefused(CrawlError):
    """The site's robots.txt forbids everything that was asked for."""


class CrawlIncomplete(CrawlError):
    """The crawl stopped early; the same command goes on."""

    exit_code = ExitCode.INCOMPLETE


class ExportError(FlipscrapeError):
    """The export cannot be written."""


class SourceUnreadable(FlipscrapeError):
    """A file that is to be imported is not what it should be."""


class SourceCut(SourceUnreadable):
    """A file that is to be imported ends in the middle; what stands before the cut was imported."""

    exit_code = ExitCode.INCOMPLETE


class Interrupted(FlipscrapeError):
    """Stopped before the end: run the same command again."""

    exit_code = ExitCode.INCOMPLETE
