"""Where things stand on a page, seen from its body: what comes before and after it, and what belongs to other posts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from flipscrape.fields.look.class_names import kinds
from flipscrape.fields.look.neighbours import find_cards
from flipscrape.markup.outline import HEADINGS, Outline

FACT = 80  # characters of an aside that says one thing of the post
SENTENCE = 30  # characters of a paragraph that counts
HOLDERS = ("article", "main")
T = TypeVar("T")
# Characters before the body, of its beginning, of its end and after it that count as near; elements where there is no body.
BEFORE, BEGINNING, ENDING, AFTER, FEW = 6000, 800, 800, 4000, 1500
REST_OF_LINE = 8  # pieces of text: markup parts the words of a line
# Elements of what surrounds a post: menus, sidebars, lists of other posts.
APART = frozenset(("nav", "aside", "footer"))
SECTIONS = frozenset(("article", "section", "main", "nav", "aside"))  # of these the nearest is what a footer ends


@dataclass(frozen=True, kw_only=True)  # no slots: what several fields ask for is worked out once
class Layout:
    """``root``: the body's element, -1 where there is none; ``start`` and ``end``: its first and last piece of text."""

    outline: Outline
    root: int
    start: int
    end: int
    thread: Collection[int]
    _apart: dict[int, bool] = field(default_factory=dict)
    _made: dict[str, object] = field(default_factory=dict)

    def inside(self, i: int) -> bool:
        """Whether ``i`` lies in the body."""
        return self.root >= 0 and self.start <= self.outline.first[i] and self.outline.last[i] <= self.end and not self.before(i)

    def holds_body(self, i: int) -> bool:
        """Whether ``i`` lies around the body, or within a wide root around the start of its text."""
        outline = self.outline
        return i <= self.root < outline.ends[i] or (self.root >= 0 and outline.first[i] <= self.start < outline.last[i])

    def before(self, i: int) -> bool:
        """Whether ``i`` stands before the body, or holds its start after other text."""
        return i < self.root or (self.outline.first[i] < self.start and i != self.root)

    def distance(self, i: int) -> int:
        """Characters between ``i`` and the body: negative before it, positive after it; from the body's start where ``i`` is inside."""
        outline = self.outline
        if self.root < 0:
            return 0
        if self.before(i):
            return -max(0, outline.lengths[self.start] - outline.lengths[outline.last[i]])
        if self.inside(i):
            return outline.lengths[outline.first[i]] - outline.lengths[self.start]
        return outline.lengths[outline.first[i]] - outline.lengths[self.end]

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, made at the first call under ``name``: two fields may read the same part of a page."""
        if name not in self._made:
            self._made[name] = make()
        return cast("T", self._made[name])

    def place(self, i: int) -> str:
        """Where ``i`` stands, in a few words: apart, before, inside or after, and how near to the body's start."""
        if self.apart(i):
            return "apart"
        distance = self.distance(i)
        if self.before(i):
            return "before near" if distance > -300 else "before" if distance > -1500 else "before far"
        if self.inside(i):
            return "inside near" if distance < 300 else "inside end" if self.outline.last[i] > self.end - 12 else "inside"
        return "after near" if distance < 600 else "after"

    def lines(self, *, before: int, after: int, behind: int) -> Iterator[tuple[str, list[str]]]:
        """Lines of text "before" and at the "start" of the body (that many characters of each) and at its "end" (pieces of text behind it)."""
        outline = self.outline
        lengths, pieces = outline.lengths, outline.pieces
        first = bisect_left(lengths, lengths[self.start] - before, 0, self.start + 1)
        last = bisect_left(lengths, lengths[self.start] + after, self.start, len(pieces))
        last = next((k for k in range(last, min(last + REST_OF_LINE, len(pieces))) if pieces[k] == "\n"), last)
        stop = min((place for i in self.thread if (place := outline.first[i]) >= self.end), default=len(pieces))
        last = min(last, stop)
        end = max(last, self.end - 10)
        for where, part in (
            ("before", self.own_pieces(first, self.start)),
            ("start", self.own_pieces(self.start, last)),
            ("end", pieces[end : min(self.end + behind, stop)]),
        ):
            yield where, [line for text in "".join(part).split("\n") if (line := " ".join(text.split()))]

    def own_pieces(self, first: int, last: int) -> list[str]:
        """The pieces of text from ``first`` on and before ``last``, without what stands apart from the body."""
        return self.once(f"pieces {first}-{last}", lambda: self._own_pieces(first, last))

    def _own_pieces(self, first: int, last: int) -> list[str]:
        owners, pieces = self.outline.owners, self.outline.pieces
        body = range(self.start, self.end)
        return [piece for k, piece in enumerate(pieces[first:last], first) if piece.isspace() or k in body or not self.apart(owners[k])]

    @cached_property
    def near(self) -> tuple[range, range]:
        """The elements around the body, in order: what stands shortly before it and its beginning; its end and what follows it."""
        outline, lengths = self.outline, self.outline.lengths
        if self.root < 0:
            return range(min(len(outline.tags), FEW)), range(0)
        first = bisect_left(lengths, lengths[self.start] - BEFORE, 0, self.start + 1)
        inner = bisect_left(lengths, lengths[self.start] + BEGINNING, self.start, len(outline.pieces))
        outer = max(inner, bisect_left(lengths, lengths[self.end] - ENDING, 0, self.end))
        last = bisect_left(lengths, lengths[self.end] + AFTER, self.end, len(outline.pieces))
        places = outline.first
        start, end = bisect_left(places, first), bisect_right(places, inner)
        return range(start, end), range(max(end, bisect_left(places, outer)), bisect_right(places, last))

    @cached_property
    def links(self) -> list[int]:
        """The links among them."""
        links = self.outline.by_tag.get("a", [])
        return [i for part in self.near for i in links[bisect_left(links, part.start) : bisect_left(links, part.stop)]]

    @cached_property
    def hinted(self) -> list[tuple[int, str]]:
        """Those among them that have a class or an id, but for what lies in the thread; with both, as in Outline.hints."""
        hints = self.outline.hints
        held = self._held
        return [(i, hint) for part in self.near for i, hint in enumerate(hints[part.start : part.stop], part.start) if hint and i not in held]

    def named(self, kind: str) -> list[int]:
        """Those among them, outside the thread, whose class or id names them as ``kind`` (of class_names); in order."""
        one, two = self.near
        return sorted(i for i in self._named.get(kind, ()) if (i in one or i in two) and i not in self._held)

    @cached_property
    def _named(self) -> dict[str, set[int]]:
        """Elements by what their class and id tokens name, all in one pass."""
        named: dict[str, set[int]] = {}
        for token, places in self.outline.by_token.items():
            for kind in kinds(token):
                named.setdefault(kind, set()).update(places)
        return named

    @cached_property
    def _named_apart(self) -> set[int]:
        return self._named.get("apart", set())

    @cached_property
    def _held(self) -> set[int]:
        """The elements of the thread that are near."""
        ends = self.outline.ends
        return {j for i in self.thread for part in self.near for j in range(max(i, part.start), min(ends[i], part.stop))}

    @cached_property
    def cards(self) -> set[int]:
        """Cards of other posts among what follows the body, and in what stands apart before it."""
        if self.root < 0:
            return set()
        outline = self.outline
        links = [i for i in self.links if i not in self._held]
        after = find_cards(outline, [i for i in links if outline.first[i] >= self.end], self.holds_body)
        before = find_cards(outline, [i for i in links if self.before(i) and self.apart(i)], self.holds_body)
        return after.union(i for i in before if not outline.within("h1", i))

    def around(self, i: int) -> Iterator[str]:
        """The classes and ids of ``i`` and of what lies around it, but not around the body as well."""
        return (hint for j in (i, *self.outline.ancestors(i)) if (hint := self.outline.hints[j]) and not self.holds_body(j))

    def apart(self, i: int) -> bool:
        """Whether ``i`` lies in a menu, a sidebar, a footer, a list of other posts or the thread, and the body does not lie there too."""
        chain: list[int] = []
        known: bool | None = False
        while i >= 0 and (known := self._apart.get(i)) is None:
            chain.append(i)
            i = self.outline.parents[i]
        here = bool(known)
        for i in reversed(chain):
            here = here or i in self.thread or (not self.holds_body(i) and (i in self._named_apart or self._apart_by_tag(i)))
            self._apart[i] = here
        return here

    def _apart_by_tag(self, i: int) -> bool:
        """A footer beside the body, in the body's element, or of the article around it is the post's, and so is an aside of its author's name alone.

        Articles side by side are other posts.
        """
        outline, tag = self.outline, self.outline.tags[i]
        if tag == "aside" and outline.chars(i) < FACT and i in self._named.get("author", ()):
            return False
        if tag == "article" and (parent := outline.parents[i]) >= 0:
            return sum(outline.tags[j] == "article" for j in outline.children(parent)) > 1
        if tag == "footer" and (parent := outline.parents[i]) >= 0 and outline.tags[parent] not in ("body", "html"):
            section = next((j for j in outline.ancestors(i) if outline.tags[j] in SECTIONS), 0)
            own = self.holds_body(parent) or outline.inside(i, (self.root,)) or (outline.tags[section] == "article" and self.holds_body(section))
            return not (own and outline.chars(i) < 3000)
        if tag == "header":
            return self._is_masthead(i)
        return tag in APART or (tag in ("ol", "ul") and self.before(i) and self._is_contents(i))

    def _is_masthead(self, i: int) -> bool:
        """Whether a header without a heading stands before the element of the post: it may show today's date."""
        outline, root = self.outline, self.root
        holder = min((j for j in (root, *outline.ancestors(root)) if outline.tags[j] in HOLDERS), default=-1) if root >= 0 else -1
        return i < outline.ends[i] <= holder and not any(outline.within(tag, i) for tag in HEADINGS)

    def _is_contents(self, i: int) -> bool:
        """Whether a list is the table of the text's contents: all its links lead to places on the page itself."""
        outline, links = self.outline, self.outline.by_tag.get("a", [])
        inner = links[bisect_left(links, i) : bisect_left(links, outline.ends[i])]
        return bool(inner) and all(len(href := outline.attributes[j].get("href") or "") > 1 and href[0] == "#" for j in inner)


def lay_out(outline: Outline, root: int, cut: Collection[int], thread: Collection[int]) -> Layout:
    """See the page from its body: the element ``root`` without those of ``cut``; ``thread``: the places of its comments."""
    start, end = _extent(outline, root, cut) if root >= 0 else (0, len(outline.pieces))
    return Layout(outline=outline, root=root, start=start, end=end, thread=thread)


def _extent(outline: Outline, root: int, cut: Collection[int]) -> tuple[int, int]:
    """The first and last piece of the body's sentences: a wide root also holds what is cut before and after them."""
    first, last, lengths, pieces = outline.first, outline.last, outline.lengths, outline.pieces
    gone = sorted((first[i], last[i]) for i in cut)
    start, end, at = -1, -1, first[root]
    for a, b in [*gone, (last[root], last[root])]:
        kept = [k for k in range(at, a) if lengths[k + 1] - lengths[k] >= SENTENCE]
        at = max(at, b)
        if kept:
            start, end = (kept[0] if start < 0 else start), kept[-1] + 1
    if start < 0:
        return first[root], last[root]
    while start > first[root] and pieces[start - 1] != "\n":
        start -= 1
    while end < last[root] and pieces[end] != "\n":
        end += 1
    return start, end
