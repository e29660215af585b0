"""What inside the body's element is not the author's text."""

from __future__ import annotations

from collections.abc import Collection

from flipscrape.content.visibility import is_hidden
from flipscrape.page import Page

# Elements that never hold an author's text inside a body.
FOREIGN = frozenset(("nav", "button", "form", "input", "dialog"))


def cuts(page: Page, root: int, thread: Collection[int]) -> dict[int, str]:
    """The elements inside ``root`` that the body does without, and the rule that says so."""
    outline = page.outline
    found: dict[int, str] = {}
    i, end = root + 1, outline.ends[root]
    while i < end:
        rule = None
        if i in thread:
            rule = "comments"
        elif outline.tags[i] in FOREIGN:
            rule = outline.tags[i]
        elif is_hidden(outline, i):
            rule = "hidden"
        if rule:
            found[i] = rule
            i = outline.ends[i]
        else:
            i += 1
    return found
