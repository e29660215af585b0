"""Hexo, whatever the theme."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

HEXO = Platform(
    name="hexo",
    generators=("hexo",),
)
