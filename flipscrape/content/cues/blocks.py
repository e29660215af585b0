"""The page as blocks: runs of text between the edges of block elements, the units that are judged."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flipscrape.markup.outline import BLOCKS, Outline

# What a list, a table or a figure is made of: such a part says nothing of the text around it, the element around all of them does.
OF_LISTS_AND_TABLES = frozenset("td th tr tbody thead tfoot table caption li ul ol dl dt dd figure figcaption picture".split())
# A larger table, or one with more than half of the page, is its layout as often as not.
LARGEST_TABLE = 2500
VERSES = "line-block"  # holds a div for each line


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocks:
    """Lists of one length. Block ``b`` is the pieces ``starts[b] .. stops[b] - 1``; its text is squeezed."""

    outline: Outline
    starts: list[int]
    stops: list[int]
    owners: list[int]  # the nearest block element around it
    texts: list[str]
    chars: list[int]
    link_chars: list[int]
    ahead: list[int]  # for each piece, and for the end of all: how many blocks start before it

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, i: int) -> tuple[int, int]:
        """The first block inside element ``i`` and the one after its last."""
        outline = self.outline
        return self.ahead[outline.first[i]], self.ahead[outline.last[i]]

    def kept_chars(self, i: int, kept: list[bool]) -> int:
        """The characters of the blocks inside element ``i`` that are ``kept``."""
        a, b = self.span(i)
        return sum(chars for chars, is_kept in zip(self.chars[a:b], kept[a:b], strict=True) if is_kept)

    def around(self, i: int, kept: Sequence[bool]) -> int:
        """The innermost element at or around ``i`` that holds all blocks that are ``kept``."""
        first, last = extent(kept)
        while first < last and not (self.span(i)[0] <= first and last <= self.span(i)[1]) and self.outline.parents[i] >= 0:
            i = self.outline.parents[i]
        return i


def extent(kept: Sequence[bool]) -> tuple[int, int]:
    """The first block that is ``kept`` and the one after the last; nothing lies between them where none is."""
    return (kept.index(True), len(kept) - kept[::-1].index(True)) if True in kept else (0, 0)


def surroundings(outline: Outline, i: int) -> int:
    """The nearest element around ``i`` that is no part of a list, table or figure."""
    i = outline.parents[i]
    while i > 0 and outline.tags[i] in OF_LISTS_AND_TABLES:
        i = outline.parents[i]
    return max(i, 0)


def _within_one_block(outline: Outline) -> set[int]:
    """The cells of small tables, and the lines of docutils' verses: read as one block each, for alone they say too little."""
    tags, found = outline.tags, set[int]()
    for i in outline.by_token.get(VERSES, ()):
        found.update(range(i + 1, outline.ends[i]))
    for i in outline.by_tag.get("table", ()):
        if i not in found and outline.chars(i) <= min(LARGEST_TABLE, outline.chars(0) // 2):
            found.update(j for j in range(i + 1, outline.ends[i]) if tags[j] in OF_LISTS_AND_TABLES or _fills_cell(outline, j))
    return found


def _fills_cell(outline: Outline, i: int) -> bool:
    """Whether a paragraph is all of a table's cell, as docutils writes them."""
    cell = outline.parents[i]
    return outline.tags[i] == "p" and outline.tags[cell] in ("td", "th") and outline.chars(i) == outline.chars(cell)


def read_blocks(outline: Outline, skipped: Collection[int]) -> Blocks:
    """All blocks of the page but what is inside the elements ``skipped``; one that is inline parts no block."""
    starts, stops, owners, texts = [], [], [], []
    chars, link_chars = [], []
    pieces, holders, tags, parents = outline.pieces, outline.owners, outline.tags, outline.parents
    lengths, link_lengths = outline.lengths, outline.link_lengths
    joined = _within_one_block(outline)
    text, begin, end = "", -1, -1  # of a block that goes on: what stands before the inline element that is skipped
    wide = linked = 0
    for first, last, goes_on in _stretches(outline, skipped):
        start = first
        for k in range(first, last + 1):
            if k < last and (pieces[k] != "\n" or tags[holders[k]] == "br" or holders[k] in joined):
                continue
            more = lengths[k] > lengths[start]
            if more or wide:
                begin, end = begin if wide else start, k if more else end
                text += "".join(pieces[start:k])
                wide += lengths[k] - lengths[start]
                linked += link_lengths[k] - link_lengths[start]
            if k == last and goes_on:
                continue
            if wide:
                owner = holders[begin] if pieces[begin].strip() else holders[end - 1]
                while (tags[owner] not in BLOCKS or owner in joined) and parents[owner] >= 0:
                    owner = parents[owner]
                while pieces[end - 1].isspace():
                    end -= 1
                starts.append(begin)
                stops.append(end)
                owners.append(owner)
                texts.append(" ".join(text.split()))
                chars.append(wide)
                link_chars.append(linked)
                text, wide, linked = "", 0, 0
            start = k + 1
    ahead: list[int] = []
    for b, start in enumerate([*starts, len(pieces)]):
        ahead += [b] * (start + 1 - len(ahead))
    return Blocks(outline=outline, starts=starts, stops=stops, owners=owners, texts=texts, chars=chars, link_chars=link_chars, ahead=ahead)


def _stretches(outline: Outline, skipped: Collection[int]) -> list[tuple[int, int, bool]]:
    """The pieces between the skipped elements, and whether a block may go on behind the next of these."""
    found, k = [], 0
    for i in sorted(skipped):
        if outline.first[i] >= k:
            found.append((k, outline.first[i], outline.tags[i] not in BLOCKS))
            k = outline.last[i]
    found.append((k, len(outline.pieces), False))
    return found
