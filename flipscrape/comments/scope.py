"""One comment's own stretch of the page: its elements, its lines, and what has been set aside of them so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from flipscrape.comments import phrases
from flipscrape.comments.items import Item
from flipscrape.markup.outline import Outline
from flipscrape.page import Page


@dataclass(kw_only=True, slots=True)
class Line:
    """What a reader sees on one line. ``pieces``: indices into the outline's; ``gap``: 1 where only one br stands before it, else 2."""

    pieces: list[int] = field(default_factory=list)
    gap: int = 2


@dataclass(kw_only=True, slots=True)
class Scope:
    """An item without its inner items.

    ``root``: the element that is the item, -1 where it is a run of siblings. ``cut``: elements set aside (author, date,
    controls); ``dropped``: pieces set aside alone.
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

    def attributes(self, i: int) -> Mapping[str, str]:
        """What element ``i`` has of attributes."""
        return self.outline.attributes[i]

    def text(self, i: int) -> str:
        """The text of element ``i`` on one line, without what is set aside."""
        return self.join(range(self.outline.first[i], self.outline.last[i]))

    def apart(self, i: int) -> str:
        """As ``text``, with a space between elements that touch: '<b>ann_83</b><i>05/03/2021</i>' is a name and a day."""
        return self._apart(range(self.outline.first[i], self.outline.last[i]))

    def telling_lines(self) -> list[Line]:
        """The lines that say more than a control does."""
        return [line for line in self.lines if (text := self.line_apart(line)) and not phrases.is_control(text)]

    def line_apart(self, line: Line) -> str:
        """The text of a line, with a space between elements that touch."""
        return self._apart(line.pieces)

    def _apart(self, pieces: Iterable[int]) -> str:
        outline, kept, last = self.outline, list[str](), -1
        for p in pieces:
            if outline.owners[p] not in self.cut and p not in self.dropped and (piece := outline.pieces[p]):
                touching = kept and outline.owners[p] != last and kept[-1][-1].isalnum() and piece[0].isalnum()
                kept += [" ", piece] if touching else [piece]
                last = outline.owners[p]
        return " ".join("".join(kept).split())

    def line(self, line: Line) -> str:
        """The text of a line, without what is set aside."""
        return self.join(range(line.pieces[0], line.pieces[-1] + 1))

    def join(self, pieces: range) -> str:
        outline = self.outline
        return " ".join("".join(outline.pieces[p] for p in pieces if outline.owners[p] not in self.cut and p not in self.dropped).split())

    def drop(self, i: int) -> None:
        """Set element ``i`` and all inside it aside."""
        self.cut.update(range(i, self.outline.ends[i]))

    def holds_inner(self, i: int) -> bool:
        """Whether another comment stands inside element ``i``."""
        at = bisect_left(self.inner_starts, i)
        return at < len(self.inner_starts) and self.inner_starts[at] < self.outline.ends[i]

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
    for p in _own_pieces(outline, item):
        if outline.is_edge(p):
            breaks = breaks + 1 if outline.tags[outline.owners[p]] == "br" else 2
            if line.pieces:
                lines.append(line)
                line = Line()
        elif not outline.pieces[p].isspace():
            if not line.pieces:
                line.gap, breaks = min(breaks, 2), 0
            line.pieces.append(p)
    if line.pieces:
        lines.append(line)
    return lines
