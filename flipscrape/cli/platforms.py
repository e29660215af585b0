"""flipscrape platforms: the blog engines that have rules of their own."""

from __future__ import annotations

import click

from flipscrape.platforms import PLATFORMS


@click.command("platforms")
def command() -> None:
    """List the blog engines that are read by their own rules. Any other page is read by its layout."""
    for platform in sorted(PLATFORMS, key=lambda platform: platform.name):
        click.echo(platform.name)
