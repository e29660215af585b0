"""``python -m flipscrape``: the same commands."""

from __future__ import annotations

from flipscrape.cli import main

main(prog_name="flipscrape")
