"""Lists of links to other pages, each with a name and a day, that look like comments: teasers, topics of a forum."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.cues.marks import Marks, in_meta, links_in
from flipscrape.comments.finding.best import LONGEST_HEADER
from flipscrape.markup.outline import Outline

# Above this share of link text, items are teasers of other pages.
MOST_LINKED = 0.6
# As many of the items as this are a link and no more words than a name has.
SHARE, MOST_WORDS = 0.8, 4


def are_teasers(outline: Outline, members: Sequence[int], marks: Marks) -> bool:
    """Whether links make up most of what ``members`` say, or all but a name and a day."""
    chars, anchored = sum(map(outline.chars, members)), _anchored(outline, members[0])
    if len(members) > 1 and not anchored:
        chars -= sum(marks.meta_chars(i, outline.ends[i]) for i in members)
    if _linked(outline, members) > MOST_LINKED * chars:
        return True
    return len(members) > 1 and not anchored and sum(_is_topic(outline, i, marks) for i in members) >= SHARE * len(members)


def _is_topic(outline: Outline, i: int, marks: Marks) -> bool:
    """Whether an element begins with a link and says nothing else but who wrote, and when."""
    linked = {j for link in links_in(outline, i, outline.ends[i]) for j in range(link, outline.ends[link])}
    pieces = [p for p in range(outline.first[i], outline.last[i]) if outline.pieces[p].strip()]
    if not pieces or outline.owners[pieces[0]] not in linked or not _linked(outline, [i]):
        return False
    rest = " ".join(outline.pieces[p] for p in pieces if outline.owners[p] not in linked and not in_meta(outline, marks, outline.owners[p]))
    return len(phrases.residue(rest).split()) <= MOST_WORDS


def _linked(outline: Outline, members: Sequence[int]) -> int:
    """The characters of links that are neither an author's nor a date nor lead to a place on a page, summed up over ``members``, nested ones too."""
    links = links_in(outline, members[0], max(outline.ends[i] for i in members))
    sums = [0]
    for j in links:
        parent = outline.parents[j]
        named = outline.tags[parent] == "cite" or min(hints.author_rank(outline.hints[j]), hints.author_rank(outline.hints[parent])) < hints.UNNAMED
        plain = named or "#" in (outline.attributes[j].get("href") or "") or (outline.chars(j) <= LONGEST_HEADER and phrases.is_date(outline.line(j)))
        sums.append(sums[-1] + (0 if plain else outline.chars(j)))
    return sum(sums[bisect_left(links, outline.ends[i])] - sums[bisect_left(links, i)] for i in members)


def _anchored(outline: Outline, first: int) -> bool:
    """Whether a link in the first member leads to a place on a page, as a permalink or a reply does; teasers have none."""
    return any("#" in (outline.attributes[j].get("href") or "") for j in links_in(outline, first, outline.ends[first]))
