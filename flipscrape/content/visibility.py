"""What a page holds but does not show."""

from __future__ import annotations

import re

from flipscrape.markup.outline import Outline

# Elements that themes hide; asking all of them would cost more than it finds.
HIDING = ("div", "p", "section", "span", "aside", "ul", "ol", "table", "form", "figure", "h2", "h3", "h4")
STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Tokens by which themes and frameworks hide text from everyone but screen readers and printers.
TOKENS = re.compile(
    r" (?:screen-reader-text|sr-only|visually-?hidden|assistive-text|d-none|is-hidden|print-only|hide-text|a11y-hidden) ")


def is_hidden(outline: Outline, i: int) -> bool:
    """Whether element ``i`` is hidden by its own attributes or classes."""
    hint = outline.hints[i]
    if hint and TOKENS.search(hint):
        return True
    element = outline.elements[i]
    style = element.get("style")
    return bool(style and STYLE.search(style)) or element.get("hidden") is not None
