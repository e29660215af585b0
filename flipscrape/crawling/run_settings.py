"""The settings of one run: the package's own, and over them what the run chooses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scrapy.settings import Settings


def settings_of_a_run(chosen: Mapping[str, Any]) -> Settings:
    """Scrapy's settings by their names; ``chosen`` goes before ``flipscrape.settings``."""
    settings = Settings()
    settings.setmodule("flipscrape.settings", priority="project")
    settings.setdict(dict(chosen), priority="cmdline")
    return settings
