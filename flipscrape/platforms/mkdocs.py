"""MkDocs, with the blog plugin of the Material theme."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

MKDOCS = Platform(
    name="mkdocs",
    generators=("mkdocs",),
)
