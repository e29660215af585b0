"""Which elements carry a number of their own, as nearly all comments do."""

from __future__ import annotations

import re

from flipscrape.comments.cues.marks import DIGIT
from flipscrape.markup.outline import Outline

# Attributes that number a comment.
NUMBERED = frozenset(("id", "data-comment-id", "data-id", "data-commentid", "data-cid", "data-comment", "name", "data-key"))
ANCHOR = re.compile(r"^(?:(?:comm|coment|cmt|cid|com[-_]|reply)[\w-]*|c[-_]?)\d", re.IGNORECASE)


def is_numbered(outline: Outline, i: int) -> bool:
    """Whether an element carries a number of its own, or begins with an empty anchor that does."""
    said = outline.attributes[i]
    return any(DIGIT.search(said[name]) for name in said if name in NUMBERED) or is_anchored(outline, i)


def is_anchored(outline: Outline, i: int) -> bool:
    """Whether an element has a comment's name with a number in it, or begins with an empty anchor that does."""
    if ANCHOR.search(outline.attributes[i].get("id") or ""):
        return True
    if i + 1 == outline.ends[i] or outline.chars(i + 1):
        return False
    first = outline.attributes[i + 1]
    return bool(ANCHOR.search(first.get("id") or first.get("name") or ""))
