"""TYPO3."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

TYPO3 = Platform(
    name="typo3",
    generators=("typo3",),
)
