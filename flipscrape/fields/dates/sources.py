"""What the sources of dates are called in a record."""

from __future__ import annotations

KINDS = {"time": "time element", "named": "class", "line": "text"}


def name_source(source: str, manner: str | None, *, changed: bool) -> str:
    """The kind of evidence that ``source`` (as candidates name theirs) is, for a record: json-ld, a meta's name, time element, class, text ...

    Behind it whether the page says of the day alone that something was ``changed`` then, and the order of a day in numbers:
    'class of a change', 'text, day first'.
    """
    first, _, rest = source.partition(" ")
    kind = (rest if rest and not rest.endswith("other") else "meta") if first == "meta" else KINDS.get(first, first)
    kind = f"{kind} of a change" if changed else kind
    return f"{kind}, {manner}" if manner else kind
