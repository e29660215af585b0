"""Tags and categories of a captured post, and the labelled lines that people put above a text they save."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flipscrape.captures.lines import Line
from flipscrape.captures.words import CATEGORIES, LABELS, TAGS
from flipscrape.markup.text import fold

LABELLED = re.compile(r"^(?P<label>[^\W\d_]{2,12})\s*[:：]\s+(?P<value>\S.*)$")
BETWEEN_NAMES = re.compile(r"\s*[,;|·•、，]\s*")
CASE_CHANGE = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-ÖØ-Þ])")
AFTER_NAMES = re.compile(r"\s*(?:\||bookmark the|leave a|permalink).*$", re.IGNORECASE)
TAGGED = re.compile(r"\s+(?:and\s+)?tagged\s+(?:with\s+|as\s+)?", re.IGNORECASE)
LONGEST_NAME = 50


def labelled(lines: Sequence[Line]) -> tuple[dict[str, str], int]:
    """The labelled lines at the very beginning, by field, and the number of lines they take. One alone is a sentence."""
    values: dict[str, str] = {}
    for i, line in enumerate(lines):
        found = LABELLED.match(line.text)
        name = LABELS.get(found["label"].lower()) if found else None
        if not found or not name or name in values:
            return (values, i) if i > 1 else ({}, 0)
        values[name] = found["value"].strip("\"' []")
    return values, len(lines)


def find_labels(lines: Sequence[Line], words: str) -> tuple[list[str], list[str]]:
    """Tags and categories that ``lines`` name; ``words`` is the post's own text, which tells where tags were run together."""
    tags: list[str] = []
    categories: list[str] = []
    for line in lines:
        if found := TAGS.match(line.text):
            tags += split_labels(found["names"])
        elif found := CATEGORIES.match(line.text):
            names, *rest = TAGGED.split(found["names"], maxsplit=1)
            categories += split_labels(names)
            tags += split_labels(" ".join(rest))
    if not tags and lines:
        tags = run_together(lines[0].text, words)
    return list(dict.fromkeys(tags)), list(dict.fromkeys(categories))


def split_labels(text: str) -> list[str]:
    """The names in 'Ann, Bob; Cy'."""
    names = (part.strip(" .#|") for part in BETWEEN_NAMES.split(AFTER_NAMES.sub("", text)))
    return [name for name in names if 0 < len(name) <= LONGEST_NAME]


def run_together(text: str, words: str) -> list[str]:
    """'japanTwitter' as japan and Twitter: parted where the case changes, believed where the post speaks of each."""
    parts = [part.strip() for part in CASE_CHANGE.split(text)]
    glued = re.search(r"[^\W\d_][A-ZÀ-ÖØ-Þ]", text)
    spoken = f" {fold(words)} "
    return parts if glued and len(parts) > 1 and all(part and f" {fold(part)} " in spoken for part in parts) else []
