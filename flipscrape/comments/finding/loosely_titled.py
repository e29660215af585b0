"""Comments under a line that says 'Comments' and is no heading: bold, or a paragraph of its own, as pages of tables have it."""

from __future__ import annotations

from collections.abc import Iterator

from flipscrape.comments.cues.names import begin_with_names
from flipscrape.comments.finding.headings import says_comments_alone
from flipscrape.comments.finding.items import Item, find_items
from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.page import Page

FEWEST = 2
MOST_TITLES = 20  # a line of so many is a label of each card of other posts


def find_loosely_titled(page: Page) -> list[Item]:
    """The comments of a page that neither names them nor has a heading over them that does: several that each begin with a name.

    What has a heading of its own is a card of another post.
    """
    outline = page.outline
    titles = sorted(set(_lines(outline)))
    items = find_items(page, titles) if 0 < len(titles) <= MOST_TITLES else []
    if len(items) < FEWEST or any(outline.within(tag, item.start) for item in items for tag in HEADINGS):
        return []
    return items if begin_with_names(outline, [item.start for item in items]) else []


def _lines(outline: Outline) -> Iterator[int]:
    """The outermost elements that say nothing else; a link counts the comments of a post wherever it stands."""
    for piece, owner in zip(outline.pieces, outline.owners, strict=True):
        if not says_comments_alone(piece):
            continue
        around = [owner, *outline.ancestors(owner)]
        if not any(outline.tags[i] == "a" for i in around):
            alone = [i for i in around if i > 0 and outline.chars(i) <= 2 * len(piece) and says_comments_alone(outline.line(i))]
            if alone:
                yield alone[-1]
