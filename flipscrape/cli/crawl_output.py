"""What a crawl shows: one live line on a terminal, plain lines elsewhere, and the report at its end."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Self

import click

from flipscrape.crawl import CrawlReport, Progress
from flipscrape.model import Outcome

LINE_EVERY = 10.0
WORDS = {
    Outcome.STORED: "stored", Outcome.READ: "read for their links", Outcome.UNCHANGED: "unchanged", Outcome.REDIRECTED: "redirected",
    Outcome.DROPPED: "left out", Outcome.GONE: "gone", Outcome.REFUSED: "refused by the server", Outcome.FORBIDDEN: "not allowed",
    Outcome.FAILED: "failed", Outcome.SKIPPED: "skipped as told",
}
MOST_REASONS = 12


class PlainLines:
    """A line on standard error every ten seconds; none if ``quiet``."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Nothing to put away."""

    def show(self, progress: Progress) -> None:
        """Print where the crawl stands, when it is time."""
        if not self._quiet and progress.seconds - self._last >= LINE_EVERY:
            self._last = progress.seconds
            click.echo(line_of(progress), err=True)

    def stopping(self) -> None:
        """Say what an interrupt does."""
        click.echo("Finishing what is under way; interrupt once more to leave at once. The same command goes on from there.", err=True)


class LiveLine(PlainLines):
    """One line on standard error that is written over."""

    def __init__(self) -> None:
        super().__init__(quiet=False)
        from rich.console import Console  # noqa: PLC0415 # ten megabytes that a crawl without a terminal does not need

        self._status = Console(stderr=True).status("starting")

    def __enter__(self) -> Self:
        self._status.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._status.stop()

    def show(self, progress: Progress) -> None:
        """Write the line over."""
        self._status.update(line_of(progress))


def line_of(progress: Progress) -> str:
    """Where a crawl stands, in one line."""
    rate = progress.fetched / progress.seconds if progress.seconds else 0.0
    return (
        f"{progress.posts} posts, {progress.comments} comments; {progress.fetched} pages fetched, {progress.pending} in the queue, "
        f"{rate:.1f} pages a second"
    )


def lines_of(report: CrawlReport) -> Iterator[str]:
    """The report in plain lines."""
    posts = ", ".join(f"{count} {name}" for name, count in report.posts.items() if count) or "none"
    yield f"Posts: {posts}; comments new or edited: {report.comments}"
    ends = ", ".join(f"{report.outcomes[outcome]} {words}" for outcome, words in WORDS.items() if report.outcomes.get(outcome))
    yield f"Pages fetched: {report.fetched} in {report.seconds:.1f} s ({ends or 'none ended'})"
    reasons = sorted(report.reasons.items(), key=lambda one: -one[1])
    if reasons:
        more = f", and {len(reasons) - MOST_REASONS} more reasons" if len(reasons) > MOST_REASONS else ""
        yield "Without a record: " + ", ".join(f"{count} x {reason}" for reason, count in reasons[:MOST_REASONS]) + more
    for host, reason in report.hosts_ended.items():
        yield f"{host} was left for this run: {reason}"
