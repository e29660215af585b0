"""flipscrape reextract: today's extractor over the kept pages."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import click

from flipscrape.cli.choosing import chosen, selection_options
from flipscrape.errors import NoSuchPage
from flipscrape.imports.reextraction import Effect, ReextractionReport, reextract
from flipscrape.store import Access, Archive

CONTEXT = 30
LONGEST = 90


@click.command("reextract")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: counts, and the first changes of each field.")
@selection_options
def command(file: Path, *, dry_run: bool, as_json: bool, **options: object) -> None:
    """Read the kept pages of the archive FILE again, on all cores, without one request, and show what changed by field.

    What a post or comment was before stays as a revision whose cause is the extractor. Ends with 1 where no page is kept.
    """
    effect = Effect.SHOW if dry_run else Effect.STORE
    with Archive(file, Access.TRIAL if dry_run else Access.WRITE) as archive:
        report = reextract(archive, chosen(options), effect=effect, workers=os.cpu_count() or 1)
    nothing_kept = report.articles > 0 and report.unkept == report.articles
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False, indent=2))
    elif not nothing_kept:
        _show(report, effect)
    if nothing_kept:
        posts = "these posts" if report.articles > 1 else "this post"
        raise NoSuchPage(f"{file} keeps no page of {posts} (--no-pages?): nothing could be read again")


def _show(report: ReextractionReport, effect: Effect) -> None:
    verb = "change" if effect is Effect.SHOW else "changed"
    click.echo(f"{report.articles} posts read again, {report.changed} {verb}, {report.comments} comments {verb}, {report.unread} left as they were")
    for name, count in report.fields.most_common():
        click.echo(f"{name}: {count}")
        for change in report.examples[name]:
            before, after = _differing(_text(change.before), _text(change.after))
            click.echo(f"  {change.url or '(no address)'}\n    - {before}\n    + {after}")


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else " ".join(str(value if value is not None else "(none)").split())


def _differing(before: str, after: str) -> tuple[str, str]:
    """Both from a little before the place where they begin to differ."""
    alike = next((i for i, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), min(len(before), len(after)))
    start = max(0, alike - CONTEXT)
    return _short(before, start), _short(after, start)


def _short(text: str, start: int) -> str:
    part = text[start : start + LONGEST]
    return ("…" if start else "") + part + ("…" if len(text) > start + LONGEST else "")
