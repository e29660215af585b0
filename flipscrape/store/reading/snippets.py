"""The place in a text where a search was found, cut out, with the found words marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from flipscrape.store.reading.query import Term
from flipscrape.store.values.bigrams import HAS_SPACELESS

LENGTH = 240
BEFORE = 80
ELLIPSIS = "\u2026"


def finder(terms: Iterable[Term]) -> re.Pattern[str]:
    """What finds the terms in a folded text: whole words, beginnings of words, and for scripts without spaces any place."""
    return re.compile("|".join(_pattern(term) for term in terms) or r"(?!)")


def snippet(text: str, found: re.Pattern[str], *, marks: tuple[str, str], length: int = LENGTH) -> str:
    """About ``length`` characters of ``text`` on one line around its first hit, each hit between the two ``marks``."""
    folded, origins = _fold(text)
    spans = [(origins[hit.start()], origins[hit.end() - 1] + 1) for hit in found.finditer(folded)]
    start = max(0, (spans[0][0] if spans else 0) - BEFORE)
    end = min(len(text), start + length)
    start = _word_edge(text, start, end) if start else 0
    parts, at = [], start
    for left, right in spans:
        if left >= at and right <= end:
            parts += [text[at:left], marks[0], text[left:right], marks[1]]
            at = right
    line = " ".join("".join([*parts, text[at:end]]).split())
    return (ELLIPSIS if start else "") + line + (ELLIPSIS if end < len(text) else "")


def _pattern(term: Term) -> str:
    words = re.findall(r"\w+", _fold(term.text)[0])
    if HAS_SPACELESS.search(term.text):
        return r"\W*".join(map(re.escape, words))
    return r"\b" + r"\W+".join(map(re.escape, words)) + (r"\w*" if term.prefix else r"\b")


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """The text without case and diacritics, and for each of its characters the place in ``text`` that it came from."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    # Each character once: long texts of other languages took longer to show than to find.
    folds = {character: _fold_character(character) for character in set(text)}
    parts = [folds[character] for character in text]
    folded = "".join(parts)
    if all(len(part) == 1 for part in folds.values()):
        return folded, range(len(text) + 1)
    return folded, [*(place for place, part in enumerate(parts) for _ in part), len(text)]


def _fold_character(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character).lower()
    return "".join(part for part in parts if not "\u0300" <= part <= "\u036f")


def _word_edge(text: str, start: int, end: int) -> int:
    space = re.compile(r"\s").search(text, start, min(end, start + BEFORE // 2))
    return space.end() if space else start
