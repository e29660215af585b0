"""flipscrape redact: pseudonyms for people, or one person or address taken out."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from flipscrape.store import Access, Archive
from flipscrape.store.redaction.erase import erase_address as erase_an_address
from flipscrape.store.redaction.erase import erase_person as erase_a_person
from flipscrape.store.redaction.pseudonyms import Persons, redact_names
from flipscrape.store.redaction.rewriting import Mentions, Touched, Trial

MOST_WORDS = 30


@click.command("redact")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--names", type=click.Choice([persons.value for persons in Persons]), help="Replace the names of commenters, or of all persons.")
@click.option("--key", help="Secret that makes the pseudonyms: the same key gives the same ones again. Without it a new one is made and shown.")
@click.option("--erase-person", metavar="NAME", help="Take out the comments of one person.")
@click.option("--erase-address", metavar="URL", help="Take out one address, and the post that is known under it.")
@click.option(
    "--mentions", type=click.Choice([mentions.value for mentions in Mentions]), default=Mentions.THREAD.value, show_default=True,
    help="Where a name that is one word (Will, Art) is replaced in running text: under posts where a person of that name takes part, or everywhere.",
)
@click.option("--word", "words", metavar="NAME", multiple=True, help="A name that is an ordinary word too: left as it is in running text.")
@click.option("--dry-run", is_flag=True, help="Only say what would be touched.")
def command(  # noqa: PLR0917 - click gives them by name
    file: Path, names: str | None, key: str | None, erase_person: str | None, erase_address: str | None, mentions: str, words: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001
) -> None:
    """Replace names in the archive FILE by pseudonyms, or take out one person or one address.

    Rows, earlier records, kept pages and the search index are treated alike, and nothing is left in the file's free space. Names of several
    words are replaced wherever they stand, names of one word where they are a person's: see --mentions, and --dry-run for what each came
    to. Author pages (/author/jane-doe/) lose the names in their addresses; addresses of posts and files stay, for they are what is cited.
    With all, tags that are names of several words are replaced too. A later crawl reads the site again as it is: redact a copy (flipscrape
    copy), or do it after each crawl with the same key.
    """
    if sum(choice is not None for choice in (names, erase_person, erase_address)) != 1:
        raise click.UsageError("give one of --names, --erase-person and --erase-address")
    trial = Trial.DRY_RUN if dry_run else Trial.FOR_GOOD
    with Archive(file, Access.TRIAL if dry_run else Access.WRITE) as archive:
        if erase_person is not None:
            touched = erase_a_person(archive, erase_person, mentions=Mentions(mentions), trial=trial)
        elif erase_address is not None:
            touched = erase_an_address(archive, erase_address, trial=trial)
        else:
            touched = redact_names(archive, Persons(names), key=_key(key, trial), mentions=Mentions(mentions), words=words, trial=trial)
    click.echo(_as_text(touched, trial))


def _key(given: str | None, trial: Trial) -> bytes:
    if given is None and trial is Trial.FOR_GOOD:
        given = secrets.token_hex(16)
        click.echo(f"The key of these pseudonyms, to be kept secret and given again next time: --key {given}", err=True)
    return (given or "").encode()[:64]


def _as_text(touched: Touched, trial: Trial) -> str:
    verb = "would be touched" if trial is Trial.DRY_RUN else "changed"
    found = ", ".join(f"{count} in {table}" for table, count in sorted(touched.rows.items()))
    lines = [f"rows that {verb}: {found}" if found else "nothing to redact"]
    if touched.words:
        words = ", ".join(f"{name} {count} times" for name, count in touched.words.most_common(MOST_WORDS))
        more = f" and {len(touched.words) - MOST_WORDS} more" if len(touched.words) > MOST_WORDS else ""
        lines.append(f"names of one word in running text (--word NAME leaves one alone): {words}{more}")
    return "\n".join(lines)
