"""Where the names of a thread stand when no class, tag or microdata says so: one short text in the same place of each comment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flipscrape.comments.cues import controls, hints, phrases
from flipscrape.comments.cues.marks import LONGEST_NAME
from flipscrape.comments.cues.names import are_names, is_lone_name
from flipscrape.comments.parts.scope import Line, Scope

# As many of the comments as this show the place.
SHARE = 0.8
LONGEST_NUMBER = 9  # characters set aside beside a name
FEW = 2  # lines: of a name and a date alone
ANYWHERE = "*"


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """An element's tag and class words, its parent's or ANYWHERE, and without any of its own, which of the parent's parts it is."""

    tag: str
    hint: str
    around: str
    nth: int


def learn_slot(scopes: Sequence[Scope]) -> Slot | None:
    """The first place that nearly all comments fill with a few words, not all the same; None where there is none.

    Of one comment or two of one reader, and where a thread calls its names titles (Chronicle), it is the first line above a date, or
    what begins a line that else is a date.
    """
    # Utility classes of what stands around a name differ with the depth of an answer.
    if (slot := _filled(scopes, anywhere=False) or _filled(scopes, anywhere=True)) is not None:
        return slot
    for place in (_above_a_date, _beside_a_date):
        [(found, count)] = Counter(map(place, scopes)).most_common(1) or [(None, 0)]
        if found is not None and count >= SHARE * len(scopes):
            return found
    return None


def _filled(scopes: Sequence[Scope], *, anywhere: bool) -> Slot | None:
    texts: defaultdict[Slot, list[str]] = defaultdict(list)
    order: dict[Slot, int] = {}
    for scope in scopes:
        firsts: dict[Slot, int] = {}
        for slot, i in _near(scope, anywhere=anywhere):
            if not _says_other(scope.outline.hints[i]):
                firsts.setdefault(slot, i)
        for n, (slot, i) in enumerate(firsts.items()):
            texts[slot].append(scope.apart(i))
            order[slot] = order.get(slot, 0) + n
    fit = [slot for slot, found in texts.items() if len(found) >= SHARE * len(scopes) and are_names(found)]
    return min(fit, key=lambda slot: order[slot] / len(texts[slot]), default=None)


def _above_a_date(scope: Scope) -> Slot | None:
    """The place of a name that is all of the first line, the second line being a date."""
    lines = [line for line in scope.lines if scope.line_apart(line)]
    if len(lines) <= FEW or not is_lone_name(name := scope.line(lines[0])) or not phrases.is_date(scope.line(lines[1])):
        return None
    return next((slot for slot, i in _near(scope, anywhere=False) if scope.apart(i) == name), None)


def _beside_a_date(scope: Scope) -> Slot | None:
    """The place of a name that begins the first line, the rest of which is a date: of names of three words and more, too."""
    lines = scope.lines
    if len(lines) < FEW or not phrases.is_date(rest := scope.line_apart(Line(pieces=lines[0].pieces[1:]))):
        return None
    name = scope.line_apart(Line(pieces=lines[0].pieces[:1]))
    if not phrases.says_more(name) or controls.is_control(name) or phrases.has_date(name) or len(name) > LONGEST_NAME or not rest:
        return None
    return next((slot for slot, i in _near(scope, anywhere=True) if scope.apart(i) == name), None)


def in_slot(scope: Scope, slot: Slot) -> int:
    """The element of a comment that fills ``slot``, -1 where none does."""
    return next((i for other, i in _near(scope, anywhere=slot.around == ANYWHERE) if other == slot), -1)


def _near(scope: Scope, *, anywhere: bool) -> Iterator[tuple[Slot, int]]:
    """The elements that hold a text of the first two or the last lines, in page order, with the places that they fill."""
    outline = scope.outline
    seen: set[int] = set()
    for line in scope.outer_lines(last=2):
        for p in line.pieces:
            i = _outermost(scope, outline.owners[p])
            if i in seen or i == scope.root or i in scope.cut or p in scope.dropped or scope.holds_inner(i):
                continue
            seen.add(i)
            if scope.is_amid(line, p):
                continue
            parent, hint = outline.parents[i], _masked(outline.hints[i])
            nth = 0 if hint else _nth(scope, parent, i)
            if hint or not anywhere:
                yield Slot(tag=outline.tags[i], hint=hint, around=ANYWHERE if anywhere else _masked(outline.hints[parent]), nth=nth), i


def _nth(scope: Scope, parent: int, i: int) -> int:
    """How many elements stand before ``i`` in its parent, as far as they belong to the comment."""
    outline, nth = scope.outline, 0
    at = max(scope.item.start, parent + 1)
    while at < i:
        nth, at = nth + 1, outline.ends[at]
    return nth


def _outermost(scope: Scope, i: int) -> int:
    """The element that says what ``i`` says and no more: of some readers the name is linked, of others not."""
    outline = scope.outline
    while (around := outline.parents[i]) > scope.item.start and (
            more := outline.chars(around) - outline.chars(i)) <= LONGEST_NUMBER and (not more or scope.apart(around) == scope.apart(i)):
        i = around
    return i


def _says_other(hint: str) -> bool:
    """Whether a hint names a title, the words themselves, or what is said of a reader."""
    return bool(hint) and (hints.is_title(hint) or hints.is_body(hint) or hints.is_of_reader(hint)) and hints.author_rank(hint) == hints.UNNAMED


def _masked(hint: str) -> str:
    return " ".join(map(hints.mask, hint.split()))
