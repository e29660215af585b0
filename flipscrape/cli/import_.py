"""flipscrape import: pages that others fetched, into an archive."""

from __future__ import annotations

import os
from pathlib import Path

import click

from flipscrape.errors import BadAddress, SourceCut, SourceUnreadable
from flipscrape.imports.importing import import_sources
from flipscrape.markup.addresses import absolute
from flipscrape.store import Access, Archive


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE|FOLDER...")
@click.option("-o", "--output", "archive", required=True, type=click.Path(path_type=Path), help="The archive; made where it is not there.")
@click.option("--url", help="The address of a single saved page or capture that does not tell its own.")
def command(sources: tuple[Path, ...], archive: Path, url: str | None) -> None:
    """Read WARC and WACZ files, folders of saved pages (wget and HTTrack mirrors), saved pages and text captures as if they had been crawled.

    Nothing is fetched. The same source twice changes nothing. The newest capture of a post is its record; older ones go into its history,
    whenever they come. A WARC that was cut in the middle is read up to the cut.
    """
    if url is not None and (len(sources) > 1 or sources[0].is_dir()):
        raise click.UsageError("--url is the address of one file: name one file")
    if url is not None and absolute(url, None) is None:
        raise BadAddress(f"{url} is no web address; give one like https://blog.example.org/post/")
    with Archive(archive, Access.CREATE) as opened:
        report = import_sources(sources, opened, url=url, workers=os.cpu_count() or 1)
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(report.outcomes.items())) or "no pages")
    if report.outcomes["failed"]:
        click.echo(f"why they failed stands in the table failures of {archive}", err=True)
    for cut in report.cuts if report.unread else report.cuts[:-1]:
        click.echo(f"Cut: {cut}", err=True)
    if report.unread:
        raise SourceUnreadable(f"{report.unread} of the files could not be read; the rest is in {archive}")
    if report.cuts:
        raise SourceCut(str(report.cuts[-1]))
