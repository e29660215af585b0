"""The section of the site that a title ends with: 'Salt found in Bergen | Opinion'."""

from __future__ import annotations

from flipscrape.markup.outline import Outline
from flipscrape.markup.text import fold

BAR = " | "
MOST, LEAST = 3, 3  # words of a section's name, and of a title that is left


def without_section(title: str, outline: Outline) -> str:
    """``title`` without what stands behind its last bar, where a link of the page is called so."""
    rest, bar, section = title.rpartition(BAR)
    name = fold(section)
    if not bar or len(rest.split()) < LEAST or not 0 < len(name.split()) <= MOST:
        return title
    linked = any(outline.chars(i) < 2 * len(section) and fold(outline.line(i)) == name for i in outline.by_tag.get("a", ()))
    return rest if linked else title
