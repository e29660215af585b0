"""The stretch of a page that belongs to its comments: the thread, its headings and pager, and the form to write one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from flipscrape.comments.cues import hints
from flipscrape.comments.cues.marks import merged
from flipscrape.comments.finding.items import Item, titled_headings
from flipscrape.comments.stated import TELLING
from flipscrape.markup.outline import HEADINGS, Outline

AREA = re.compile(
    r" (?:comments?(?:[-_]?(?:area|section|wrap(?:per)?|container|box|block|template|list|holder|content|main|pane|feed|title))?|comments[-_][\w-]*"
    r"|commentlist|(?:post|entry|article|blog|page|single|the|site)[-_]?comments|kommentare?|kommentarbereich|commentaires?"
    r"|comentarios|comentários|reacties?|commenti|komentarze|yorumlar|kommentarer|komentáře|评论|コメント|respond|responses|trackbacks?"
    r"|pings?|pinglist|disqus_thread|fb-comments|wp-block-comments|wpdcom|wc-comments|livefyre-comments|commento|giscus|utterances|isso-thread|remark42|hyvor-talk-view"
    r"|cusdis_thread) ")
# A heading over the comments or over the form.
HEADING = re.compile(
    r"comment|komment|koment|коммент|коментар|coment[aá]r|reacti|reageer|hozzászólás|σχόλι|댓글|評論|تعليق|תגוב|bình luận"
    r"|reply|replies|respon|respuesta|antwort|answer|thoughts? on|discussion|diskussion|leave a"
    r"|schreibe?|hinterlass|yorum|コメント|评论|留言|trackback|pingback|deja un|laisser un|lascia un|odpowiedz", re.IGNORECASE)
LISTS = frozenset(("ul", "ol", "dl", "table", "tbody"))
NEVER_AREAS = frozenset(("a", "span", "li", "main", "body", "html"))
# A heading right over a thread that counts it, whatever it calls what it counts.
COUNTING = re.compile(r"\D{0,30}\b\d{1,5}\b\D{0,30}")
# A wrapper may hold this much besides the thread; more, and it is the article's own.
BESIDE_SHARE, BESIDE_CHARS = 0.3, 600
LONGEST_LEADING = 60  # characters of what leads to a thread without being a heading
LONGEST_HEADING, LONGEST_FORM, LONGEST_BETWEEN = 200, 3000, 400


def find_places(outline: Outline, items: Sequence[Item], named: Sequence[int]) -> frozenset[int]:
    """The outermost elements of everything that belongs to comments. ``named``: the elements whose hint names comments."""
    heads = [*outline.by_tag.get("h1", ()), *titled_headings(outline)]
    places = _thread(outline, items, heads) if items else set()
    limit = outline.chars(0) // 4 + LONGEST_HEADING if items else outline.chars(0) // 2
    for i in named:
        if outline.tags[i] not in NEVER_AREAS and outline.chars(i) <= limit and _names_area(outline.hints[i]) and not _holds(outline, i, heads):
            places.add(i)
    for i in _forms(outline):
        if not outline.inside(i, places):
            box = _with_notes(outline, i, heads)
            places.update((box, *_before(outline, box)))
    return frozenset(start for start, _ in merged([(i, outline.ends[i]) for i in places]))


def _thread(outline: Outline, items: Sequence[Item], heads: Sequence[int]) -> set[int]:
    """The element around all items, grown to the outermost one that names comments, with its headings and its form beside it."""
    root, start, end = _common(outline, items), items[0].start, max(item.end for item in items)
    tops = [root] if root == start else [child for child in outline.children(root) if outline.ends[child] > start and child < end]
    apart = _apart(outline, items, tops)
    if len(apart) > 1:
        return {place for group in apart for place in _thread(outline, group, heads)}
    if _beside(outline, root, sum(map(outline.chars, tops))) or _holds(outline, root, heads) or _tells_before(outline, root, tops[0]):
        return {*tops, *_before(outline, tops[0]), *_after(outline, tops[-1])}
    while (around := outline.parents[root]) >= 0 and outline.chars(around) == outline.chars(root) and outline.tags[around] not in NEVER_AREAS:
        root = around
    grown = root
    for around in outline.ancestors(root):
        if outline.tags[around] in NEVER_AREAS or _beside(outline, around, outline.chars(root)) or _holds(outline, around, heads):
            break
        if _is_area(outline, around):
            grown = around
    return {grown, *_before(outline, grown), *_after(outline, grown)}


def _apart(outline: Outline, items: Sequence[Item], tops: Sequence[int]) -> list[list[Item]]:
    """The items by which of ``tops`` they stand in, where one of these holds much else: a builder may show a thread a second time elsewhere."""
    groups: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        groups[tops[bisect_right(tops, item.start) - 1]].append(item)
    held = {top: [_chars(outline, *stretch) for stretch in merged([(item.start, item.end) for item in group])] for top, group in groups.items()}
    return list(groups.values()) if any(_beside(outline, top, sum(chars), most=LONGEST_HEADING) for top, chars in held.items()) else []


def _chars(outline: Outline, start: int, end: int) -> int:
    """The characters of the siblings from ``start`` to before ``end``: a dt and its dd."""
    chars = 0
    while start < end:
        chars, start = chars + outline.chars(start), outline.ends[start]
    return chars


def _tells_before(outline: Outline, root: int, first: int) -> bool:
    """Whether an element that nothing calls the comments' begins with more than what leads to the first of them: a short post, as a rule."""
    if root == first or _is_area(outline, root):
        return False
    leading = set(_before(outline, first))
    before = [child for child in outline.children(root) if child < first and child not in leading and outline.tags[child] not in HEADINGS]
    return sum(map(outline.chars, before)) > LONGEST_LEADING


