"""The categories of a post."""

from __future__ import annotations

from flipscrape.fields.filing import file_terms
from flipscrape.fields.reading import Finding, Reading
from flipscrape.fields.term_groups import Kind


def find(reading: Reading) -> Finding[list[str]] | None:
    """Links around the body that lead to categories' pages, else the section that JSON-LD, metadata or the announcement name."""
    return file_terms(reading, Kind.CATEGORY)
