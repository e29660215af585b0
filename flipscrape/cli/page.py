"""flipscrape page: one kept page, byte for byte."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flipscrape.errors import BadQuery
from flipscrape.store import Access, Archive
from flipscrape.store.reading.kept_pages import page_of_address


@click.command("page")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("url")
@click.option("--headers", is_flag=True, help="Write status and headers before it, as the server sent them.")
def command(file: Path, url: str, *, headers: bool) -> None:
    """Write the page that URL gave last, as it is kept in the archive FILE, to standard output."""
    with Archive(file, Access.READ) as archive:
        page = page_of_address(archive, url)
    if page is None:
        raise BadQuery(f"no page of {url} is kept in {file}: its addresses are in the table pages")
    if headers:
        click.echo(f"{page.status} {page.url} {page.fetched.isoformat()}")
        for name, value in page.headers:
            click.echo(f"{name}: {value}")
        click.echo()
    sys.stdout.buffer.write(page.body)
