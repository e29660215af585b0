"""The commands, one a file, each a few lines."""

from __future__ import annotations

from flipscrape.cli.main import main

__all__ = ["main"]
