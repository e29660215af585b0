"""One comment's own stretch of the page: its elements, its lines, and what has been set aside of them so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from flipscrape.comments.cues import controls, phrases
from flipscrape.comments.finding.items import Item
from flipscrape.markup.outline import Outline
from flipscrape.page import Page

FIRST_LINES = 2
# So many words may stand before a name in its line: a town, a rank.
WORDS_BEFORE = 3


@dataclass(kw_only=True, slots=True)
class Line:
    """What a reader sees on one line. ``pieces``: indices into the outline's; ``gap``: 1 where only one br stands before it, else 2."""

    pieces: list[int] = field(default_factory=list)
    gap: int = 2


@dataclass(kw_only=True, slots=True)
class Scope:
    """An item without its inner items.

    ``root``: the element that is the item, -1 where it is a run of siblings. ``cut``: elements set aside (author, date,
    controls); ``dropped``: pieces set aside alone; ``shorn``: what is left of pieces that begin with a number of the comment.
    """

    page: Page
    outline: Outline
    item: Item
    root: int
    elements: list[int]
    lines: list[Line]
    inner_starts: list[int]
    cut: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    shorn: dict[int, str] = field(default_factory=dict)

    def attributes(self, i: int) -> Mapping[str, str]:
        """What element ``i`` has of attributes."""
        return self.outline.attributes[i]

    def text(self, i: int) -> str:
        """The text of element ``i`` on one line, without what is set aside."""
        return self.join(range(self.outline.first[i], self.outline.last[i]))

    def apart(self, i: int) -> str:
        """As ``text``, with a space between elements that touch: '<b>ann_83</b><i>05/03/2021</i>' is a name and a day."""
        return self._apart(range(self.outline.first[i], self.outline.last[i]))

    def outer_lines(self, *, last: int) -> list[Line]:
        """Of the lines that say more than a control does the first two, and the ``last`` of the others."""
        first: list[Line] = []
        k = 0
        while k < len(self.lines) and len(first) < FIRST_LINES:
            if self._tells(self.lines[k]):
                first.append(self.lines[k])
            k += 1
        others = (self.lines[n] for n in range(len(self.lines) - 1, k - 1, -1))
        return [*first, *reversed(list(islice(filter(self._tells, others), last)))]

    def _tells(self, line: Line) -> bool:
        text = self.line_apart(line)
        return bool(text) and not controls.is_control(text)

    def is_amid(self, line: Line, piece: int) -> bool:
        """Whether so many words stand in ``line`` before ``piece`` that it is part of a sentence."""
        return len(phrases.residue(self.join(range(line.pieces[0], piece))).split()) > WORDS_BEFORE

    def is_bracketed(self, i: int) -> bool:
        """Whether an element stands in brackets of its own: '(<a>Link</a>)'."""
        first, last, pieces = self.outline.first[i], self.outline.last[i], self.outline.pieces
        return first > 0 and last < len(pieces) and pieces[first - 1].rstrip().endswith(("(", "[")) and pieces[last].lstrip().startswith((")", "]"))

    def line_apart(self, line: Line) -> str:
        """The text of a line, with a space between elements that touch."""
        return self._apart(line.pieces)

    def _apart(self, pieces: Iterable[int]) -> str:
        owners, texts, cut, dropped, shorn = self.outline.owners, self.outline.pieces, self.cut, self.dropped, self.shorn
        kept, last = list[str](), -1
        for p in pieces:
            if (owner := owners[p]) not in cut and p not in dropped and (piece := shorn.get(p, texts[p])):
                if owner != last and kept and (kept[-1][-1].isalnum() or kept[-1][-1] == ".") and piece[0].isalnum():
                    kept.append(" ")
                kept.append(piece)
                last = owner
        return " ".join("".join(kept).split())

    def line(self, line: Line) -> str:
        """The text of a line, without what is set aside."""
        return self.join(range(line.pieces[0], line.pieces[-1] + 1))

    def join(self, pieces: range) -> str:
        """The text of ``pieces`` on one line, without what is set aside."""
        owners, texts, cut, dropped, shorn = self.outline.owners, self.outline.pieces, self.cut, self.dropped, self.shorn
        return " ".join("".join([shorn.get(p, texts[p]) for p in pieces if owners[p] not in cut and p not in dropped]).split())

    def drop(self, i: int) -> None:
        """Set element ``i`` and all inside it aside."""
        self.cut.update(range(i, self.outline.ends[i]))

    def holds_inner(self, i: int) -> bool:
        """Whether another comment stands inside element ``i``."""
        starts = self.inner_starts
        return bool(starts) and (at := bisect_left(starts, i)) < len(starts) and starts[at] < self.outline.ends[i]

    def inside(self) -> Iterator[int]:
        """The elements below the item itself that are not set aside."""
        root, cut = self.root, self.cut
        return (i for i in self.elements if i != root and i not in cut)


def scope_of(page: Page, item: Item) -> Scope:
    """The stretch of ``item``, nothing set aside."""
    root = item.start if page.outline.ends[item.start] == item.end else -1
    return Scope(page=page, outline=page.outline, item=item, root=root, elements=list(own_elements(item)), lines=_lines(page.outline, item),
                 inner_starts=[inner.start for inner in item.inner])


def own_elements(item: Item) -> Iterator[int]:
    """The elements of ``item`` without those of its inner items."""
    at = item.start
    for inner in item.inner:
        yield from range(at, inner.start)
        at = inner.end
    yield from range(at, item.end)


def _own_pieces(outline: Outline, item: Item) -> Iterator[int]:
    at = outline.first[item.start]
    for inner in item.inner:
        yield from range(at, outline.first[inner.start])
        at = outline.last[_last_top(outline, inner)]
    yield from range(at, outline.last[_last_top(outline, item)])


def _last_top(outline: Outline, item: Item) -> int:
    """The last of the sibling elements that make up ``item``."""
    at = last = item.start
    while at < item.end:
        last, at = at, outline.ends[at]
    return last


def _lines(outline: Outline, item: Item) -> list[Line]:
    lines: list[Line] = []
    line, breaks = Line(), 0
    pieces, feeds = outline.pieces, outline.feeds
    for p in _own_pieces(outline, item):
        if pieces[p] == "\n" and p not in feeds:
            breaks = breaks + 1 if outline.tags[outline.owners[p]] == "br" else 2
            if line.pieces:
                lines.append(line)
                line = Line()
        elif not pieces[p].isspace():
            if not line.pieces:
                line.gap, breaks = min(breaks, 2), 0
            line.pieces.append(p)
    if line.pieces:
        lines.append(line)
    return lines
