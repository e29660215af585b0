"""Substack, which names no generator."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

SUBSTACK = Platform(
    name="substack",
    marks=frozenset(("available-content", "single-post-container")),
)
