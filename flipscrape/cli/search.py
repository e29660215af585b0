"""flipscrape search: words in posts and comments of an archive."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from flipscrape.cli.choosing import chosen, selection_options
from flipscrape.store import Access, Archive
from flipscrape.store.reading.search import Hit, Place, search

HIGHLIGHT = ("\x1b[1m", "\x1b[0m")
BRACKETS = ("[", "]")


@click.command("search")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("words")
@click.option("--in", "place", type=click.Choice([place.value for place in Place]), help="Look in posts only, or in comments only.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many hits to show.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: total and hits.")
@selection_options
def command(file: Path, words: str, place: str | None, limit: int, *, as_json: bool, **options: object) -> None:
    """Look for WORDS in the posts and comments of the archive FILE, best hits first.

    WORDS may hold "phrases", beginnings*, title:word, body:word, author:word, AND, OR, NOT (or -word) and parentheses; words side by side
    must all be there. Case and accents do not count.
    """
    colours = sys.stdout.isatty() and not as_json
    with Archive(file, Access.READ) as archive:
        places = [Place(place)] if place else list(Place)
        results = search(archive, words, selection=chosen(options), places=places, limit=limit, marks=HIGHLIGHT if colours else BRACKETS)
    if as_json:
        click.echo(json.dumps(asdict(results), ensure_ascii=False, indent=2))
        return
    for hit in results.hits:
        click.echo(_as_text(hit))
    click.echo(f"{results.total} found" + (f", the best {len(results.hits)} shown" if results.total > len(results.hits) else ""))


def _as_text(hit: Hit) -> str:
    title = hit.title or "(no title)"
    said = f"{hit.author or '(no name)'} on: {title}" if hit.place is Place.COMMENT else title
    facts = " | ".join(fact for fact in (hit.published, hit.url) if fact)
    return f"{said}\n  {facts}\n  {hit.snippet}\n"
