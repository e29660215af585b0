"""``flipscrape crawl``: archive blogs, or bring the archive's blogs up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from flipscrape.crawl import CrawlOptions, crawl
from flipscrape.errors import CrawlIncomplete

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("crawl")
@click.argument("addresses", nargs=-1, metavar="[URL]...")
@click.option("-o", "--output", "archive", required=True, type=FILE, help="The archive, one SQLite file; made where it is not there.")
@click.option("--max-pages", type=click.IntRange(min=1), help="Fetch at most so many pages in this run; the next goes on from there.")
@click.option("--delay", type=click.FloatRange(min=0), default=1.0, show_default=True,
              help="Seconds between two requests to one server; 0 also stops adapting to its speed.")
@click.option("--concurrency", type=click.IntRange(min=1, max=64), default=1, show_default=True, help="Requests to one server at once.")
@click.option("--allow-address", "allowed_addresses", multiple=True, metavar="HOST[:PORT]",
              help="A host that may lead to an address of a private network, besides the host and port of the URLs given.")
@click.option("--contact", help="Where the owner of a site can reach you, an address or a page; sent with every request.")
def command(addresses: tuple[str, ...], archive: Path, **options: Any) -> None:
    """Archive the blogs at URL...; without a URL, bring every blog in the archive up to date."""
    report = crawl(addresses, archive, CrawlOptions(**options), on_stop=_say_how_to_leave)
    click.echo(f"{report}")
    if not report.complete:
        raise CrawlIncomplete(f"{report.pending} addresses are left: the same command goes on")


def _say_how_to_leave() -> None:
    click.echo("Finishing what is under way; interrupt once more to leave at once.", err=True)
