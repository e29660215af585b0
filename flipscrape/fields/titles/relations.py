"""How a possible title stands to those that the head of the page states."""

from __future__ import annotations

from collections.abc import Iterable


def relation(key: str, stated: Iterable[str]) -> str:
    """How a text (folded) stands to the titles (folded) that the head states: 'is' one, 'starts' with, 'holds', is 'in' one, ..."""
    closest = "nothing"
    words = set(key.split())
    for other in stated:
        if other == key:
            return "is"
        if other.startswith(key):
            closest = "starts"
        elif closest == "starts":
            continue
        elif other.endswith(key):
            closest = "ends"
        elif other in key:
            closest = "holds"
        elif key in other:
            closest = "in"
        elif closest in ("nothing", "shares little"):
            theirs = set(other.split())
            shared = len(words & theirs) / max(1, min(len(words), len(theirs)))
            closest = "shares much" if shared >= 0.5 else "shares little" if shared >= 0.2 else closest
    return closest
