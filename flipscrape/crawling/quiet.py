"""Scrapy's log lines for single pages, left out: the frontier holds what became of each."""

from __future__ import annotations

from scrapy.logformatter import LogFormatter


class QuietLogFormatter(LogFormatter):
    """No line for a page that came, was stored or was dropped; errors keep theirs."""

    def crawled(self, *_: object) -> None:  # type: ignore[override]
        """No line."""

    def scraped(self, *_: object) -> None:  # type: ignore[override]
        """No line."""

    def dropped(self, *_: object) -> None:  # type: ignore[override]
        """No line."""
