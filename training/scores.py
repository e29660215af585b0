"""How near a text comes to an annotation: the measures of the benchmarks of this field."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence

from flipscrape.markup.text import squeeze

WORD = re.compile(r"\w+")
SHINGLE = 4


def word_f1(found: str, gold: str) -> float:
    """F1 of the bags of words of two texts (WCXB)."""
    a, b = Counter(WORD.findall(found.lower())), Counter(WORD.findall(gold.lower()))
    return 2 * (a & b).total() / (a.total() + b.total()) if a and b else float(a == b)


def shingle_shares(found: str, gold: str) -> tuple[float | None, float | None]:
    """Precision and recall over runs of four words (article-extraction-benchmark); None where there is nothing to divide by."""
    a, b = _shingles(found), _shingles(gold)
    both = (a & b).total()
    return both / a.total() if a else None, both / b.total() if b else None


def stretch_counts(found: str, inside: Sequence[str], outside: Sequence[str]) -> tuple[int, int, int]:
    """Stretches that are rightly in the text, wrongly in it, and wrongly not (trafilatura's evaluation)."""
    text = squeeze(found)
    right = sum(squeeze(stretch) in text for stretch in inside)
    return right, sum(squeeze(stretch) in text for stretch in outside), len(inside) - right


def mean_f1(shares: Sequence[tuple[float | None, float | None]]) -> float:
    """F1 of the mean precision and the mean recall."""
    precision, recall = (statistics.mean([share[n] for share in shares if share[n] is not None] or [0.0]) for n in (0, 1))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pooled_f1(counts: Sequence[tuple[int, int, int]]) -> float:
    """F1 over the sums of counts: right, wrong and missed."""
    right, wrong, missed = (sum(count[n] for count in counts) for n in range(3))
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i:i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)
