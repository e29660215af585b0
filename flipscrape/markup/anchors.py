"""Marks beside headings that link to the heading itself, as Sphinx, MkDocs, Nikola and many themes set them."""

from __future__ import annotations

from flipscrape.markup.outline import Outline

MARKS = frozenset("# ¶ § 🔗 ∞ ⚓".split())


def is_anchor(outline: Outline, i: int) -> bool:
    """Whether link ``i`` is no more than such a mark."""
    return outline.chars(i) <= 2 and (outline.attributes[i].get("href") or "").find("#") >= 0 and outline.line(i) in MARKS


def without_anchors(outline: Outline, i: int) -> str:
    """The text of heading ``i`` on one line, without such marks."""
    gone = {k for j in outline.within("a", i) if is_anchor(outline, j) for k in range(outline.first[j], outline.last[j])}
    if not gone:
        return outline.line(i)
    return " ".join("".join(outline.pieces[k] for k in range(outline.first[i], outline.last[i]) if k not in gone).split())
