"""Hugo, whatever the theme."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

HUGO = Platform(
    name="hugo",
    generators=("hugo",),
)
