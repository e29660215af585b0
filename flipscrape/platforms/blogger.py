"""Blogger (class names: its classic and its layout templates)."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

BLOGGER = Platform(
    name="blogger",
    generators=("blogger",),
    marks=frozenset(("blogger-post-footer", "blog-posts")),
)
