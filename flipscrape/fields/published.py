"""When a post was published, as far as the page says it."""

from __future__ import annotations

from flipscrape.fields.choosing import choose
from flipscrape.fields.dating import collect
from flipscrape.fields.reading import Finding, Reading


def find(reading: Reading) -> Finding[str] | None:
    """The day that most of the page speaks for, in the fullest form that the page gives it."""
    return choose("published", collect(reading), reading.trace)
