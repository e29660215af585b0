"""The tree as parallel lists in document order: gathered in one pass, read by everything above.

Element ``i`` covers the elements ``i .. ends[i] - 1`` and the pieces of text ``first[i] .. last[i] - 1``. A piece is a
run of text, its white space squeezed to single spaces (kept as it is inside pre). A line feed outside pre is always an
edge: block elements begin and end with one and br is one, so that no words are glued there. Nothing here is changed
afterwards: whoever cuts, cuts by indices.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

# Elements that start and end a line. HTML Standard, 15.3 (rendering: flow content), td and th taken as lines too.
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre"
    " search section summary table tbody td tfoot th thead tr ul xmp".split())
LINES = BLOCKS | {"br"}
# Elements whose white space counts.
VERBATIM = frozenset(("pre", "listing", "xmp", "plaintext"))
# Elements whose text no reader sees.
SILENT = frozenset(("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "textarea"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """A parsed page, flat. Lists of one length n (elements), but for those of pieces."""

    elements: list[etree._Element]
    tags: list[str]
    hints: list[str]  # class and id in lower case, with a space between and at both ends; "" where there are none
    parents: list[int]  # -1 for the root
    ends: list[int]
    first: list[int]
    last: list[int]
    pieces: list[str]
    owners: list[int]  # of each piece: the element that directly holds it
    feeds: frozenset[int]  # the pieces that are a line feed of pre's text
    lengths: list[int]  # running sum of the pieces' characters, white space squeezed; one longer than pieces
    link_lengths: list[int]  # the same over pieces inside links
    by_tag: dict[str, list[int]]
    by_token: dict[str, list[int]]  # class and id tokens, in lower case

    def text(self, i: int) -> str:
        """The text of element ``i``, lines at block edges."""
        return "".join(self.pieces[self.first[i]:self.last[i]])

    def line(self, i: int) -> str:
        """The text of element ``i`` on one line, white space squeezed."""
        return " ".join(self.text(i).split())

    def chars(self, i: int) -> int:
        """How many characters of text element ``i`` holds, white space squeezed."""
        return self.lengths[self.last[i]] - self.lengths[self.first[i]]

    def link_chars(self, i: int) -> int:
        """How many of them lie inside links."""
        return self.link_lengths[self.last[i]] - self.link_lengths[self.first[i]]

    def is_edge(self, k: int) -> bool:
        """Whether piece ``k`` is a block's edge or a br, and not text."""
        return self.pieces[k] == "\n" and k not in self.feeds

    def children(self, i: int) -> Iterator[int]:
        """The child elements of ``i``, in order."""
        child, end = i + 1, self.ends[i]
        while child < end:
            yield child
            child = self.ends[child]

    def ancestors(self, i: int) -> Iterator[int]:
        """The parent of ``i``, its parent, and so on up to the root."""
        while (i := self.parents[i]) >= 0:
            yield i

    def inside(self, i: int, places: Container[int]) -> bool:
        """Whether ``i`` or one of its ancestors is in ``places``."""
        return i in places or any(a in places for a in self.ancestors(i))

    def within(self, tag: str, i: int) -> list[int]:
        """The elements of one tag inside ``i``, itself not counted."""
        found = self.by_tag.get(tag, [])
        return found[bisect_right(found, i):bisect_left(found, self.ends[i])]


def outline(root: etree._Element) -> Outline:
    """Read the tree below ``root`` (comments and processing instructions already gone) into an Outline."""
    elements = list(root.iter())
    tags = ["#entity" if (tag := element.tag) is etree.Entity else tag for element in elements]
    hints = [f" {kind or ''} {name or ''} ".lower() if kind or name else "" for kind, name in [(e.get("class"), e.get("id")) for e in elements]]
    by_tag: defaultdict[str, list[int]] = defaultdict(list)
    for i, tag in enumerate(tags):
        by_tag[tag].append(i)
    by_token: defaultdict[str, list[int]] = defaultdict(list)
    for i, hint in enumerate(hints):
        if hint:
            for token in hint.split():
                by_token[token].append(i)
    parents, ends = _nesting(list(map(len, elements)))
    text = _Text(len(elements))
    text.read(tags, parents, ends, [element.text for element in elements], [element.tail for element in elements])
    linked = [0] * len(text.pieces)
    for i in by_tag.get("a", ()):
        linked[text.first[i]:text.last[i]] = text.sizes[text.first[i]:text.last[i]]
    return Outline(
        elements=elements, tags=tags, hints=hints, parents=parents, ends=ends, first=text.first, last=text.last, pieces=text.pieces,
        owners=text.owners, feeds=frozenset(text.feeds), lengths=list(accumulate(text.sizes, initial=0)),
        link_lengths=list(accumulate(linked, initial=0)), by_tag=dict(by_tag), by_token=dict(by_token),
    )