def _common(outline: Outline, items: Sequence[Item]) -> int:
    """The deepest element that holds all items; a lone item's list."""
    last, i = max(item.end for item in items), items[0].start
    while outline.ends[i] < last and outline.parents[i] >= 0:
        i = outline.parents[i]
    parent = outline.parents[i]
    if i == items[0].start and parent >= 0 and outline.tags[parent] in LISTS and not _beside(outline, parent, outline.chars(i)):
        return parent
    return i


def _beside(outline: Outline, i: int, held: int, *, most: int = BESIDE_CHARS) -> bool:
    """Whether element ``i`` holds much more than ``held`` characters: ``most`` and a share."""
    return outline.chars(i) - held > most + BESIDE_SHARE * held


def _holds(outline: Outline, i: int, heads: Sequence[int]) -> bool:
    """Whether one of the page's own headings is inside: then the element is more than comments."""
    end = outline.ends[i]
    return any(i < j < end for j in heads)


@lru_cache(maxsize=2048)
def _names_area(hint: str) -> bool:
    return bool(AREA.search(hint) or hints.FORM.search(hint))


def _is_area(outline: Outline, i: int) -> bool:
    hint = outline.hints[i]
    return bool(hint) and (hints.is_comment(hint) or bool(AREA.search(hint)))


def _is_heading(outline: Outline, i: int) -> bool:
    return outline.tags[i] in HEADINGS and outline.chars(i) <= LONGEST_HEADING and bool(HEADING.search(outline.line(i)))


def _before(outline: Outline, i: int) -> list[int]:
    """The headings, pagers and counts right before ``i`` that speak of comments."""
    parent = outline.parents[i]
    found: list[int] = []
    for sibling in reversed([j for j in outline.children(parent) if j < i] if parent >= 0 else []):
        if outline.chars(sibling) == 0:
            continue
        heads = outline.tags[sibling] in HEADINGS or TELLING.search(outline.hints[sibling])
        counts = not found and heads and COUNTING.fullmatch(outline.line(sibling))
        if outline.chars(sibling) > LONGEST_HEADING or not (counts or _is_area(outline, sibling) or _is_heading(outline, sibling)):
            break
        found.append(sibling)
    return found


def _after(outline: Outline, i: int) -> list[int]:
    """What follows ``i``, up to the last form or element that speaks of comments, as long as little stands between."""
    parent = outline.parents[i]
    found: list[int] = []
    run: list[int] = []
    for sibling in [j for j in outline.children(parent) if j > i] if parent >= 0 else ():
        if outline.chars(sibling) > LONGEST_FORM:
            break
        run.append(sibling)
        if _is_area(outline, sibling) or _is_heading(outline, sibling) or hints.FORM.search(outline.hints[sibling]):
            found += run
            run = []
        elif sum(map(outline.chars, run)) > LONGEST_BETWEEN:
            break
    return found


def _with_notes(outline: Outline, form: int, heads: Sequence[int]) -> int:
    """The box that a heading for comments stands over, where it holds the form first and little besides; else the form."""
    box = outline.parents[form]
    if box < 0 or outline.tags[box] in NEVER_AREAS or _holds(outline, box, heads) or not _before(outline, box):
        return form
    above = outline.lengths[outline.first[form]] - outline.lengths[outline.first[box]]
    return box if above == 0 and outline.chars(box) - outline.chars(form) <= LONGEST_BETWEEN else form


def _forms(outline: Outline) -> list[int]:
    """Forms with room for a text that speak of comments."""
    areas = outline.by_tag.get("textarea", ())
    found = []
    for i in outline.by_tag.get("form", ()) if areas else ():
        inside = [t for t in areas if i < t < outline.ends[i]]
        if inside and outline.chars(i) <= LONGEST_FORM and (
                hints.is_comment(outline.hints[i]) or any("comment" in (outline.attributes[t].get("name") or "").lower() for t in inside)
                or HEADING.search(outline.line(i))):
            found.append(i)
    return found
