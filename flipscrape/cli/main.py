"""The group of all commands. A new one: its file here, with ``command`` in it, and its name in COMMANDS."""

from __future__ import annotations

import contextlib
import os
import re
import select
import sqlite3
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from flipscrape.cli.failures import named
from flipscrape.errors import BadQuery, ExitCode, FlipscrapeError, Interrupted

# How Python keeps the bytes of an argument that are no UTF-8 (PEP 383).
NOT_UTF_8 = re.compile("[\udc80-\udcff]")

# In the order that the help lists them. `flipscrape NAME` imports flipscrape/cli/NAME.py and nothing of its neighbours;
# a dash in a name is an underscore in its file, and a word of Python has one behind it.
COMMANDS = (
    "crawl",
    "extract",
    "search",
    "export",
    "import",
    "page",
    "history",
    "stats",
    "verify",
    "copy",
    "merge",
    "redact",
    "reextract",
    "platforms",
)


class Commands(click.Group):
    """Imports a command when it is asked for, and turns errors into one line and the exit code that they carry."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of COMMANDS."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The ``command`` of the module with that name, None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_") + "_" * iskeyword(cmd_name)
        command: click.Command = import_module(f"flipscrape.cli.{name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Ends with the exit code of any FlipscrapeError; what SQLite and the system raise gets a name first."""
        _open_closed_streams()
        try:
            value = super().invoke(ctx)
            sys.stdout.flush()  # so that a reader who has gone is met here
        except FlipscrapeError as error:
            _leave(ctx, error)
        except KeyboardInterrupt:
            _leave(ctx, Interrupted())
        except UnicodeEncodeError as error:
            if not NOT_UTF_8.search(error.object):
                raise
            _leave(ctx, BadQuery("a word of the command is no UTF-8: check the encoding of the terminal or script"))
        except (sqlite3.Error, OSError) as error:
            if isinstance(error, BrokenPipeError) and _reader_has_gone():
                # `| head` has all that it wanted. What is still unwritten goes nowhere.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                ctx.exit(ExitCode.DONE)
            _leave(ctx, named(error))
        return value


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="flipscrape")
def main() -> None:
    """Archive whole blogs into one SQLite file, and read single pages."""


def _open_closed_streams() -> None:
    """Let what goes to a stream that the caller has closed (``>&-``) go nowhere; else the next file that is opened would have its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 # for as long as the process lives


def _leave(ctx: click.Context, error: FlipscrapeError) -> None:
    click.echo(f"Error: {' '.join(str(error).split()) or type(error).__doc__}", err=True)
    ctx.exit(error.exit_code)


def _reader_has_gone() -> bool:
    """Whether standard output is a pipe that nobody reads any more: it polls as broken without being asked for anything (poll(2))."""
    poll = select.poll()
    with contextlib.suppress(OSError):
        poll.register(sys.stdout, 0)
        return bool(poll.poll(0))
    return False
