"""``flipscrape crawl``: archive blogs, or bring the archive's blogs up to date."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from flipscrape.cli.crawl_output import LiveLine, PlainLines, lines_of
from flipscrape.crawl import CrawlOptions, Failed, crawl
from flipscrape.discovery.planning.revisit import Refresh
from flipscrape.discovery.planning.wanted import NoArchive, Only, Wanted
from flipscrape.errors import CrawlError, CrawlIncomplete
from flipscrape.store import PageKeeping

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("crawl")
@click.argument("addresses", nargs=-1, metavar="[URL]...")
@click.option("-o", "--output", "archive", required=True, type=FILE, help="The archive, one SQLite file; made where it is not there.")
@click.option("--max-pages", type=click.IntRange(min=1), help="Fetch at most so many pages in this run; the next goes on from there.")
@click.option("--since", metavar="DATE", help="Only posts of this day or later (2010, 2010-06 or 2010-06-05); those without a date are brought too.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Only posts whose address matches: the beginning of its path, * for anything, "
              "$ for the end, as in robots.txt. Listings and feeds are read all the same, to find them.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Ask for no address that matches, whatever it is.")
@click.option("--only", type=click.Choice([one.value for one in Only]),
              help="posts: without the further pages of their threads. feed: what the blog's feeds name, and nothing else.")
@click.option("--refresh", type=click.Choice([one.value for one in Refresh]), default=Refresh.DUE.value, show_default=True,
              help="Which archived posts an update visits again although nothing tells of a change: young ones often and old ones seldom, or all.")
@click.option("--respect-noarchive", is_flag=True, help="Leave out the pages that ask not to be archived; else the archive only notes what they ask.")
@click.option("--delay", type=click.FloatRange(min=0), default=1.0, show_default=True,
              help="Seconds between two requests to one server; 0 also stops adapting to its speed.")
@click.option("--concurrency", type=click.IntRange(min=1, max=64), default=1, show_default=True, help="Requests to one server at once.")
@click.option("--allow-address", "allowed_addresses", multiple=True, metavar="HOST[:PORT]",
              help="A host that may lead to an address of a private network, besides the host and port of the URLs given.")
@click.option("--no-pages", is_flag=True, help="Keep only hashes of the pages as they came; nothing can be read again from them then.")
@click.option("--retry-failed", is_flag=True, help="Ask again for every address that failed in earlier runs.")
@click.option("--contact", help="Where the owner of a site can reach you, an address or a page; sent with every request.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def command(
    addresses: tuple[str, ...], archive: Path, *, quiet: bool, as_json: bool, no_pages: bool, retry_failed: bool, respect_noarchive: bool,
    since: str | None, include: tuple[str, ...], exclude: tuple[str, ...], only: str | None, refresh: str, **options: Any,
) -> None:
    """Archive the blogs at URL...; without a URL, bring every blog in the archive up to date.

    Interrupted (Ctrl-C), it finishes what is under way; the same command goes on from there. Exit codes: 0 everything is
    archived, 3 something is left to fetch, 4 another process is writing to the archive.
    """
    noarchive = NoArchive.RESPECTED if respect_noarchive else NoArchive.NOTED
    try:
        wanted = Wanted(since=since, include=include, exclude=exclude, only=Only(only) if only else None, noarchive=noarchive)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    with LiveLine() if sys.stderr.isatty() and not quiet else PlainLines(quiet=quiet or as_json) as progress:
        keeping = PageKeeping.HASH_ONLY if no_pages else PageKeeping.WHOLE
        failed = Failed.AGAIN if retry_failed else Failed.LEFT
        chosen = CrawlOptions(keeping=keeping, failed=failed, wanted=wanted, refresh=Refresh(refresh), **options)
        report = crawl(addresses, archive, chosen, on_stop=progress.stopping, on_progress=progress.show)
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False, indent=2))
    elif not quiet:
        for line in lines_of(report):
            click.echo(line)
    if report.faults:
        raise CrawlError(f"pages lost to mistakes of flipscrape's own: {report.faults}; report what is told above, and ask again with --retry-failed")
    if not report.complete:
        raise CrawlIncomplete(f"{report.pending} addresses are left: run the same command again to go on")
