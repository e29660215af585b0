"""flipscrape extract: one page to one record, with no crawl and no archive."""

from __future__ import annotations

import click

from flipscrape.cli.page_source import STANDARD_INPUT, read_source
from flipscrape.cli.renderings import FORMATS, explain
from flipscrape.errors import NotAPage
from flipscrape.extraction import extract
from flipscrape.trace import Trace


@click.command("extract")
@click.argument("source", metavar="FILE|URL|-")
@click.option("--url", help="The page's own address: relative links and dates in it are read against it.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="json", show_default=True, help="What to print.")
@click.option("--explain", "explaining", is_flag=True,
              help="Say which source won each field, what the others said, and which rule cut what.")
def command(source: str, url: str | None, form: str, *, explaining: bool) -> None:
    """Read one page, or a plain text capture of one, and print its record.

    A URL is fetched once, if the site's robots.txt allows it; a dash reads standard input.

    The record goes to standard output, all remarks to standard error.
    """
    page = read_source(source)
    trace = Trace()
    try:
        article = extract(page.data, url or page.url, fetched=page.fetched, charset=page.charset, trace=trace)
    except NotAPage as error:
        raise NotAPage(f"{'standard input' if source == STANDARD_INPUT else source}: {error}") from error
    click.echo(FORMATS[form](article))
    if explaining:
        click.echo(explain(article, trace), err=True)
    for warning in trace.warnings:
        click.echo(f"Note: {warning}", err=True)
