"""Which elements are notices of other sites that link to the page: pingbacks, trackbacks, webmentions."""

from __future__ import annotations

import re

from flipscrape.comments.cues import hints
from flipscrape.comments.finding.numbers import is_anchored
from flipscrape.markup.outline import HEADINGS, Outline

# A heading over a list of them: 'Trackbacks', '3 Pingbacks & Trackbacks'.
SAYS_NOTICES = re.compile(r"\W*(?:\d+\s+|one\s+)?(?:trackbacks?|pingbacks?|pings?|webmentions?)(?![^\W\d_])", re.IGNORECASE)


def is_notice(outline: Outline, i: int) -> bool:
    """Whether an element, or in the case of one with a comment's number the list of nothing else that it stands in, is called so."""
    return hints.is_ping(outline.hints[i]) or (is_anchored(outline, i) and in_notices(outline, i))


def in_notices(outline: Outline, i: int) -> bool:
    """Whether the list around an element has a name for notices and none for comments, or stands right under a heading that says so."""
    around = outline.parents[i]
    if around < 0:
        return False
    hint = outline.hints[around]
    if hints.is_ping(hint):
        return not hints.is_comment(hints.PING.sub("", hint))
    above = max((j for j in outline.children(outline.parents[around]) if j < around), default=-1) if outline.parents[around] >= 0 else -1
    return above >= 0 and outline.tags[above] in HEADINGS and SAYS_NOTICES.match(outline.line(above)) is not None
