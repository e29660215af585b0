"""Jekyll, whatever the theme."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

JEKYLL = Platform(
    name="jekyll",
    generators=("jekyll",),
)
