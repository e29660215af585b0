"""flipscrape history: what a post said before."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path

import click

from flipscrape.errors import BadQuery
from flipscrape.store import Access, Archive
from flipscrape.store.reading.articles import read_article
from flipscrape.store.reading.history import Change, read_history, read_vanished


@click.command("history")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("url")
@click.option("--diff", is_flag=True, help="Show what changed, line by line.")
def command(file: Path, url: str, *, diff: bool) -> None:
    """Show when the post at URL and its comments changed in the archive FILE, which fields, and why."""
    with Archive(file, Access.READ) as archive:
        number = archive.article_id(url)
        if number is None:
            raise BadQuery(f"no post {url} in {file}; `flipscrape search` finds addresses by words")
        found = read_article(archive.db, number)
        changes = read_history(archive, number)
        vanished = read_vanished(archive, number)
    click.echo(found.article.title or "(no title)")
    click.echo(f"{_time(found.first_seen)}  first seen")
    lines = [(change.when, _as_line(change), change.differences() if diff else []) for change in changes]
    lines += [(when, f"{when}  comment {comment}: no longer there", []) for when, comment in vanished]
    for _, line, differences in sorted(lines, key=itemgetter(0)):
        click.echo(line)
        click.echo("".join(f"    {one}\n" for one in differences), nl=False)
    click.echo(f"{_time(found.fetched)}  last seen" + (f", gone since {_time(found.gone_since)} ({found.gone_reason})" if found.gone_since else ""))


def _as_line(change: Change) -> str:
    causes = {"page": "the page changed", "extractor": "read differently", "either": "the page changed or was read differently"}
    what = "post" if change.comment is None else f"comment {change.comment}"
    return f"{change.when}  {what}: {', '.join(change.fields)} ({causes[change.cause]}, flipscrape {change.version})"


def _time(moment: object) -> str:
    return str(moment or "").replace("+00:00", "Z").replace(" ", "T")
