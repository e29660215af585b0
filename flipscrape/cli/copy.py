"""flipscrape copy: a whole or a slim copy of an archive."""

from __future__ import annotations

from pathlib import Path

import click

from flipscrape.store.copying import copy_archive
from flipscrape.store.writing.pages import PageKeeping


@click.command("copy")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The new file.")
@click.option("--no-pages", is_flag=True, help="Leave out the pages as they came; their hashes stay.")
def command(file: Path, output: Path, *, no_pages: bool) -> None:
    """Copy the archive FILE as it stands now, while a crawl runs too."""
    copy_archive(file, output, keeping=PageKeeping.HASH_ONLY if no_pages else PageKeeping.WHOLE)
    click.echo(f"{output}: {output.stat().st_size / 1e6:.1f} MB")
