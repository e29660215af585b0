"""Families of like elements that may be a page's comments, and what speaks for each.

Written after pages of some forty engines: an item or its parent names comments in class or id, all items share a tag and
most of their class, and nearly all are numbered.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import sub

from flipscrape.comments.cues import controls, hints
from flipscrape.comments.cues.marks import Marks, Stretch, inside, merged
from flipscrape.comments.cues.names import begin_with_names
from flipscrape.comments.finding.elsewhere import are_elsewhere
from flipscrape.comments.finding.headings import NEVER_ITEMS, boxes, is_named_by_its_words, is_signed_under_heading, leads, standing_under
from flipscrape.comments.finding.notices import is_notice
from flipscrape.comments.finding.numbers import is_numbered
from flipscrape.markup.outline import Outline
from flipscrape.page import Page

# Blogger's numbers (c6452616768283379311) are long.
OWN_NUMBER = re.compile(r"^(?:(?:li-|div-|article-)?comment-?\d+|c\d{9,})$", re.IGNORECASE)
MICRODATA = "itemprop"
# Words that a class adds to answers.
ANSWERING = frozenset(("sub", "child", "reply", "nested", "odd", "even", "alt", "last", "first"))
PAGE_PARTS = frozenset(("body", "html", "main", "article"))
LARGEST_FORM = 3000  # characters
FEW = 2  # comments, which may be one reader's
MARKED = 5  # Where one of so many at the most has a marked name or day (Vivvo), a number and a control to answer tell comments.


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """``members`` seem to be comments. ``coverage``: how many signs they show; ``body``: characters that are neither name nor date nor control.

    ``ends``: of members that only begin a comment, the element after its last one. ``alike``: how many elements they were chosen from.
    """

    members: list[int]
    coverage: int
    body: int
    size: int
    ends: Mapping[int, int] = field(default_factory=dict)
    alike: int = 0


def comment_hints(page: Page) -> list[int]:
    """The elements whose class, id or microdata names comments."""
    outline = page.outline
    by_hint = [
        i for i in outline.named_with(hints.STEMS)
        if hints.is_comment(outline.hints[i]) and outline.tags[i] not in ("body", "html") and not is_named_by_its_words(outline, i)]
    marked = [found.place for found in page.evidence.microdata.of("comment") if found.is_item]
    marked += _typed(page)
    return sorted({*by_hint, *marked}) if marked else by_hint


def _typed(page: Page) -> Iterator[int]:
    """The microdata items whose type is Comment, though they are no property of an article: XenForo's messages."""
    outline = page.outline
    for found in page.evidence.microdata.of("text", "commenttext"):
        around = next((i for i in outline.ancestors(found.place) if outline.attributes[i].get("itemscope") is not None), None)
        if around is not None and (outline.attributes[around].get("itemtype") or "").endswith(("/Comment", "/UserComments")):
            yield around


def shut_stretches(outline: Outline, named: Sequence[int], url: str | None) -> list[Stretch]:
    """Where no comments of this page are: forms to write one, sidebars, boxes of recent comments.

    None of them is half of the page, nor the only place of elements numbered as comments, unless these are other pages': themes
    put whole threads beside a form, or into what they call a sidebar. ``named``: the elements whose hint names comments.
    """
    limit = outline.chars(0) // 2 + 100
    areas = outline.by_tag.get("textarea", ())
    forms = [i for i in outline.by_tag.get("form", ()) if outline.chars(i) < LARGEST_FORM and any(i < area < outline.ends[i] for area in areas)]
    boxes = [i for i in outline.named_with(hints.BESIDE_STEMS) if hints.is_beside(outline.hints[i]) and outline.tags[i] not in PAGE_PARTS]
    # An id stands at its hint's end.
    numbered = [i for i in named if outline.hints[i][-2:-1].isdigit() and OWN_NUMBER.match(outline.attributes[i].get("id") or "")]
    shut = []
    for i in (*forms, *boxes):
        held = numbered[bisect_left(numbered, i):bisect_left(numbered, outline.ends[i])]
        needed = held and len(held) == len(numbered) and not are_elsewhere(outline, held, url)
        if outline.chars(i) < limit and not needed:
            shut.append((i, outline.ends[i]))
    return merged(shut)


