"""The commands, one a file, each a few lines."""

from __future__ import annotations

import click


@click.group()
@click.version_option(package_name="flipscrape")
def main() -> None:
    """Archive whole blogs into one SQLite file, and read single pages."""
