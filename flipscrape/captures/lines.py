"""A capture as its lines: wrapped ones joined again, bullets and link numbers taken off, gaps and depths kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

# '12. August 2015' is a day and no twelfth item.
BULLET = re.compile(r"(?:[•·*+○▪‣◦#-]|\(?\d{1,3}[.)](?!\s+[^\W\d_]+\.?,?\s+\d{4}))\s+(?=\S)")
# lynx and w3m number the links, [12]like this, and list their addresses at the end.
LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=\S)")
# Above the page lynx prints what its link elements name: '#[1]Feed [2]Comments Feed'.
HEAD_LINKS = re.compile(r"^[ \t]*#\[1\].*(?:\n[ \t]+\[\d+\].*)*", re.MULTILINE)
LINK_LIST = re.compile(
    r"^[ \t]*(?:References|Références|Verweise|Referencias|Riferimenti|Links?)[ \t\r]*\n(?:[ \t\r]*\n){0,3}"
    r"(?:[ \t]*Visible links[ \t\r]*\n(?:[ \t\r]*\n){0,2})?[ \t]*\[?1[\].]", re.MULTILINE)
WIDEST_WRAP = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """``text``: white space squeezed. ``depth``: columns before it, its bullet counted. ``gap``: a blank line stands before it."""

    text: str
    depth: int = 0
    bullet: bool = False
    gap: bool = False


def read_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold anything, each paragraph of a wrapped capture as one."""
    text = text.expandtabs(8).replace("\u00ad", "").replace("\ufeff", "")
    if found := LINK_LIST.search(text):
        text = LINK_NUMBER.sub("", HEAD_LINKS.sub("", text[:found.start()], count=1))
    rows = text.splitlines()
    width = wrap_width(rows)
    lines: list[Line] = []
    parts: list[str] = []  # of the last line
    gap, last = True, ""
    for row in rows:
        bare = row.strip()
        if not bare:
            gap, last = True, ""
            continue
        mark = BULLET.match(bare)
        squeezed = " ".join((bare[mark.end():] if mark else bare).split())
        if width and last and not mark and len(last) + 1 + len(bare.split(maxsplit=1)[0]) > width:
            parts.append(squeezed)
        else:
            _finish(lines, parts)
            parts = [squeezed]
            lines.append(Line(text="", depth=len(row) - len(row.lstrip()) + (len(mark.group()) if mark else 0), bullet=mark is not None, gap=gap))
        gap, last = False, row.rstrip()
    _finish(lines, parts)
    return lines


def wrap_width(rows: list[str]) -> int:
    """The column at which a program broke the lines of ``rows``; 0 where paragraphs stand on one line each.

    A line is broken where its next word would have crossed the margin, so most lines of a wrapped text end near it.
    """
    lengths = sorted(len(row.rstrip()) for row in rows if row.strip())
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.98)]
    if width > WIDEST_WRAP:
        return 0
    followed = [(row, after) for row, after in pairwise(rows) if len(row.rstrip()) > width // 2 and after.strip()]
    broken = sum(len(row.rstrip()) + 1 + len(after.split()[0]) > width for row, after in followed)
    return width if broken >= 3 and broken * 2 > len(followed) else 0


def _finish(lines: list[Line], parts: list[str]) -> None:
    if lines:
        lines[-1] = replace(lines[-1], text=" ".join(parts))