def _nesting(counts: list[int]) -> tuple[list[int], list[int]]:
    """The parent and the end of each element, from how many children each has; in document order."""
    parents, ends = [-1] * len(counts), list(range(1, len(counts) + 1))
    parent, left = -1, 0
    waiting: list[tuple[int, int]] = []
    for i, count in enumerate(counts):
        parents[i] = parent
        left -= 1
        if count:
            waiting.append((parent, left))
            parent, left = i, count
            continue
        while not left and parent >= 0:
            ends[parent] = i + 1
            parent, left = waiting.pop()
    return parents, ends


class _Text:
    """The pieces of a page while they are gathered. Over plain lists: this runs for every element of every page."""

    def __init__(self, count: int) -> None:
        self.first, self.last = [0] * count, [0] * count
        self.pieces: list[str] = []
        self.owners: list[int] = []
        self.sizes: list[int] = []  # characters without the spaces at the ends
        self.feeds: list[int] = []

    def read(self, tags: list[str], parents: list[int], ends: list[int], texts: list[str | None], tails: list[str | None]) -> None:
        """Gather every piece with its owner, and the first and last piece of each element."""
        first, last, pieces, owners, sizes = self.first, self.last, self.pieces, self.owners, self.sizes
        silent, silent_end = -1, 0  # elements strictly between these are not heard
        verbatim, verbatim_end = 0, 0
        fresh = True  # white space that follows white space is none
        for i, tag in enumerate(tags):
            first[i] = len(pieces)
            after = i + 1
            if i >= silent_end:
                if tag in SILENT:
                    silent, silent_end = i, ends[i]
                else:
                    if tag in LINES:
                        pieces.append("\n")
                        owners.append(i)
                        sizes.append(0)
                        fresh = True
                        if tag in VERBATIM and i >= verbatim_end:
                            verbatim, verbatim_end = i, ends[i]
                    text = texts[i]
                    if text and not (fresh and text.isspace() and i >= verbatim_end):
                        fresh = self._add(text, i, fresh=fresh, verbatim=i < verbatim_end)
            if ends[i] != after:
                continue
            done = i
            while done >= 0 and ends[done] == after:
                parent = parents[done]
                if silent < done < silent_end:
                    last[done] = len(pieces)
                else:
                    if tags[done] in BLOCKS:
                        pieces.append("\n")
                        owners.append(done)
                        sizes.append(0)
                        fresh = True
                    last[done] = len(pieces)
                    text = tails[done]
                    if text and parent >= 0:
                        inside = verbatim <= parent < verbatim_end
                        if inside or not (fresh and text.isspace()):
                            fresh = self._add(text, parent, fresh=fresh, verbatim=inside)
                done = parent

    def _add(self, text: str, owner: int, *, fresh: bool, verbatim: bool) -> bool:
        """Add one piece; gives whether white space ends it."""
        bare = " ".join(text.split())
        if verbatim:
            piece = text
            if piece == "\n":
                self.feeds.append(len(self.pieces))
        elif len(bare) == len(text):
            piece = bare
        elif bare:
            piece = f"{'' if fresh or not text[0].isspace() else ' '}{bare}{' ' if text[-1].isspace() else ''}"
        else:
            piece = " "
        self.pieces.append(piece)
        self.owners.append(owner)
        self.sizes.append(len(bare))
        return piece[-1].isspace()
