"""Whether the markup tells who wrote the comments of a thread, and the names that only their place shows to be names."""

from __future__ import annotations

from collections.abc import Sequence

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.parts.authors import WEAK, Ranked, is_number, is_subject
from flipscrape.comments.parts.person import Author, own_address
from flipscrape.comments.parts.scope import Scope
from flipscrape.comments.parts.slots import Slot, in_slot

Place = tuple[str, str]  # tag and class words


def names_someone(scope: Scope, ranked: Sequence[Ranked]) -> bool:
    """Whether class, tag or microdata tell who wrote a comment."""
    return any(rank <= WEAK and phrases.clean_name(text) and not is_subject(scope, i, text) for rank, i in ranked for text in (scope.apart(i),))


def named_places(scopes: Sequence[Scope], ranked: Sequence[Sequence[Ranked]]) -> frozenset[Place]:
    """Where the marked names of a thread stand."""
    found: set[Place] = set()
    for scope, mine in zip(scopes, ranked, strict=True):
        for rank, i in mine:
            if rank < WEAK and (place := _place(scope, i)) not in found and phrases.clean_name(scope.apart(i)):
                found.add(place)
    return frozenset(found)


def as_printed(scope: Scope, ranked: Sequence[Ranked], places: frozenset[Place], slot: Slot | None) -> Author:
    """A name that reads as a date or a button's word ('12.05.2010', 'Reply'), where the thread's other names stand or as a card's ``fn``."""
    marked = [i for rank, i in ranked if rank < WEAK and (_place(scope, i) in places or " fn " in scope.outline.hints[i])]
    held = in_slot(scope, slot) if slot is not None and not marked else -1
    for i in (*marked, *([held] if held >= 0 else [])):
        name = _stripped(scope.apart(i))
        if any(map(str.isalnum, name)) and not is_number(scope, i, name):
            url = own_address(scope, i)
            scope.drop(i)
            return Author(name=name, url=url, element=i)
    return Author()


def _place(scope: Scope, i: int) -> Place:
    return scope.outline.tags[i], hints.mask(scope.outline.hints[i])


def _stripped(text: str) -> str:
    """A text without the 'says:' after it; of a line that goes on ('Posted by: Ann | 3 May'), the first part without its label."""
    if phrases.is_signature(text):
        text, bar, _ = phrases.BY_BEFORE.sub("", text).partition("|")
        text = text if bar else ""
    return phrases.SAYS_AFTER.sub("", " ".join(text.split()).strip(phrases.AROUND))
