"""Docusaurus and its blog plugin."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

DOCUSAURUS = Platform(
    name="docusaurus",
    generators=("docusaurus",),
)
