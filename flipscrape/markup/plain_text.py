"""An element as plain text, the way a reader would type it out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import IntEnum

from flipscrape.markup.outline import BLOCKS, VERBATIM, Outline

# Elements that a line feed parts from what follows: items and rows, and what groups rows.
LINE_ENDS = frozenset(("li", "dt", "dd", "tr", "option", "summary", "legend", "tbody", "thead", "tfoot"))
LISTS = frozenset(("ul", "ol", "dl", "menu", "dir"))
CELLS = frozenset(("td", "th"))
# A cell with more characters than this is part of a page's layout rather than of a table.
LONGEST_CELL = 300


class Gap(IntEnum):
    """What parts two stretches of text."""

    NONE = 0
    CELL = 1
    LINE = 2
    PARAGRAPH = 3


SEPARATORS = {Gap.NONE: "", Gap.CELL: "\t", Gap.LINE: "\n", Gap.PARAGRAPH: "\n\n"}


def plain_text(outline: Outline, root: int, cut: Collection[int] = ()) -> str:
    """The text of element ``root`` without the elements in ``cut``.

    Paragraphs are parted by a blank line, two br in a row part them as well; list items and table rows by a line feed,
    table cells by a tab. Text of pre keeps its white space, an indentation behind a br as well.
    """
    written: list[str] = []
    line: list[str] = []
    gap, breaks, indent = Gap.NONE, 0, ""
    verbatim = _verbatim_pieces(outline, root)
    pieces, owners, feeds, tags = outline.pieces, outline.owners, outline.feeds, outline.tags
    paragraph = Gap.PARAGRAPH
    for k in kept_pieces(outline, root, cut):
        piece = pieces[k]
        if piece != "\n" or k in feeds:
            if (gap or not line) and piece.isspace():
                indent += piece if k in verbatim else ""
                continue
            if gap:
                _end_line(written, line, gap)
                gap, breaks = Gap.NONE, 0
            if not line and k in verbatim:
                line.append("\n" + indent.rpartition("\n")[2])
            line.append(piece)
            indent = ""
            continue
        indent = ""
        if (tag := tags[owners[k]]) == "br":
            breaks += 1
            gap = max(gap, paragraph if breaks > 1 else Gap.LINE)
        elif gap is not paragraph:
            gap = max(gap, _gap(outline, owners[k], tag))
    _end_line(written, line, Gap.NONE)
    return "".join(written).strip("\n\t ")


def _verbatim_pieces(outline: Outline, root: int) -> frozenset[int]:
    """The pieces of text inside ``root`` whose white space counts."""
    places = [i for tag in VERBATIM if tag in outline.by_tag for i in (root, *outline.within(tag, root)) if outline.tags[i] == tag]
    return frozenset(k for i in places for k in range(outline.first[i], outline.last[i]))


def kept_pieces(outline: Outline, root: int, cut: Collection[int]) -> Iterator[int]:
    """The pieces inside ``root``, those of the elements in ``cut`` left out; in order. A cut block leaves its first edge."""
    k, end = outline.first[root], outline.last[root]
    for i in sorted(i for i in cut if root <= i < outline.ends[root]):
        if outline.first[i] >= k:
            yield from range(k, outline.first[i] + (outline.tags[i] in BLOCKS))
            k = outline.last[i]
    yield from range(k, end)


def _gap(outline: Outline, i: int, tag: str) -> Gap:
    if tag in LINE_ENDS:
        return Gap.LINE
    if tag in CELLS:
        return Gap.CELL if outline.chars(i) <= LONGEST_CELL else Gap.PARAGRAPH
    if tag in LISTS and any(outline.tags[a] == "li" for a in outline.ancestors(i)):
        return Gap.LINE
    return Gap.PARAGRAPH


def _end_line(written: list[str], line: list[str], gap: Gap) -> None:
    text = "".join(line)
    line.clear()
    text = text.strip("\n") if "\n" in text else " ".join(text.split())
    if text:
        written.append(text)
    if written:
        written.append(SEPARATORS[gap])
