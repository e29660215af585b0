"""What the sources of dates are called in a record."""

from __future__ import annotations

from collections.abc import Sequence

from flipscrape.model import WrittenOrder

ORDERS = frozenset(WrittenOrder)
KINDS = {"time": "time element", "named": "class", "line": "text"}


def name_source(sources: Sequence[str]) -> str:
    """The kind of evidence that the first of a candidate's ``sources`` is, for a record: json-ld, a meta's name, time element, class, text ...

    Behind it the order of a day in numbers: 'text, day first'.
    """
    order = sources[-1] if sources[-1] in ORDERS else None
    first, _, rest = sources[0].partition(" ")
    kind = (rest if rest and not rest.endswith("other") else "meta") if first == "meta" else KINDS.get(first, first)
    return f"{kind}, {order}" if order else kind
