"""SPIP."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

SPIP = Platform(
    name="spip",
    generators=("spip",),
)
