"""The tree as parallel lists in document order: gathered in one pass, read by everything above.

Element ``i`` covers the elements ``i .. ends[i] - 1`` and the pieces of text ``first[i] .. last[i] - 1``. A piece is a
run of text as it stands in the source; block elements and br bring a piece of their own, a line feed, so that no words
are glued at their edges. Nothing here is changed afterwards: whoever cuts, cuts by indices.
"""

from __future__ import annotations

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
    lengths: list[int]  # running sum of the pieces' characters, white space squeezed; one longer than pieces
    link_lengths: list[int]  # the same over pieces inside links
    by_tag: dict[str, list[int]]

    def text(self, i: int) -> str:
        """The text of element ``i``, white space as in the source, lines at block edges."""
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
        end = self.ends[i]
        return [j for j in self.by_tag.get(tag, ()) if i < j < end]


def outline(root: etree._Element) -> Outline:
    """Read the tree below ``root`` (comments and processing instructions already gone) into an Outline."""
    elements = list(root.iter())
    tags = [tag if isinstance(tag := element.tag, str) else "#entity" for element in elements]
    place: dict[etree._Element | None, int] = dict(zip(elements, range(len(elements)), strict=True))
    parents = [place.get(element.getparent(), -1) for element in elements]
    ends = list(range(1, len(elements) + 1))
    for i in range(len(elements) - 1, 0, -1):
        ends[parents[i]] = max(ends[parents[i]], ends[i])
    by_tag: defaultdict[str, list[int]] = defaultdict(list)
    for i, tag in enumerate(tags):
        by_tag[tag].append(i)
    hints = [f" {kind or ''} {name or ''} ".lower() if kind or name else "" for kind, name in [(e.get("class"), e.get("id")) for e in elements]]
    texts, tails = [element.text for element in elements], [element.tail for element in elements]
    first, last, pieces, owners = _pieces(tags, parents, ends, texts, tails)
    sizes = [len(piece) if piece.isalnum() else len(" ".join(piece.split())) for piece in pieces]
    linked = [0] * len(pieces)
    for i in by_tag.get("a", ()):
        linked[first[i]:last[i]] = sizes[first[i]:last[i]]
    return Outline(
        elements=elements, tags=tags, hints=hints, parents=parents, ends=ends, first=first, last=last, pieces=pieces, owners=owners,
        lengths=list(accumulate(sizes, initial=0)), link_lengths=list(accumulate(linked, initial=0)), by_tag=dict(by_tag),
    )


def _pieces(
    tags: list[str], parents: list[int], ends: list[int], texts: list[str | None], tails: list[str | None],
) -> tuple[list[int], list[int], list[str], list[int]]:
    """First and last piece of each element, the pieces, their owners. Over plain lists: it runs for every element of every page."""
    first, last = [0] * len(tags), [0] * len(tags)
    pieces: list[str] = []
    owners: list[int] = []
    silent, silent_end = -1, 0  # elements strictly between these are not heard
    for i, tag in enumerate(tags):
        first[i] = len(pieces)
        if i >= silent_end:
            text = texts[i]
            if tag in SILENT:
                silent, silent_end = i, ends[i]
            elif tag in LINES:
                pieces.append("\n" + text if text else "\n")
                owners.append(i)
            elif text:
                pieces.append(text)
                owners.append(i)
        done = i
        while done >= 0 and ends[done] == i + 1:
            parent = parents[done]
            if silent < done < silent_end:
                last[done] = len(pieces)
            else:
                if tags[done] in BLOCKS:
                    pieces.append("\n")
                    owners.append(done)
                last[done] = len(pieces)
                tail = tails[done]
                if tail and parent >= 0:
                    pieces.append(tail)
                    owners.append(parent)
            done = parent
    return first, last, pieces, owners
