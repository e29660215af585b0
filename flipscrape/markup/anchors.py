"""Marks that link to the heading beside them, as Sphinx, MkDocs, Nikola and many themes set them, or from a note back to where it belongs."""

from __future__ import annotations

from flipscrape.markup.outline import Outline

MARKS = frozenset("# ¶ § 🔗 ∞ ⚓ ↩ ↩\ufe0e ↩\ufe0f ↑ ⏎ ↵".split())


def is_anchor(outline: Outline, i: int) -> bool:
    """Whether link ``i`` is no more than such a mark."""
    return outline.chars(i) <= 2 and (outline.attributes[i].get("href") or "").find("#") >= 0 and outline.line(i) in MARKS
