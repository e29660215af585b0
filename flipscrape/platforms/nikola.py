"""Nikola, whatever the theme."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

NIKOLA = Platform(
    name="nikola",
    generators=("nikola",),
)
