"""Write commands.md: every command with its arguments and options, as the commands themselves describe them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from flipscrape.cli import main

PAGE = Path(__file__).with_name("commands.md")
HEAD = """# The commands

Written by `make docs` from the commands themselves; change a command's own text, not this page.

Every command ends with 0 when it is done, 1 for an error, 2 for a wrong use, 3 when it is incomplete and the same
command goes on, and 4 when another process is writing to the archive. An error is one line on standard error.
"""


def reference() -> str:
    """The page's text."""
    context = click.Context(main, info_name="flipscrape")
    lines = [HEAD]
    for name in main.list_commands(context):
        if command := main.get_command(context, name):
            lines.extend(_section(command, name, context))
    return "\n".join(lines).rstrip() + "\n"


def _section(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent)
    yield f"## {name}\n"
    yield f"    {command.get_usage(context).removeprefix('Usage: ')}\n"
    yield _paragraphs(command.help or "")
    options = [record for parameter in command.params if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context))]
    if options:
        yield "| option | what it does |\n| --- | --- |"
        for names, text in options:
            yield f"| `{names.replace('|', chr(92) + '|')}` | {' '.join(text.split()).replace('|', chr(92) + '|')} |"
        yield ""


def _paragraphs(text: str) -> str:
    return "".join(f"{' '.join(part.split())}\n\n" for part in text.replace("\b", "").split("\n\n")).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
