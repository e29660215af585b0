"""What the sources of dates are called in a record."""

from __future__ import annotations

KINDS = {"time": "time element", "named": "class", "line": "text"}


def name_source(source: str, manner: str | None) -> str:
    """The kind of evidence that ``source`` (as candidates name theirs) is, for a record: json-ld, a meta's name, time element, class, text ...

    Behind it the order of a day in numbers: 'text, day first'.
    """
    first, _, rest = source.partition(" ")
    kind = (rest if rest and not rest.endswith("other") else "meta") if first == "meta" else KINDS.get(first, first)
    return f"{kind}, {manner}" if manner else kind