def candidates(outline: Outline, named: Sequence[int], shut: Sequence[Stretch]) -> list[list[int]]:
    """Groups of elements with one tag and one token, numbers masked; an element without a telling hint goes by its parent's."""
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    known = set(named)
    for i in named:
        tag = outline.tags[i]
        if tag not in NEVER_ITEMS and outline.chars(i) and not (shut and inside(shut, i)):
            for token in hints.kinds(outline.hints[i]) or {MICRODATA}:
                groups[tag, token].append(i)
        within = range(bisect_left(named, i) + 1, bisect_left(named, outline.ends[i]))
        alone = all(inside(shut, named[k]) or hints.is_control(outline.hints[named[k]]) for k in within)
        for child in _parts(outline, i) if alone else outline.children(i):
            kind, hint = outline.tags[child], outline.hints[child]
            if child in known or kind in NEVER_ITEMS or not outline.chars(child) or hints.is_about(hint):
                continue
            if not (shut and inside(shut, child)):
                for token in hints.kinds(hint) or {""}:
                    groups[kind, "<" + token].append(child)
    for (tag, token), group in list(groups.items()):
        # Views of Drupal name the words of each comment, and neither it nor its parts beside these.
        around = sorted({outline.parents[i] for i in group})
        if token[:1] != "<" and 1 < len(group) == len(around) and known.isdisjoint(around) and all(hints.is_body(outline.hints[i]) for i in group):
            groups[tag, "^" + token].extend(around)
    for head in named:
        # Old Movable Type pages give the heading a name, and the comments after it nothing but numbers; others a heading alone.
        if leads(outline, head):
            for after in standing_under(outline, head, known):
                if after not in known and not inside(shut, after):
                    for token in hints.kinds(outline.hints[after]) or {""}:
                        groups[outline.tags[after], "~" + token].append(after)
    for (tag, token), group in groups.items():
        if token[:1] in ("<", "~") and token[1:] and group:
            group.extend(_inside(outline, group, tag, token[1:]))
    return [list(group) for group in dict.fromkeys(tuple(sorted(set(group))) for group in groups.values())]


def _parts(outline: Outline, i: int) -> Iterator[int]:
    """The children of the one element that names comments, and those of the box or list in it that holds nearly all it says."""
    for box in boxes(outline, i):
        yield from outline.children(box)


def _inside(outline: Outline, group: Sequence[int], tag: str, token: str) -> list[int]:
    """The elements of the same tag and class inside those of a group: answers, whose own list may say nothing."""
    spans, known = merged([(i, outline.ends[i]) for i in group]), set(group)
    kinds = {_kind(outline.hints[i]) for i in group}
    ids = {_numbered_id(outline, i) for i in group} - {""}
    # Of a token with numbers only what they stand for is known.
    alike = outline.by_token.get(token, ()) if "#" not in token else outline.by_tag[tag]
    return [i for i in alike if outline.tags[i] == tag and i not in known and inside(spans, i) and outline.chars(i)
            and (_kind(outline.hints[i]) in kinds or _numbered_id(outline, i) in ids)]


def _numbered_id(outline: Outline, i: int) -> str:
    """An id that ends with a number, masked: utility classes (pl-8) tell an answer from what it answers, its id does not."""
    own = outline.attributes[i].get("id") or ""
    return hints.mask(own.lower()) if own[-1:].isdecimal() else ""


def _kind(hint: str) -> frozenset[str]:
    """The words of a hint, less what tells an answer from what it answers."""
    return hints.kinds(hint) - ANSWERING


def judge(outline: Outline, group: Sequence[int], marks: Marks) -> Family:
    """The members of ``group`` that look like a comment: words, and a name, face, date or number to go with them."""
    members: list[int] = []
    coverage = size = body = 0
    counts = _own_counts(outline, group, marks)
    dated = [i for i, (authors, dates, *_) in counts.items() if dates]
    unsigned = [i for i in dated if not counts[i][0]]
    headed = 0 < len(dated) <= FEW and all(is_signed_under_heading(outline, i) for i in dated)
    placed = set(unsigned) if unsigned and (headed or begin_with_names(outline, dated)) else set[int]()
    unmarked = sum(bool(authors or dates or avatars) for authors, dates, avatars, *_ in counts.values()) * MARKED <= len(counts)
    for i, (called, dates, avatars, replies, chars) in counts.items():
        authors, hint = called + (i in placed), outline.hints[i]
        ping = hints.is_ping(hint) or (chars <= 0 and is_notice(outline, i))
        if chars <= 0 and not (ping and authors):
            continue
        numbered = is_numbered(outline, i)
        answerable = unmarked and numbered and replies > 0 and hints.is_comment(hint) and not controls.is_control(outline.line(i))
        if not (authors or dates or avatars or ping or answerable):
            continue
        seen = (authors > 0) + (dates > 0) + numbered + (avatars > 0) + (replies > 0)
        named = (authors or avatars) and (numbered or dates or avatars) and seen >= 2
        if named or ping or answerable or (dates and (numbered or hints.is_comment(hint))):
            members.append(i)
            coverage += seen
            size += outline.ends[i] - i
            body += chars
    return Family(members=members, coverage=coverage, body=body, size=size, alike=sum(outline.chars(i) > 0 for i in counts))


def _own_counts(outline: Outline, group: Sequence[int], marks: Marks) -> dict[int, tuple[int, ...]]:
    """Of each member, less what its nested members hold: authors, dates, avatars, replies, characters of body."""
    counts: dict[int, tuple[int, ...]] = {}
    open_members: list[int] = []
    for i in group:
        total = marks.counts(outline, i)
        while open_members and outline.ends[open_members[-1]] <= i:
            open_members.pop()
        if open_members:
            counts[open_members[-1]] = tuple(map(sub, counts[open_members[-1]], total))
        counts[i] = total
        open_members.append(i)
    return counts
