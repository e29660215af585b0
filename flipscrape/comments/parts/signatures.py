"""Names that only the wording of a line tells: 'Ann wrote:', 'Written on May 3, 2021 by Ann'."""

from __future__ import annotations

import re
from collections.abc import Callable

from flipscrape.comments.cues import controls, phrases
from flipscrape.comments.cues.marks import LONGEST_NAME
from flipscrape.comments.parts.person import Author, own_address
from flipscrape.comments.parts.scope import Scope

LONGEST_LINE = 150  # characters of a line that can be a date and an author
MOST_WORDS = 5
INITIAL = re.compile(r" [^\W\d_]\.")  # of a family name, which may be a word that joins: 'w' is 'in' in Polish


def speaker(scope: Scope) -> Author | None:
    """The author whom one of the first lines has speak: 'Ann wrote:'."""
    for line in scope.lines[:3]:
        text = scope.line(line)
        match = (phrases.SPEAKER.match(text) or phrases.SENDER.match(text)) if len(text) <= LONGEST_NAME else None
        if match and (name := phrases.clean_name(match[1])):
            scope.dropped.update(line.pieces)
            return Author(name=name, beside=phrases.without_name(text, name))
    return None


def signed(scope: Scope) -> Author | None:
    """The author in an outer line that says when, and by whom: 'von Ann | 3.5.2021'."""
    return _in_a_line(scope, phrases.signed_name)


def dated(scope: Scope) -> Author | None:
    """The author whom an outer line names beside the day, and that says no more: 'Ann am 3. Mai 2021 um 18:34 Uhr'."""
    return _in_a_line(scope, name_beside_date)


def _in_a_line(scope: Scope, named: Callable[[str], str | None]) -> Author | None:
    """The author in the first line that ``named`` finds one in. A name in pieces of its own is set aside alone, else the line."""
    outline = scope.outline
    for line in scope.outer_lines(last=1):
        if (name := named(text := scope.line_apart(line))) is None:
            continue
        element = next((i for p in line.pieces if outline.tags[i := outline.owners[p]] == "a" and scope.apart(i) == name), -1)
        url = own_address(scope, element) if element >= 0 else None
        own = [p for p in line.pieces if outline.pieces[p].strip() == name]
        scope.dropped.update(own or line.pieces)
        return Author(name=name, url=url, element=element, beside="" if own else phrases.without_name(text, name))
    return None


def name_beside_date(text: str) -> str | None:
    """The name of a few words that a line says besides a day."""
    if not 1 < len(text) <= LONGEST_LINE or not phrases.has_date(text):
        return None
    name = phrases.clean_name(text)  # 'Lena from Leeds', 'Herr Sonntag', 'Le jardinier': words that join or tell days belong to some names
    if name is not None and (text.startswith(name) or text.endswith(name)) and any(map(str.isalpha, name)) and len(name.split()) <= MOST_WORDS:
        beside = phrases.without_name(text, name)
        if phrases.has_date(beside) and (not (rest := phrases.residue(beside)) or controls.is_control(rest)):
            return name
    rest = phrases.residue(text)
    if not 0 < len(rest.split()) <= MOST_WORDS or rest not in text or controls.is_control(rest):
        return None
    initial = INITIAL.match(text, text.index(rest) + len(rest))
    return phrases.clean_name(rest + (initial[0] if initial else ""))
