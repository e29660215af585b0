"""Comments that no element holds: a header and its words as siblings, dt and dd, two rows of a table, a heading and a div."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.cues.marks import Marks, Stretch, between
from flipscrape.comments.finding.families import Family
from flipscrape.comments.finding.headings import SAYS_COMMENTS
from flipscrape.comments.finding.numbers import is_numbered
from flipscrape.markup.outline import HEADINGS, Outline

NEVER_HEADERS = frozenset(("form", "script", "style", "noscript", "input", "button", "textarea", "nav", "br", "hr", "img"))
LISTS = frozenset(("dl", "table", "tbody"))
# A header says little besides names and dates: 'hat gesagt …', 'schrieb am'.
LONGEST_REST = 60
# A lone stretch shows all of them: a name, a date and a number.
SIGNS = 3


def find_runs(outline: Outline, named: Sequence[int], marks: Marks) -> Family | None:
    """The largest family of sibling stretches, each from one header to the next; None where there is none. ``named``: comment hints."""
    lists = {child for i in named for child in outline.children(i) if outline.tags[child] in LISTS}
    headed = _headed(outline, named)
    families = [family for parent in sorted({*named, *(outline.parents[i] for i in named), *lists, *headed}) if parent >= 0
                for family in _families(outline, parent, marks, headed)]
    best = max(families, key=lambda family: (len(family.members), family.coverage, -family.size), default=None)
    return None if best is None else _with_answers(outline, best, families)


def _with_answers(outline: Outline, best: Family, families: Sequence[Family]) -> Family:
    """``best`` with the families of like headers beside whose comments its own answer, or that answer its own, from lists inside of these."""
    def header(family: Family) -> tuple[str, frozenset[str]]:
        return outline.tags[family.members[0]], _kind(outline, family.members[0])

    alike = [family for family in families if family is not best and header(family) == header(best)]
    top = best.members[0]
    for family in reversed(alike):  # from the innermost list outwards
        if any(start < top < end and outline.parents[start] != outline.parents[top] for start, end in family.ends.items()):
            top = family.members[0]
    around = outline.parents[top]
    beside = outline.parents[around]
    if any(outline.parents[outline.parents[family.members[0]]] == beside for family in alike if family.members[0] != top):
        around = beside  # each comment has a list of its own
    ends = dict(best.ends)
    for family in alike:
        if around < family.members[0] < outline.ends[around] and outline.parents[family.members[0]] != outline.parents[best.members[0]]:
            ends |= family.ends
    if len(ends) == len(best.ends):
        return best
    return replace(best, members=sorted(ends), ends=ends)


def _headed(outline: Outline, named: Sequence[int]) -> frozenset[int]:
    """The elements right behind a heading that says 'Comments' or how many there are."""
    heads = (i for i in named if outline.tags[i] in HEADINGS and SAYS_COMMENTS.match(outline.line(i)) and outline.parents[i] >= 0)
    return frozenset(outline.ends[i] for i in heads if outline.ends[i] < outline.ends[outline.parents[i]])


def _families(outline: Outline, parent: int, marks: Marks, headed: frozenset[int]) -> list[Family]:
    children = [child for child in outline.children(parent) if outline.chars(child) and outline.tags[child] not in NEVER_HEADERS]
    if len(children) < 2:
        return []
    alike: defaultdict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    for k, child in enumerate(children):
        if _signs(outline, child, marks):
            # Every dt is a head: some themes call the owner's "author", and no other.
            alike[outline.tags[child], frozenset() if outline.tags[child] == "dt" else _kind(outline, child)].append(k)
    if any(tag == "dt" for tag, _ in alike):  # the descriptions are none, though their words may speak of a day
        alike = defaultdict(list, {kind: places for kind, places in alike.items() if kind[0] != "dd"})
    families = [family for family in [_judge(outline, _numbered(outline, parent, marks), marks, headed)] if family.members]
    for places in alike.values():
        for stretches in (_forward(outline, children, places), _backward(outline, children, places)):
            family = _judge(outline, stretches, marks, headed)
            if len(family.members) == len(places) and (len(places) > 1 or family.coverage == SIGNS):
                families.append(family)
                break
    return families


def _kind(outline: Outline, i: int) -> frozenset[str]:
    """The class words, less those that part comments of one thread: WordPress adds the kind, the depth and whose it is."""
    return hints.lasting(hints.PING.sub("comment", outline.hints[i]))


def _signs(outline: Outline, i: int, marks: Marks) -> bool:
    """Whether an element says who wrote, or when, and little besides."""
    end = outline.ends[i]
    return between(marks.authors, i, end) + between(marks.dates, i, end) > 0 and outline.chars(i) - marks.meta_chars(i, end) <= LONGEST_REST


def _forward(outline: Outline, children: Sequence[int], places: Sequence[int]) -> list[Stretch]:
    """From each header to the next; the last one as far as its followers are of kinds seen before, or are comments' by hint or tag."""
    stretches = [(children[k], children[after]) for k, after in pairwise(places)]
    known = {(outline.tags[child], _kind(outline, child)) for child in children[places[0]:places[-1]]}
    last = places[-1]
    for child in children[last + 1:]:
        if (outline.tags[child], _kind(outline, child)) not in known and outline.tags[child] != "dd" and not hints.is_comment(outline.hints[child]):
            break
        last += 1
    return [*stretches, (children[places[-1]], outline.ends[children[last]])]


