"""The categories of a post."""

from __future__ import annotations

from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.fields.terms.filing import file_terms
from flipscrape.fields.terms.groups import Kind


def find(reading: Reading) -> Finding[list[str]] | None:
    """Links around the body that lead to categories' pages, else the section that JSON-LD, metadata or the announcement name."""
    return file_terms(reading, Kind.CATEGORY)
