"""Drupal."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

DRUPAL = Platform(
    name="drupal",
    generators=("drupal",),
)
