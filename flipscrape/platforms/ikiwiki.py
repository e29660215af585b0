"""ikiwiki, whatever the theme (ids and class names: its page.tmpl)."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

IKIWIKI = Platform(
    name="ikiwiki",
    marks=frozenset(("parentlinks",)),
    body=("content",),
)
