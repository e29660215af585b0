"""The tags of a post."""

from __future__ import annotations

from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.fields.terms.filing import file_terms
from flipscrape.fields.terms.groups import Kind


def find(reading: Reading) -> Finding[list[str]] | None:
    """Links around the body that lead to tags' pages, else what JSON-LD, metadata or the announcement list."""
    return file_terms(reading, Kind.TAG)
