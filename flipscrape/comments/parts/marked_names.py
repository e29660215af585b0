"""Whether the markup tells who wrote the comments of a thread, and the names that only their place shows to be names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.cues.marks import LONGEST_NAME
from flipscrape.comments.parts.authors import WEAK, Ranked, is_number, is_subject
from flipscrape.comments.parts.person import Author, own_address
from flipscrape.comments.parts.scope import Scope
from flipscrape.comments.parts.slots import Slot, in_slot

FEW, MOST = 2, 0.6
FEWEST, SHARE = 3, 0.8
Place = tuple[str, str, frozenset[str]]  # tag and class words, and where there are none, the parent's


def names_someone(scope: Scope, ranked: Sequence[Ranked]) -> bool:
    """Whether class, tag or microdata tell who wrote a comment."""
    return any(rank <= WEAK and phrases.clean_name(text) and not is_subject(scope, i, text) for rank, i in ranked for text in (scope.apart(i),))


def marked_names(scope: Scope, ranked: Sequence[Ranked]) -> list[int]:
    """The elements that class, tag or address mark as a comment's author."""
    return [i for rank, i in ranked if rank < WEAK and phrases.clean_name(scope.apart(i))]


def named_places(scopes: Sequence[Scope], ranked: Sequence[Sequence[Ranked]]) -> frozenset[Place]:
    """Where the marked names of a thread stand, and the place of the surest name of most of its comments."""
    found: set[Place] = set()
    surest: Counter[Place] = Counter()
    for scope, mine in zip(scopes, ranked, strict=True):
        names = [(rank, place) for rank, i in mine if (place := _place(scope, i)) in found or phrases.clean_name(scope.apart(i))]
        found.update(place for rank, place in names if rank < WEAK)
        surest.update({place for rank, place in names if rank == names[0][0]} if names else ())
    return frozenset(found | {place for place, count in surest.items() if count >= max(FEW, MOST * len(scopes))})


def stands_marked(scope: Scope, ranked: Sequence[Ranked], places: frozenset[Place]) -> bool:
    """Whether a comment has an element where the thread's marked names stand."""
    return any(rank < WEAK and _place(scope, i) in places for rank, i in ranked)


def as_printed(scope: Scope, ranked: Sequence[Ranked], places: frozenset[Place], slot: Slot | None) -> Author:
    """A name that reads as a date or a button's word ('12.05.2010', 'Reply'), where the thread's other names stand or as a card's ``fn``."""
    outline = scope.outline
    marked = [i for rank, i in ranked if rank < WEAK and (_place(scope, i) in places or " fn " in outline.hints[i])]
    held = in_slot(scope, slot) if slot is not None and not marked else -1
    innermost = sorted(marked, key=lambda i: outline.ends[i] - i)
    placed = () if marked or held >= 0 else (
        i for i in scope.elements if i not in scope.cut and 0 < outline.chars(i) <= LONGEST_NAME and _place(scope, i) in places
        and not scope.holds_inner(i) and not phrases.has_date(outline.line(i)))
    for i in (*innermost, *([held] if held >= 0 else []), *placed):
        name = _stripped(scope.apart(i))
        if any(map(str.isalnum, name)) and not is_number(scope, i, name):
            url = own_address(scope, i)
            scope.drop(i)
            return Author(name=name, url=url, element=i)
    return Author()


def without_shared_by(names: Sequence[str | None]) -> list[str | None]:
    """The names without a 'Di' or 'By' that nearly all of them begin with: one of them alone may be Di Stefano's."""
    found = [name for name in names if name]
    led = [name for name in found if phrases.SHARED_BY.match(name)]
    if len(set(found)) < FEWEST or len(led) < SHARE * len(found) or len({name.split()[0] for name in led}) > 1:
        return list(names)
    return [phrases.SHARED_BY.sub("", name) if name else name for name in names]


def without_towns(names: Sequence[str | None]) -> list[str | None]:
    """The names without what stands behind a comma in nearly all of them: 'Ann Low, Fulda', as papers have their readers sign."""
    found = [name for name in names if name]
    apart = [name for name in found if name.find(", ") > 0]
    if len(set(found)) < FEWEST or len(apart) < SHARE * len(found):
        return list(names)
    return [name.partition(", ")[0] if name else name for name in names]


def _place(scope: Scope, i: int) -> Place:
    outline, hint = scope.outline, hints.mask(scope.outline.hints[i])
    return outline.tags[i], hint, frozenset() if hint else hints.lasting(outline.hints[outline.parents[i]])


def _stripped(text: str) -> str:
    """A text without the 'says:' after it; of a line that goes on ('Posted by: Ann | 3 May'), the first part without its label."""
    if phrases.is_signature(text):
        text, bar, _ = phrases.BY_BEFORE.sub("", text).partition("|")
        text = text if bar else ""
    return phrases.STANDING.sub("", phrases.SAYS_AFTER.sub("", " ".join(text.split()).strip(phrases.AROUND)))
