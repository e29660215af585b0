"""flipscrape verify: name what is wrong with an archive, and mend what can be mended."""

from __future__ import annotations

from pathlib import Path

import click

from flipscrape.errors import ArchiveDamaged, ArchiveUnwritable
from flipscrape.imports.reextraction import Effect, reextract
from flipscrape.store import Access, Archive, Selection
from flipscrape.store.verification.verify import Problem, verify


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--repair", is_flag=True, help="Mend what can be mended: from other columns, or from the kept pages.")
def command(file: Path, *, repair: bool) -> None:
    """Check the archive FILE: SQLite's integrity, references, hashes of kept pages, search index, derived columns.

    Ends with 1 where something is wrong and was not mended.
    """
    with _opened(file, repair=repair) as archive:
        found = list(verify(archive))
        left = _after_repair(archive, found) if repair and found else found
    still = {problem.text for problem in left}
    for problem in found:
        if problem.text not in still:
            click.echo(f"mended: {problem.text}")
    for problem in left:
        click.echo(f"wrong: {problem.text}")
    if left:
        advice = "go back to a copy of the archive, or crawl again" if repair else "`flipscrape verify --repair` mends what can be mended"
        raise ArchiveDamaged(f"{file}: {len(left)} {'thing is' if len(left) == 1 else 'things are'} wrong; {advice}")
    click.echo(f"{file}: nothing is wrong" + (" any more" if found else ""))


def _opened(file: Path, *, repair: bool) -> Archive:
    try:
        return Archive(file, Access.WRITE)
    except ArchiveDamaged as error:
        raise ArchiveDamaged(f"{file} is too damaged to be opened; go back to a copy (`sqlite3 {file} .recover` shows what is left)") from error
    except ArchiveUnwritable:
        if repair:
            raise
        click.echo("the file is read-only: the search index is not checked", err=True)
        return Archive(file, Access.READ)


def _after_repair(archive: Archive, problems: list[Problem]) -> list[Problem]:
    """Mend, each problem in a transaction of its own; records that do not fit their hash are read again. What is still wrong then."""
    for problem in problems:
        if problem.mend is not None:
            with archive.transaction() as db:
                problem.mend(db)
    if numbers := [str(problem.article_id) for problem in problems if problem.article_id is not None]:
        reextract(archive, Selection(where=f"id IN ({', '.join(numbers)})"), effect=Effect.STORE, workers=1)
    return list(verify(archive))
