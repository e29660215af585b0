"""flipscrape merge: two archives as one."""

from __future__ import annotations

from pathlib import Path

import click

from flipscrape.store import Access, Archive
from flipscrape.store.merge import merge_archives


@click.command("merge")
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The new file.")
def command(first: Path, second: Path, output: Path) -> None:
    """Join the archives FIRST and SECOND in a new file: no post twice, and every reading of either kept."""
    merge_archives(first, second, output)
    with Archive(output, Access.READ) as archive:
        posts, comments, revisions = (archive.db[table].count for table in ("articles", "comments", "revisions"))
    click.echo(f"{output}: {posts} posts, {comments} comments, {revisions} revisions")
