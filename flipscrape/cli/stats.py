"""flipscrape stats: an archive in figures."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from flipscrape.store import Access, Archive
from flipscrape.store.migrations.descriptions import schema_page
from flipscrape.store.reading.stats import Coverage, Statistics, read_coverage, read_statistics


@click.command("stats")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--coverage", is_flag=True, help="Which source named how many addresses, which only it named, and which are not archived, and why.")
@click.option("--schema", is_flag=True, help="What every table and column of the file holds, as Markdown.")
@click.option("--json", "as_json", is_flag=True, help="One JSON value.")
def command(file: Path, *, coverage: bool, schema: bool, as_json: bool) -> None:
    """Count what the archive FILE holds, by kind and by blog."""
    with Archive(file, Access.READ) as archive:
        if schema:
            click.echo(schema_page(archive.db), nl=False)
            return
        told = read_coverage(archive) if coverage else read_statistics(archive)
    if as_json:
        click.echo(json.dumps(asdict(told), ensure_ascii=False, indent=2))
    elif isinstance(told, Coverage):
        _show_coverage(told)
    else:
        _show_statistics(told)


def _show_coverage(coverage: Coverage) -> None:
    click.echo(_as_table(coverage.sources) if coverage.sources else "no crawl has noted its sources here")
    for row in coverage.stated:
        click.echo(f"\nThe REST collection of {row['blog']} states {row['stated']} posts and has named {row['named']}.")
    if coverage.not_archived:
        click.echo(f"\nNot archived:\n{_as_table(coverage.not_archived)}")


def _show_statistics(statistics: Statistics) -> None:
    width = max(map(len, statistics.counts))
    click.echo("\n".join(f"{name:<{width}}  {count:>12,}" for name, count in statistics.counts.items() if count or name in {"posts", "comments"}))
    click.echo(f"{'bytes of the file':<{width}}  {statistics.bytes:>12,}\n")
    click.echo(_as_table(statistics.blogs))
    for row in statistics.services:
        stated = f"; the posts state {row['missing']} that are missing" if row["missing"] else ""
        click.echo(f"\nComments at {row['service']} are not in the archive (posts: {row['posts']}){stated}.")


def _as_table(rows: list[dict[str, Any]]) -> str:
    table = [list(rows[0]), *([str("" if value is None else value) for value in row.values()] for row in rows)] if rows else []
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table)
