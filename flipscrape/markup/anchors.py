"""Marks beside headings that link to the heading itself, as Sphinx, MkDocs, Nikola and many themes set them."""

from __future__ import annotations

from flipscrape.markup.outline import Outline

MARKS = frozenset("# ¶ § 🔗 ∞ ⚓".split())


def is_anchor(outline: Outline, i: int) -> bool:
    """Whether link ``i`` is no more than such a mark."""
    return outline.chars(i) <= 2 and (outline.attributes[i].get("href") or "").find("#") >= 0 and outline.line(i) in MARKS
