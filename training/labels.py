"""Which blocks of an annotated page belong to its body: by the words of the annotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flipscrape.markup.text import squeeze

WORD = re.compile(r"\w+")
SHINGLE = 4
ENOUGH = 0.5
LINE_END = re.compile(r"[\n\t|]+")
LONG = 20  # characters; a shorter text says too little


def label_by_body(texts: list[str], body: str) -> tuple[list[float], list[float]]:
    """1.0 for each text that stands in ``body``, 0.0 for others; and how much each label counts.

    Texts shorter than a shingle have to be a line of it, or have neighbours in it.
    """
    gold = WORD.findall(body.lower())
    shingles = set(_shingles(gold))
    lines = {" ".join(WORD.findall(line.lower())) for line in LINE_END.split(body)}
    flat = f" {' '.join(gold)} "
    labels: list[float | None] = []
    for text in texts:
        words = WORD.findall(text.lower())
        if len(words) >= SHINGLE:
            own = list(_shingles(words))
            labels.append(float(sum(s in shingles for s in own) / len(own) >= ENOUGH))
        elif not words:
            labels.append(None)
        elif (phrase := " ".join(words)) in lines:
            labels.append(2.0)
        else:
            labels.append(None if f" {phrase} " in flat else 0.0)
    return _settle(labels), [1.0] * len(texts)


def label_by_stretches(texts: list[str], inside: list[str], outside: list[str]) -> tuple[list[float], list[float]]:
    """1.0 for each text that overlaps one of ``inside``, 0.0 for one of ``outside``; others, and doubtful ones, count nothing."""
    inside, outside = ([squeeze(stretch) for stretch in stretches] for stretches in (inside, outside))
    labels, counted = [], []
    for text in texts:
        good, bad = (any(stretch in text or (len(text) >= LONG and text in stretch) for stretch in stretches) for stretches in (inside, outside))
        labels.append(float(good))
        counted.append(float(good != bad))
    return labels, counted


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i:i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _settle(labels: list[float | None]) -> list[float]:
    """Doubtful short texts go with the nearest certain ones; a short line of the body counts where the body is near."""
    certain = [i for i, label in enumerate(labels) if label == 1.0]
    first, last = (certain[0], certain[-1]) if certain else (0, -1)
    settled = []
    for i, label in enumerate(labels):
        if label is None:
            near = [other for other in labels[max(0, i - 2):i + 3] if other is not None]
            settled.append(float(bool(near) and sum(min(n, 1.0) for n in near) * 2 > len(near)))
        elif label == 2.0:
            settled.append(float(first - 2 <= i <= last + 2))
        else:
            settled.append(label)
    return settled
