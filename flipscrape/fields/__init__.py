"""The fields of an article, one a file, each with ``find(reading)``. A new one: its file, its line here, its attribute in Article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flipscrape.fields import authors, canonical_url, categories, description, image, language, modified, published, site_name, tags, title
from flipscrape.fields.look.reading import Finding, Reading

FIELDS: dict[str, Callable[[Reading], Finding[Any] | None]] = {
    "title": title.find,
    "authors": authors.find,
    "published": published.find,
    "modified": modified.find,
    "tags": tags.find,
    "categories": categories.find,
    "language": language.find,
    "description": description.find,
    "site_name": site_name.find,
    "canonical_url": canonical_url.find,
    "image": image.find,
}

__all__ = ["FIELDS", "Finding", "Reading"]
