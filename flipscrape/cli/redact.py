"""flipscrape redact: pseudonyms for people, or one person or address taken out."""

from __future__ import annotations

import secrets
from collections import Counter
from pathlib import Path

import click

from flipscrape.store import Access, Archive
from flipscrape.store.erase import erase_address, erase_person
from flipscrape.store.redact import Persons, Trial, redact_names


@click.command("redact")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--names", type=click.Choice([persons.value for persons in Persons]), help="Replace the names of commenters, or of all persons.")
@click.option("--key", help="Secret that makes the pseudonyms: the same key gives the same ones again. Without it a new one is made and shown.")
@click.option("--erase-person", metavar="NAME", help="Take out the comments of one person.")
@click.option("--erase-address", metavar="URL", help="Take out one address, and the post that is known under it.")
@click.option("--dry-run", is_flag=True, help="Only say what would be touched.")
def command(  # noqa: PLR0917 - click gives them by name
    file: Path, names: str | None, key: str | None, erase_person: str | None, erase_address: str | None, dry_run: bool,  # noqa: FBT001
) -> None:
    """Replace names in the archive FILE by pseudonyms, or take out one person or one address.

    Rows, earlier records, kept pages and the search index are treated alike, and nothing is left in the file's free space. A later crawl
    reads the site again as it is: redact a copy (flipscrape copy), or do it after each crawl with the same key.
    """
    if sum(choice is not None for choice in (names, erase_person, erase_address)) != 1:
        raise click.UsageError("give one of --names, --erase-person and --erase-address")
    trial = Trial.DRY_RUN if dry_run else Trial.FOR_GOOD
    with Archive(file, Access.WRITE) as archive:
        touched = _redact(archive, names, key, erase_person, erase_address, trial=trial)
    click.echo(_as_text(touched, trial))


def _redact(archive: Archive, names: str | None, key: str | None, person: str | None, address: str | None, *, trial: Trial) -> Counter[str]:
    if person is not None:
        return erase_person(archive, person, trial=trial)
    if address is not None:
        return erase_address(archive, address, trial=trial)
    if key is None and trial is Trial.FOR_GOOD:
        key = secrets.token_hex(16)
        click.echo(f"The key of these pseudonyms, to be kept secret and given again next time: --key {key}", err=True)
    return redact_names(archive, Persons(names), key=(key or "").encode()[:64], trial=trial)


def _as_text(touched: Counter[str], trial: Trial) -> str:
    verb = "would be touched" if trial is Trial.DRY_RUN else "changed"
    found = ", ".join(f"{count} in {table}" for table, count in sorted(touched.items()) if count)
    return f"rows that {verb}: {found}" if found else "nothing to redact"
