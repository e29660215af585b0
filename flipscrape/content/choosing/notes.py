"""Notes below a text: it refers to them, and they lead back to where it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flipscrape.content.cues.blocks import Blocks
from flipscrape.markup.outline import BLOCKS, HEADINGS, Outline

# Where notes stand below a text: Goldmark, kramdown, Python-Markdown, WordPress's block; Zola, docutils.
FOOTNOTES = ("footnotes", "footnote", "endnotes", "wp-block-footnotes", "footnote-definition")
MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[ivx]{1,4}|[a-z])[\])]?")  # what refers to a note: '2', '[2]', '*'
MOST_REFERENCES = 500
MOST_PIECES = 3  # of text in a mark: '[', '1', ']'
FEW = 2  # elements around a reference that may bear its name: <sup id="r1"><a href="#f1">1</a></sup>


def keep_footnotes(blocks: Blocks, kept: list[bool], root: int) -> None:
    """Notes within the body's element, and behind it those that it refers to, are the author's, however short: their text stands far above."""
    outline = blocks.outline
    start, stop = blocks.span(root)
    for token in FOOTNOTES:
        for i in outline.by_token.get(token, ()):
            if outline.tags[i] in BLOCKS:
                a, b = blocks.span(i)
                if a >= stop and _refers_to(outline, root, i):
                    kept[a:b] = [True] * (b - a)
                for k in range(max(a, start), min(b, stop)):
                    kept[k] = True
    for i in _answering(outline, root):
        a, b = blocks.span(i)
        kept[a:b] = [True] * (b - a)


def _refers_to(outline: Outline, root: int, i: int) -> bool:
    """Whether a link within ``root`` leads to element ``i``."""
    name = outline.attributes[i].get("id")
    return bool(name) and any(outline.attributes[link].get("href") == f"#{name}" for link in outline.within("a", root))


def _answering(outline: Outline, root: int) -> Iterator[int]:
    """The lines, within ``root`` or behind it, to which a mark in it leads, and which lead back there: as Markdown and editors write them by hand."""
    for link in outline.within("a", root)[:MOST_REFERENCES]:
        href = outline.attributes[link].get("href") or ""
        if len(href) > 1 and href[0] == "#" and 0 < outline.last[link] - outline.first[link] <= MOST_PIECES and MARK.fullmatch(outline.line(link)):
            note = _line_of(outline, href[1:])
            if note > link and outline.tags[note] not in HEADINGS and _leads_to(outline, note, link):
                yield note


def _line_of(outline: Outline, name: str) -> int:
    """The block that bears ``name`` or holds what does; -1 where there is none."""
    for i in outline.by_token.get(name.lower(), ()):
        if outline.attributes[i].get("id") == name:
            return next((j for j in (i, *outline.ancestors(i)) if outline.tags[j] in BLOCKS), -1)
    return -1


def _leads_to(outline: Outline, note: int, reference: int) -> bool:
    """Whether a link in ``note`` leads to the link ``reference`` or right around it."""
    near = [reference, *list(outline.ancestors(reference))[:FEW]]
    names = {f"#{name}" for i in near for key in ("id", "name") if (name := outline.attributes[i].get(key))}
    return any(outline.attributes[link].get("href") in names for link in outline.within("a", note))
