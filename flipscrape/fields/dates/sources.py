"""What the sources of dates are called in a record."""

from __future__ import annotations

KINDS = {"time": "time element", "named": "class", "line": "text"}


def name_source(source: str) -> str:
    """The kind of evidence that ``source`` (as candidates name theirs) is, for a record: json-ld, a meta's name, time element, class, text ..."""
    first, _, rest = source.partition(" ")
    if first == "meta":
        return rest if rest and not rest.endswith("other") else "meta"
    return KINDS.get(first, first)
