"""Joomla."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

JOOMLA = Platform(
    name="joomla",
    generators=("joomla",),
)
