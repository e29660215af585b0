"""Blog engines, one a file. A new one: its file, and its line in PLATFORMS."""

from __future__ import annotations

from flipscrape.page import Page
from flipscrape.platforms.rules import GENERIC, Platform
from flipscrape.platforms.wordpress import WORDPRESS

PLATFORMS: tuple[Platform, ...] = (WORDPRESS,)

__all__ = ["GENERIC", "PLATFORMS", "Platform", "recognise"]


def recognise(page: Page) -> Platform:
    """The engine that made the page: by its generator, else by tokens that only it uses; GENERIC where neither tells."""
    generators = [value.lower() for value in page.evidence.meta.values.get("generator", ())]
    for platform in PLATFORMS:
        if any(value.startswith(platform.generators) for value in generators):
            return platform
    for platform in PLATFORMS:
        if not platform.marks.isdisjoint(page.outline.by_token):
            return platform
    return GENERIC
