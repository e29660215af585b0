"""Names that only the wording of a line tells: 'Ann wrote:', 'Written on May 3, 2021 by Ann'."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flipscrape.comments.cues import phrases
from flipscrape.comments.cues.marks import LONGEST_NAME
from flipscrape.comments.cues.names import name_beside_date
from flipscrape.comments.parts.person import Author, own_address, own_beginning
from flipscrape.comments.parts.scope import Scope

FEW, SHARE = 1, 0.8
LONGEST_HEAD = 100  # characters


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


def are_signed_below(scopes: Sequence[Scope]) -> bool:
    """Whether nearly all comments end with a line that names somebody beside the day, and begin without one: letters have a title there."""
    signed = sum(map(_is_signed_below, scopes))
    return signed > FEW and signed >= SHARE * len(scopes)


def in_last_line(scope: Scope, ranked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The candidates for the author's name in the last line that says anything: those above are titles."""
    last = scope.outer_lines(last=1)[-1:]
    owners = {scope.outline.owners[p] for line in last for p in line.pieces}
    return [(rank, i) for rank, i in ranked if not owners.isdisjoint(range(i, scope.outline.ends[i]))]


def _is_signed_below(scope: Scope) -> bool:
    *others, last = map(scope.line_apart, scope.outer_lines(last=1)) if scope.lines else [""]
    return bool(others) and name_beside_date(last) is not None and not phrases.is_date(last) and not any(map(phrases.has_date, others))


def _in_a_line(scope: Scope, named: Callable[[str], str | None]) -> Author | None:
    """The author in the first line that ``named`` finds one in. A name in pieces of its own is set aside alone, else the line."""
    outline = scope.outline
    for line in scope.outer_lines(last=1):
        text = scope.line_apart(line)
        first = own_beginning(scope, line.pieces) if named is name_beside_date and len(text) <= LONGEST_HEAD and phrases.has_date(text) else None
        if (name := first or named(text)) is None:
            continue
        element = next((i for p in line.pieces if outline.tags[i := outline.owners[p]] == "a" and scope.apart(i) == name), -1)
        url = own_address(scope, element) if element >= 0 else None
        own = [p for p in line.pieces if outline.pieces[p].strip() == name] if first is None else []
        scope.dropped.update(own or line.pieces)
        return Author(name=name, url=url, element=element, beside="" if own else phrases.without_name(text, name))
    return None
