"""flipscrape platforms: the blog engines that a page is recognised as made by."""

from __future__ import annotations

import click

from flipscrape.platforms import PLATFORMS


@click.command("platforms")
def command() -> None:
    """List the blog engines that are recognised; those with rules of their own for the body are marked. Any other page is read by its layout."""
    for platform in sorted(PLATFORMS, key=lambda platform: platform.name):
        click.echo(f"{platform.name} (own rules)" if platform.body else platform.name)
