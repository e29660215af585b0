"""The tree as parallel lists in document order: gathered in one pass, read by everything above.

Element ``i`` covers the elements ``i .. ends[i] - 1`` and the pieces of text ``first[i] .. last[i] - 1``. A piece is a
run of text, its white space squeezed to single spaces (kept as it is inside pre). A line feed outside pre is always an
edge: block elements begin and end with one and br is one, so that no words are glued there. Nothing here is changed
afterwards: whoever cuts, cuts by indices.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

# Elements that start and end a line. HTML Standard, 15.3 (rendering: flow content), td and th taken as lines too.
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre"
    " search section summary table tbody td tfoot th thead tr ul xmp".split())
LINES = BLOCKS | {"br"}
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Elements whose white space counts.
VERBATIM = frozenset(("pre", "listing", "xmp", "plaintext"))
# Elements whose text no reader sees.
SILENT = frozenset(("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "textarea", "title"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """A parsed page, flat. Lists of one length n (elements), but for those of pieces."""

    attributes: list[Mapping[str, str]]  # names in lower case
    tags: list[str]
    hints: list[str]  # class and id in lower case, with a space between and at both ends; "" where there are none
    parents: list[int]  # -1 for the root
    ends: list[int]
    first: list[int]
    last: list[int]
    pieces: list[str]
    owners: list[int]  # of each piece: the element that directly holds it
    feeds: frozenset[int]  # the pieces that are a line feed of pre's text
    unheard: dict[int, str]  # the own text of elements whose text no reader sees, as written: scripts, styles, the title
    lengths: list[int]  # running sum of the pieces' widths, white space squeezed; one longer than pieces
    link_lengths: list[int]  # the same over pieces inside links
    by_tag: dict[str, list[int]]
    by_token: dict[str, list[int]]  # class and id tokens, in lower case
    flattened: int = 0  # how many elements were nested too deep to be told; their text is that of the last one above
    cut_short: bool = False  # so many of them were open at once that the rest of the page was not read

    def text(self, i: int) -> str:
        """The text of element ``i``, lines at block edges."""
        return "".join(self.pieces[self.first[i]:self.last[i]])

    def line(self, i: int) -> str:
        """The text of element ``i`` on one line, white space squeezed."""
        return " ".join(self.text(i).split())

    def beginning(self, i: int, most: int) -> str:
        """The first ``most`` characters of the text of element ``i`` on one line; its whole text may be large."""
        found = ""
        for k in range(self.first[i], self.last[i]):
            found += self.pieces[k][: 2 * most]
            if len(found) > 2 * most:
                break
        return " ".join(found.split())[:most]

    def written(self, i: int) -> str:
        """The own text of a script, a style or a title, as it is written."""
        return self.unheard.get(i) or self.text(i)

    @property
    def title(self) -> str:
        """The text of the title element on one line, empty where there is none."""
        return next((" ".join(self.written(i).split()) for i in self.by_tag.get("title", ())), "")

    def chars(self, i: int) -> int:
        """How many characters of text element ``i`` holds, white space squeezed, wide ones counted twice."""
        return self.lengths[self.last[i]] - self.lengths[self.first[i]]

    def link_chars(self, i: int) -> int:
        """How many of them lie inside links."""
        return self.link_lengths[self.last[i]] - self.link_lengths[self.first[i]]

    def is_linked(self, k: int) -> bool:
        """Whether piece ``k`` is text inside a link, in however many elements."""
        return self.link_lengths[k + 1] > self.link_lengths[k]

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

    def named_with(self, stems: Iterable[str]) -> list[int]:
        """The elements whose class or id holds one of ``stems``, in order; patterns need not look at the others."""
        return sorted({i for token in self.tokens_with(stems) for i in self.by_token[token]})

    def tokens_with(self, stems: Iterable[str]) -> set[str]:
        """The tokens of class and id that hold one of ``stems``."""
        together = " ".join(self.by_token)
        return {token for stem in stems if stem in together for token in self.by_token if stem in token}

    def within(self, tag: str, i: int) -> list[int]:
        """The elements of one tag inside ``i``, itself not counted."""
        found = self.by_tag.get(tag, [])
        return found[bisect_right(found, i):bisect_left(found, self.ends[i])]
