"""Which elements of a page are its comments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from flipscrape.comments import hints
from flipscrape.comments.families import Family, are_elsewhere, candidates, judge, shut_stretches
from flipscrape.comments.marks import Marks, between, merged, read_marks
from flipscrape.markup.outline import Outline

LISTS = frozenset(("ol", "ul", "dl", "tbody", "table"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Families with this share of the largest one's members are weighed by their words; those with this share of the most words, by their signs.
NEAR, SHARE, SHARE_OF_FEW = 0.8, 0.8, 0.3
# As few as these are told from the element around them by their signs first: it has more words, a heading's among them.
FEW = 2
# Above this share of link text, items are teasers of other pages.
MOST_LINKED = 0.6
OWN_NUMBER = re.compile(r"(?:comm|reply)[\w-]*\d|^c\d", re.IGNORECASE)
LONE_NUMBER = re.compile(r"^(?:li-|div-|wpd-)?(?:comm(?:ent)?|c)[-_]?\d[\d_]*$")


@dataclass(kw_only=True, slots=True)
class Item:
    """One comment's stretch of the page: the elements ``start .. end - 1``, less those of the ``inner`` items."""

    start: int
    end: int
    inner: list[Item] = field(default_factory=list)


def find_items(outline: Outline, named: Sequence[int], url: str | None) -> list[Item]:
    """The comments of a page, in page order; nested ones are ``inner`` of those around them.

    ``named``: the elements whose hint names comments; ``url``: the page's address.
    """
    shut = shut_stretches(outline, named, url)
    groups = candidates(outline, named, shut)
    marks = read_marks(outline, merged([(i, outline.ends[i]) for group in groups for i in group]), shut)
    families = [family for group in groups if (family := judge(outline, group, marks)).members]
    if not families:
        return []
    for family in _ranked(families):
        if _credible(outline, family, marks) and not are_elsewhere(outline, family.members, url):
            return _nest(outline, _with_others(outline, family.members, families))
    return []


def _ranked(families: Sequence[Family]) -> list[Family]:
    """The largest families first; of equals the one with the most signs, of these the tightest. Headers alone lose for want of words."""
    most = max(len(family.members) for family in families)
    near = [family for family in families if len(family.members) >= NEAR * most]
    if most <= FEW:
        surest = max(family.coverage for family in near)
        near = [family for family in near if family.coverage == surest]
    share = (SHARE if most > FEW else SHARE_OF_FEW) * max(family.body for family in near)
    return sorted(
        (family for family in near if family.body >= share), key=lambda family: (len(family.members), family.coverage, -family.size), reverse=True)


def _credible(outline: Outline, family: Family, marks: Marks) -> bool:
    """Whether a family says enough: no teasers, and a lone item names its author and says when, or carries a comment's number."""
    pings = [i for i in family.members if hints.PING.search(outline.hints[i])]
    if len(pings) == len(family.members):
        return True
    numbered = sum(bool(OWN_NUMBER.search(outline.elements[i].get("id") or "")) for i in family.members)
    linked, chars = sum(map(outline.link_chars, family.members)), sum(map(outline.chars, family.members))
    if numbered * 2 < len(family.members) and linked > MOST_LINKED * chars:
        return False
    if len(family.members) > 1:
        return True
    i = family.members[0]
    end = outline.ends[i]
    named = any(outline.tags[j] not in HEADINGS or hints.author_rank(outline.hints[j]) < hints.UNNAMED for j in marks.authors if i <= j < end)
    lone = bool(LONE_NUMBER.match(outline.elements[i].get("id") or ""))
    return (named and lone) or (between(marks.dates, i, end) > 0 and (named or lone))


def _with_others(outline: Outline, members: Sequence[int], families: Sequence[Family]) -> list[int]:
    """The members, and others like comments among their siblings: pings, or the author's own answers."""
    chosen, tags = list(members), {outline.tags[i] for i in members}
    children = Counter(outline.parents[i] for i in members)
    # An element beside a lone member may be a part of the same comment; in a list it is a comment of its own.
    lists = {parent for parent, count in children.items() if count > 1 or outline.tags[parent] in LISTS}
    for family in sorted(families, key=lambda family: -len(family.members)):
        for i in family.members:
            at = bisect_left(chosen, i)
            inside = at < len(chosen) and chosen[at] < outline.ends[i]
            if outline.parents[i] in lists and outline.tags[i] in tags and not inside:
                chosen.insert(at, i)
    return chosen


def _nest(outline: Outline, members: Sequence[int]) -> list[Item]:
    items: list[Item] = []
    around: list[Item] = []
    for i in members:
        item = Item(start=i, end=outline.ends[i])
        while around and around[-1].end <= i:
            around.pop()
        if around:
            around[-1].inner.append(item)
        items.append(item)
        around.append(item)
    return items
