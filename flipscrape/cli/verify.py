"""flipscrape verify: name what is wrong with an archive, and mend what can be mended."""

from __future__ import annotations

from pathlib import Path

import click

from flipscrape.errors import ArchiveDamaged, ArchiveUnwritable
from flipscrape.store import Access, Archive
from flipscrape.store.verify import Problem, verify


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--repair", is_flag=True, help="Mend what can be mended without loss.")
def command(file: Path, repair: bool) -> None:  # noqa: FBT001 - click gives it so
    """Check the archive FILE: SQLite's integrity, references, hashes of kept pages, search index, derived columns.

    Ends with 1 where something is wrong and was not mended.
    """
    with _opened(file, repair=repair) as archive:
        left = 0
        for problem in list(verify(archive)):
            mended = repair and _mend(archive, problem)
            left += not mended
            click.echo(f"{'mended' if mended else 'wrong'}: {problem.text}")
    if left:
        advice = "go back to a copy of the archive, or crawl again" if repair else "`flipscrape verify --repair` mends what can be mended"
        raise ArchiveDamaged(f"{file}: {left} {'thing is' if left == 1 else 'things are'} wrong; {advice}")
    click.echo(f"{file}: nothing is wrong" if not repair else f"{file}: nothing is wrong any more")


def _opened(file: Path, *, repair: bool) -> Archive:
    try:
        return Archive(file, Access.WRITE)
    except ArchiveUnwritable:
        if repair:
            raise
        click.echo("the file is read-only: the search index is not checked", err=True)
        return Archive(file, Access.READ)


def _mend(archive: Archive, problem: Problem) -> bool:
    if problem.mend is None:
        return False
    with archive.transaction() as db:
        problem.mend(db)
    return True
