"""How alike two texts are: the share of their sequences of words that they have in common (shingling, Broder 1997).

The smallest hashes of a text's sequences are a sample of it: texts that are alike share most of them, so an index over these finds
what may be a near-duplicate without reading the others.
"""

from __future__ import annotations

from heapq import nsmallest
from zlib import crc32

from flipscrape.store.values.hashes import words_of

# Words of one sequence.
LENGTH = 4
# Hashes of a text's sample, and how many of them two texts must share to be compared whole: at a likeness of 0.8 nearly all pairs do.
SAMPLE, SHARED = 8, 2
# From here on two texts are nearly the same.
NEAR = 0.8


def sequences(text: str) -> frozenset[int]:
    """Hashes of all sequences of words in a text; of a shorter text, of all its words together."""
    words = words_of(text.lower())
    if len(words) <= LENGTH:
        return frozenset((crc32(b" ".join(words)),)) if words else frozenset()
    return frozenset(map(crc32, map(b" ".join, zip(*(words[i:] for i in range(LENGTH)), strict=False))))


def sample(hashes: frozenset[int]) -> list[int]:
    """The smallest of a text's hashes."""
    return nsmallest(SAMPLE, hashes)


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """From 0 to 1: what two texts have in common, by all that either has (Jaccard's index)."""
    return len(one & other) / len(one | other) if one or other else 0.0