def _backward(outline: Outline, children: Sequence[int], places: Sequence[int]) -> list[Stretch]:
    """From after each header to the end of the next; the first one from the sibling before it: a comment's by its hint, or as before the others."""
    starts = [places[0] - 1, *(k + 1 for k in places[:-1])]
    if starts[0] < 0:
        return []
    first = children[starts[0]]
    others = {(outline.tags[children[k - 1]], _kind(outline, children[k - 1])) for k in places[1:]}
    alike = outline.tags[first] == "dd" or (bool(outline.hints[first]) and (outline.tags[first], _kind(outline, first)) in others)
    if not (alike and places[-1] == len(children) - 1) and not hints.is_comment(outline.hints[first]):
        return []
    return [(children[start], outline.ends[children[k]]) for start, k in zip(starts, places, strict=True) if start < k]


def _numbered(outline: Outline, parent: int, marks: Marks) -> list[Stretch]:
    """From each empty anchor with a comment's number to the line after the words that signs them, as Movable Type's first templates have it."""
    children = [child for child in outline.children(parent) if outline.tags[child] != "br"]
    anchors = [k for k, child in enumerate(children) if outline.tags[child] == "a" and not outline.chars(child) and is_numbered(outline, child)]
    ends: list[int] = []
    for k, after in pairwise([*anchors, len(children)]):
        signed = [child for child in children[k + 2:after] if outline.chars(child) and _signs(outline, child, marks)]
        if not signed or _signs(outline, children[k + 1], marks):
            return []
        last = children[after - 1] if after < len(children) else None
        like = [child for child in signed if ends and _kind(outline, child) == _kind(outline, ends[0])]
        if last is not None and last != signed[-1]:
            return []
        ends.append(last or (like or signed)[0])
    return [(children[k], outline.ends[end]) for k, end in zip(anchors, ends, strict=True)]


def _judge(outline: Outline, stretches: Sequence[Stretch], marks: Marks, headed: frozenset[int]) -> Family:
    ends: dict[int, int] = {}
    coverage = body = 0
    for start, end in stretches:
        tops = [start]
        while outline.ends[tops[-1]] < end:
            tops.append(outline.ends[tops[-1]])
        chars = sum(map(outline.chars, tops)) - marks.meta_chars(start, end)
        signed = any(phrases.is_signature(outline.line(top)) for top in tops)
        named, dated = signed or between(marks.authors, start, end) > 0, between(marks.dates, start, end) > 0
        numbered = any(is_numbered(outline, top) for top in tops)
        # Dotclear and Django number the dt's alone; the list around them says what it holds.
        around = outline.parents[start]
        telling = any(hints.is_comment(outline.hints[top]) for top in tops) or ((numbered or (named and dated)) and any(
            i in headed or hints.is_comment(outline.hints[i]) for i in (around, outline.parents[around]) if i >= 0))
        if chars > 0 and len(tops) > 1 and telling and (dated or (named and numbered)):
            ends[start] = end
            coverage += named + dated + (numbered or signed)
            body += chars
    return Family(members=list(ends), coverage=coverage, body=body, size=sum(end - start for start, end in ends.items()), ends=ends)
