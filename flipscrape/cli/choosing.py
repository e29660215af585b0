"""The options that choose posts, the same for every command that reads an archive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from flipscrape.store import Selection

Command = TypeVar("Command", bound=Callable[..., Any])
OPTIONS = (
    click.option("--blog", help="Only this blog, by its root address or host."),
    click.option("--since", help="Only what was published on this day or later (2010, 2010-06 or 2010-06-05)."),
    click.option("--until", help="Only what was published on this day or earlier (2010, 2010-06 or 2010-06-05)."),
    click.option("--author", "authors", multiple=True, help="Only by this author; several must all be named."),
    click.option("--tag", "tags", multiple=True, help="Only with this tag or category; several must all be there."),
    click.option("--where", help='Only where this SQL expression over article_overview holds, as "word_count > 500".'),
)


def selection_options(command: Command) -> Command:
    """Give a command the options that ``chosen`` reads."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def chosen(options: Mapping[str, Any]) -> Selection:
    """The selection that those options ask for."""
    return Selection(**options)
