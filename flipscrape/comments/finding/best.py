"""Which of the families of like elements are the comments: not their heads, nor the boxes around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.cues.marks import Marks, anchor_before, between, in_meta
from flipscrape.comments.finding.families import Family
from flipscrape.markup.outline import Outline

EMOJI = re.compile("[\U0001f300-\U0001faff]")  # all that some readers say
# Families with this share of the largest one's members are weighed by their words; those with this share of the most words, by their signs.
NEAR, SHARE, SHARE_OF_FEW = 0.8, 0.8, 0.6
# As few as these are told from the elements around them by name and signs first: those have more words, a heading's among them.
FEW = 2
CONTAINER = re.compile(
    r"comments|kommentare|commentaires|coment[aá]rios|comment-?_?(?:list|thread|area|section|box|block|holder|container)|commentlist|responses")
LONGEST_HEADER = 80  # characters of an element whose name alone says that it is one
LONE_NUMBER = re.compile(
    r"^(?:li-|div-|wpd-)?(?:comm(?:ent)?|c|coment[aá]rio|commento|kommentar"
    r"|komentarz|opinia|reactie|reaction|leserbrief|yorum)[-_]?\d[\d_]*$", re.IGNORECASE)


def best_of(outline: Outline, families: Sequence[Family], marks: Marks) -> Family | None:
    """The largest family; of equals the one with the most signs, of these the tightest. Headers alone lose for want of words."""
    if not families:
        return None
    families = _without_heads(outline, families)
    most = max(len(family.members) for family in families)
    if most <= FEW:
        families = [family for family in families if not _is_table(outline, family)] or families
        families = [family for family in families if any(hints.is_comment(outline.hints[i]) for i in family.members)] or families
        most = max(len(family.members) for family in families)
    near = [family for family in families if len(family.members) >= NEAR * most]
    near = [family for family in near if not all(_is_called_header(outline, i) for i in family.members)] or near
    near = [family for family in near if not any(_is_beside_body(outline, family, other) for other in near)]
    if most <= FEW:
        near = [family for family in near if not all(is_header(outline, i, marks) for i in family.members)]
        near = [family for family in near if not all(CONTAINER.search(outline.hints[i]) for i in family.members)] or near
        near = [family for family in near if most == 1 and is_lone_item(outline, family)] or near
        surest = max((family.coverage for family in near), default=0)
        near = [family for family in near if family.coverage == surest]
    share = (SHARE if most > FEW else SHARE_OF_FEW) * max((family.body for family in near), default=0)
    full = [family for family in near if family.body >= share]
    return max(full, key=lambda family: (len(family.members), family.coverage, -family.size), default=None)


def _without_heads(outline: Outline, families: Sequence[Family]) -> Sequence[Family]:
    """Without the largest families, where they are heads or feet in the members of a family half as large: its answers have a name of their own."""
    most = max(len(family.members) for family in families)
    others = [family for family in families if len(family.members) > FEW // 2 and 2 * len(family.members) >= most]
    heads = [family for family in families if len(family.members) >= NEAR * most and any(_is_beside_body(outline, family, other) for other in others)]
    return [family for family in families if family not in heads] or families


def _is_beside_body(outline: Outline, family: Family, other: Family) -> bool:
    """Whether the first member of ``family`` lies in one of ``other`` beside what a hint calls a body, and holds none: heads, or feet."""
    i = family.members[0]
    around = next((k for k in outline.ancestors(i) if between(other.members, k, k + 1)), -1) if other is not family else -1
    if around < 0 or _holds_body(outline, i):
        return False
    beside = (*range(around + 1, i), *range(outline.ends[i], outline.ends[around]))
    return any(outline.hints[j] and outline.chars(j) and hints.is_body(outline.hints[j])
               and not j < i < outline.ends[j] for j in beside)


def _is_table(outline: Outline, family: Family) -> bool:
    """Whether a lone member is a table without a comment's number, whose rows are the comments."""
    return len(family.members) == 1 and outline.tags[family.members[0]] in ("table", "tbody") and not is_lone_item(outline, family)


def is_header(outline: Outline, i: int, marks: Marks) -> bool:
    """Whether an element is called a header, or says nothing besides names, dates and what joins them."""
    if _is_called_header(outline, i):
        return True
    text = "".join(outline.pieces[p] for p in range(outline.first[i], outline.last[i]) if not in_meta(outline, marks, outline.owners[p]))
    return not phrases.says_more(text) and not EMOJI.search(text)


def _is_called_header(outline: Outline, i: int) -> bool:
    """Whether a short element is called a header and neither is called a body nor holds one: a comment's class may name its author."""
    return outline.chars(i) <= LONGEST_HEADER and hints.is_header(outline.hints[i]) and not _holds_body(outline, i)


def _holds_body(outline: Outline, i: int) -> bool:
    return any(outline.hints[j] and outline.chars(j) and hints.is_body(outline.hints[j]) for j in range(i, outline.ends[i]))


def is_lone_item(outline: Outline, family: Family | None) -> bool:
    """Whether a family's first member is numbered as a comment is, so that it is one and not a box around one."""
    return family is not None and has_lone_number(outline, family.members[0])


def has_lone_number(outline: Outline, i: int) -> bool:
    """Whether an element, or an empty anchor right before it, carries a comment's number."""
    before = anchor_before(outline, i)
    return any(LONE_NUMBER.match(outline.attributes[j].get("id") or "") for j in (i, before) if j >= 0)
