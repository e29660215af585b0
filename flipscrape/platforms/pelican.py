"""Pelican, whatever the theme."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

PELICAN = Platform(
    name="pelican",
    generators=("pelican",),
)
