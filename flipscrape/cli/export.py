"""flipscrape export: posts with their comments, or the kept pages, in another program's format."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import click

from flipscrape.cli.choosing import chosen, selection_options
from flipscrape.errors import ExportError
from flipscrape.exports import FORMATS, FileFormat, FolderFormat, Packing, PageFormat
from flipscrape.exports.target import whole_file, whole_folder
from flipscrape.store import Access, Archive, Selection, read_articles
from flipscrape.store.reading.kept_pages import read_pages

STANDARD_OUTPUT = Path("-")
EVERYTHING = Selection()
WHAT = "What to write: " + "; ".join(f"{name}, {form.description}" for name, form in sorted(FORMATS.items())) + "."


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "name", required=True, type=click.Choice(sorted(FORMATS)), help=WHAT)
@click.option("-o", "--output", "path", required=True, type=click.Path(path_type=Path), help="The file or folder to write; - for standard output.")
@click.option("--search", help="Only what this search finds, as in flipscrape search.")
@selection_options
def command(file: Path, name: str, path: Path, search: str | None, **options: object) -> None:
    """Write the posts of the archive FILE with their comments, oldest first.

    The output appears whole or not at all. A WARC holds the kept pages: all of them, or those of the chosen posts; it is
    compressed unless its name ends in .warc. Comments that have vanished from the blog are among the others. In CSV, a cell that
    a spreadsheet would take for a formula has an apostrophe before it.
    """
    form = FORMATS[name]
    selection = replace(chosen(options), search=search)
    with Archive(file, Access.READ) as archive:
        if isinstance(form, FolderFormat):
            if path == STANDARD_OUTPUT:
                raise ExportError(f"{name} is a folder of files: name one with -o")
            with whole_folder(path) as folder:
                form.write(read_articles(archive, selection), folder)
        elif path == STANDARD_OUTPUT:
            _write(form, archive, selection, sys.stdout.buffer, Packing.of(path))
        else:
            with whole_file(path) as out:
                _write(form, archive, selection, out, Packing.of(path))


def _write(form: FileFormat | PageFormat, archive: Archive, selection: Selection, out: BinaryIO, packing: Packing) -> None:
    if isinstance(form, PageFormat):
        form.write(read_pages(archive, None if selection == EVERYTHING else selection), out, packing)
    else:
        form.write(read_articles(archive, selection), out)
