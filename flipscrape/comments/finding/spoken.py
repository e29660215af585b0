"""Comments without days, faces and numbers, in what is called the comments': like elements that each begin with who says it.

'Ann: …' with the name in an element of its own, or a first line such as 'Comment 3 by Ann'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.cues.marks import LONGEST_NAME, inside
from flipscrape.comments.cues.names import are_names
from flipscrape.comments.finding.best import CONTAINER
from flipscrape.comments.finding.families import shut_stretches
from flipscrape.comments.finding.headings import NEVER_ITEMS, titled_areas, under
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import squeeze
from flipscrape.page import Page

FEWEST = 2
# As many of the elements as this begin so.
SHARE = 0.8
# Above this share of link text, they are teasers of other pages.
MOST_LINKED = 0.5


def find_spoken(page: Page, named: Sequence[int]) -> list[int]:
    """The largest group of elements that begin with who says what follows. ``named``: the elements whose hint names comments."""
    outline = page.outline
    shut = shut_stretches(outline, named, page.url)
    groups: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for i in _standing(outline, named, titled_areas(page)):
        if outline.tags[i] not in NEVER_ITEMS and outline.chars(i) and not inside(shut, i):
            groups[outline.tags[i], " ".join(map(hints.mask, outline.hints[i].split())), outline.parents[i]].append(i)
    spoken = [members for group in groups.values() if (members := _spoken(outline, group))]
    return max(spoken, key=len, default=[])


def _standing(outline: Outline, named: Sequence[int], titled: Sequence[int]) -> Iterator[int]:
    """What stands in the boxes of comments, what is called one, and what stands under a heading that says 'Comments'; each once."""
    found: set[int] = set()
    for i in named:
        found.update((i, *outline.children(i)) if CONTAINER.search(outline.hints[i]) else (i,))
    for head in titled:
        found.update(under(outline, head))
    yield from sorted(found)


def _spoken(outline: Outline, group: Sequence[int]) -> list[int]:
    """Those of a group that begin with a name, where nearly all do."""
    said = {i: name for i in group if (name := _who(outline, i)) and outline.link_chars(i) <= MOST_LINKED * outline.chars(i)}
    return list(said) if len(said) >= FEWEST and len(said) >= SHARE * len(group) and are_names(list(said.values())) else []


def _who(outline: Outline, i: int) -> str | None:
    """The name that an element begins with, where words follow it."""
    line: list[str] = []
    for p in range(outline.first[i], outline.last[i]):
        piece = outline.pieces[p]
        if piece == "\n" and any(map(str.strip, line)):
            break
        if line and piece.lstrip().startswith((":", "：")) and len(text := squeeze("".join(line))) <= LONGEST_NAME:
            return text if len(text) + 1 < outline.chars(i) else None
        if outline.owners[p] == i and piece.strip():
            return None  # no element of its own
        line.append(piece)
    text = squeeze("".join(line))
    sender = phrases.SENDER.match(text) if len(text) <= LONGEST_NAME and len(text) < outline.chars(i) else None
    return sender[1] if sender else None
