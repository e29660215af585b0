"""Elements that are no author's text whatever they say: by their tag, because no reader sees them, or as the comments' own."""

from __future__ import annotations

from collections.abc import Collection

from flipscrape.content.features import SWALLOWED, own_chars
from flipscrape.content.visibility import hidden
from flipscrape.markup.outline import Outline

# More characters than this behind a tab, an accordion or a "read more" are the article's as often as not: they are judged like any others.
LONGEST_HIDDEN = 600
FOREIGN = ("nav", "button", "dialog", "input", "label")


def skipped(outline: Outline, thread: Collection[int]) -> dict[int, str]:
    """The elements that the body does without, and the rule that says so. One that holds much of the page is believed by no rule but comments."""
    found = dict.fromkeys(thread, "comments")
    most = SWALLOWED * own_chars(outline, 0)
    for tag in FOREIGN:
        for i in outline.by_tag.get(tag, ()):
            if own_chars(outline, i) <= most:
                found.setdefault(i, tag)
    for i in hidden(outline):
        if 0 < outline.chars(i) <= LONGEST_HIDDEN and own_chars(outline, i) <= most:
            found.setdefault(i, "hidden")
    return found
