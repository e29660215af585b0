"""Terms that a line beside the text types out behind their label, without links: 'Category: Boats. Tags: oars, rope'."""

from __future__ import annotations

import re

from flipscrape.fields.look.reading import Reading
from flipscrape.fields.terms.groups import Kind
from flipscrape.fields.terms.labels import LABELS
from flipscrape.fields.terms.noting import VAGUE
from flipscrape.markup.text import fold

BEFORE, BEHIND = 300, 30  # characters before the text; pieces behind it
LONGEST, MOST = 40, 12  # characters of a term, terms
LABEL = re.compile(r"(?:^|(?<=[\s.;|·•–—]))([^\W\d_][\w'’-]{2,20}(?: [^\W\d_]{2,12})?)\s?[:：]\s*")
BETWEEN_TERMS = re.compile(r"\s*[,;、，|·•/]\s*")
SENTENCE = re.compile(r"[.!?。]\s+\S")


def typed_terms(reading: Reading, kind: Kind) -> list[str]:
    """The terms behind the first label for ``kind`` at the beginning or the end of the text."""
    for where, lines in reading.layout.lines(before=BEFORE, after=0, behind=BEHIND):
        for line in lines if where != "start" else ():
            if (":" in line or "：" in line) and (names := _in_line(line, kind)):
                return names
    return []


def _in_line(line: str, kind: Kind) -> list[str]:
    labels = [match for match in LABEL.finditer(line) if (label := fold(match[1])) in LABELS and label not in VAGUE]
    ends = [match.start() for match in labels[1:]]
    for match, end in zip(labels, [*ends, len(line)], strict=False):
        text = line[match.end() : end].strip().rstrip(".|;·•–— ")
        if LABELS[fold(match[1])] is kind and not SENTENCE.search(text):
            names = [name for part in BETWEEN_TERMS.split(text) if (name := part.strip())]
            none = any(not LABELS.keys().isdisjoint(fold(name).split()) for name in names)  # 'Tags: no tags', as Zinnia has it
            return names if len(names) <= MOST and not none and all(len(name) <= LONGEST for name in names) else []
    return []
