"""The fields of an article, one a file, each with ``find(reading)``. A new one: its file, its line here, its attribute in Article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flipscrape.fields import canonical_url, description, title
from flipscrape.fields.reading import Finding, Reading

FIELDS: dict[str, Callable[[Reading], Finding[Any] | None]] = {
    "title": title.find,
    "description": description.find,
    "canonical_url": canonical_url.find,
}

__all__ = ["FIELDS", "Finding", "Reading"]
