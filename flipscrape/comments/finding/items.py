"""Which elements of a page are its comments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.cues.marks import Marks, between, merged, read_marks
from flipscrape.comments.finding.answered import answered
from flipscrape.comments.finding.best import best_of, has_lone_number, is_header, is_lone_item
from flipscrape.comments.finding.elsewhere import are_elsewhere
from flipscrape.comments.finding.families import Family, candidates, judge, shut_stretches
from flipscrape.comments.finding.headings import boxes, is_signed_under_heading
from flipscrape.comments.finding.notices import is_notice
from flipscrape.comments.finding.numbered_heads import find_numbered_heads
from flipscrape.comments.finding.numbers import is_numbered
from flipscrape.comments.finding.runs import find_runs
from flipscrape.comments.finding.spoken import find_spoken
from flipscrape.comments.finding.teasers import are_teasers
from flipscrape.comments.finding.unnamed import POST, count_before, find_unnamed, without_topic
from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.page import Page

LISTS = frozenset(("ol", "ul", "dl", "tbody", "table"))
# What is called by the plural is no lone comment.
PLURAL = re.compile(
    r"(?:comments|kommentare|commentaires|coment[aá]rios|commenti|komentarze|opinie|reacties|reactions|leserbriefe|yorumlar)(?![-_]+(?:comment|item|entry)\b)")
OWN_NUMBER = re.compile(r"(?:comm|reply)[\w-]*\d|^c\d", re.IGNORECASE)


@dataclass(kw_only=True, slots=True)
class Item:
    """One comment's stretch of the page: the elements ``start .. end - 1``, less those of the ``inner`` items."""

    start: int
    end: int
    inner: list[Item] = field(default_factory=list)


def find_items(page: Page, named: Sequence[int]) -> list[Item]:
    """The comments of a page, in page order; nested ones are ``inner`` of those around them.

    ``named``: the elements whose hint names comments.
    """
    outline = page.outline
    found = _find_items(page, named)
    # Utility classes differ with the depth of an answer, and name neither it nor its words.
    if len(numbered := answered(outline)) > max(1, len(found)):
        return _nest({i: outline.ends[i] for i in numbered})
    return found


def _find_items(page: Page, named: Sequence[int]) -> list[Item]:
    outline, url = page.outline, page.url
    shut = shut_stretches(outline, named, url)
    groups = candidates(outline, named, shut)
    marks = read_marks(page, merged([(i, outline.ends[i]) for group in groups for i in group]), shut)
    families = [family for group in groups if (family := judge(outline, group, marks)).members]
    best = best_of(outline, families, marks)
    while best is not None and (_is_article(outline, best) or not _credible(outline, best, marks) or are_elsewhere(outline, best.members, url)):
        families.remove(best)
        best = best_of(outline, families, marks)
    if best is not None and _are_definitions(outline, best.members):
        # Of dt and dd, with lists of answers between those of the comments that they answer, or within the dd.
        runs = find_runs(outline, named, marks)
        if runs is not None and len(runs.members) >= len(best.members) and not are_elsewhere(outline, runs.members, url):
            return _nest(runs.ends)
    if best is not None and _are_parts(outline, best, marks):
        runs = find_runs(outline, [*named, best.members[0]], marks)
        if runs is not None and len(runs.members) >= len(best.members) and not are_elsewhere(outline, runs.members, url):
            return _nest(runs.ends)
    if best is None or len(best.members) == 1:
        unnamed = find_unnamed(page) if best and not is_lone_item(outline, best) else None
        if best is not None and unnamed is not None:
            inside = between(unnamed.members, best.members[0], outline.ends[best.members[0]])
            if inside == len(unnamed.members):
                return _nest({i: outline.ends[i] for i in _with_others(outline, unnamed.members, families, marks)})
        runs = find_runs(outline, [*named, *(boxes(outline, best.members[0]) if best else ())], marks)
        if runs is not None and not _is_article(outline, runs) and not are_elsewhere(outline, runs.members, url) and not is_lone_item(outline, best):
            return _nest(runs.ends)
    return _nest({i: outline.ends[i] for i in without_topic(outline, _with_others(outline, best.members, families, marks))}) if best else []


def _are_parts(outline: Outline, family: Family, marks: Marks) -> bool:
    """Whether a family seems to be heads beside their words, or words beside their heads.

    They are where no member has words, or few a day, and where they are but a few of the elements made alike, whose words speak of one.
    """
    if 2 * len(family.members) < family.alike or all(outline.tags[i] == "dd" for i in family.members):
        return True
    if len(family.members) == 1:
        return False
    heads = all(is_header(outline, i, marks) or _only_signs(outline, i, marks) for i in family.members)
    return heads or 2 * sum(between(marks.dates, i, outline.ends[i]) > 0 for i in family.members) < len(family.members)


def _are_definitions(outline: Outline, members: Sequence[int]) -> bool:
    """Whether the members are lists, or stand in descriptions alone, so that the terms before these may tell who wrote and when."""
    return all(outline.tags[i] in LISTS for i in members) or all(outline.tags[i] != "dd" and "dd" in _tags_around(outline, i) for i in members)


def _tags_around(outline: Outline, i: int) -> set[str]:
    return {outline.tags[around] for around in outline.ancestors(i)}


def find_unnamed_items(page: Page) -> list[Item]:
    """The comments of a page whose markup names none."""
    best = find_unnamed(page)
    return _nest({i: page.outline.ends[i] for i in best.members}) if best else []


def find_spoken_items(page: Page, named: Sequence[int]) -> list[Item]:
    """The comments of a page whose days, faces and numbers nothing shows. ``named``: the elements whose hint names comments."""
    return _nest({i: page.outline.ends[i] for i in find_spoken(page, named) or find_numbered_heads(page.outline)})


def _is_article(outline: Outline, family: Family) -> bool:
    """Whether a lone member is the article: it holds the page's first h1 or a heading that the title element begins with, or WordPress says so."""
    if len(family.members) > 1:
        return False
    i = family.members[0]
    end = family.ends.get(i, outline.ends[i])
    return POST in outline.hints[i] or any(i < heading < end for heading in (*outline.by_tag.get("h1", ())[:1], *titled_headings(outline)))


def titled_headings(outline: Outline) -> list[int]:
    """The lesser headings that say what the title element begins or ends with: themes whose h1 is the blog's name head the post so."""
    title = outline.title
    headings = [i for tag in ("h2", "h3") for i in outline.by_tag.get(tag, ())]
    return [i for i in headings if (line := outline.line(i)) and (title.startswith(line) or title.endswith(line))]


def _only_signs(outline: Outline, i: int, marks: Marks) -> bool:
    """Whether an element says who wrote and when, and no more: the head of a comment beside its answers."""
    authors = marks.authors[bisect_left(marks.authors, i):bisect_left(marks.authors, outline.ends[i])]
    named = {j for author in authors for j in range(author, outline.ends[author])}
    text = "".join(outline.pieces[p] for p in range(outline.first[i], outline.last[i]) if outline.owners[p] not in named)
    return not phrases.says_more(text)


def _credible(outline: Outline, family: Family, marks: Marks) -> bool:
    """Whether a family says enough: no teasers, and a lone item names its author and says when, or carries a comment's number."""
    pings = [i for i in family.members if is_notice(outline, i)]
    if len(pings) == len(family.members):
        return True
    numbered = sum(bool(OWN_NUMBER.search(outline.attributes[i].get("id") or "")) for i in family.members)
    if numbered * 2 < len(family.members) and are_teasers(outline, family.members, marks):
        return False
    if len(family.members) > 1:
        return True
    i = family.members[0]
    end = outline.ends[i]
    named = any(outline.tags[j] not in HEADINGS or hints.author_rank(outline.hints[j]) < hints.UNNAMED for j in marks.authors if i <= j < end)
    lone = has_lone_number(outline, i)
    if not lone and (PLURAL.search(outline.hints[i]) or outline.tags[i] in ("ol", "ul")):
        return False
    if hints.is_comment(outline.hints[i]) and is_numbered(outline, i) and between(marks.dates, i, end) > 0 and count_before(outline, i) == 1:
        return True
    return (named and lone) or (between(marks.dates, i, end) > 0 and (named or lone or is_signed_under_heading(outline, i)))


def _with_others(outline: Outline, members: Sequence[int], families: Sequence[Family], marks: Marks) -> list[int]:
    """The members, and others like comments among their siblings: pings, or the author's own answers."""
    chosen, tags, known = list(members), {outline.tags[i] for i in members}, set(members)
    children = Counter(outline.parents[i] for i in members)
    # An element beside a lone member may be a part of the same comment; in a list it is a comment of its own.
    lists = {parent for parent, count in children.items() if count > 1 or outline.tags[parent] in LISTS}
    chosen = sorted({*chosen, *_made_alike(outline, members, lists)})
    for family in sorted(families, key=lambda family: -len(family.members)):
        for i in family.members:
            at = bisect_left(chosen, i)
            inside = at < len(chosen) and chosen[at] < outline.ends[i]
            beside = outline.parents[i] in lists and outline.tags[i] in tags
            if inside or not (beside or _is_numbered_ping(outline, i)):
                continue
            if outline.parents[i] not in known or not (_only_signs(outline, i, marks) or _says_all(outline, i, known, marks)):
                chosen.insert(at, i)
    return chosen


def _is_numbered_ping(outline: Outline, i: int) -> bool:
    """Whether an element is a notice with a comment's number: some themes have a list of their own for these."""
    return is_notice(outline, i) and OWN_NUMBER.search(outline.attributes[i].get("id") or "") is not None


def _made_alike(outline: Outline, members: Sequence[int], lists: Collection[int]) -> Iterator[int]:
    """What stands beside members and is made of the same named parts, under a name of its own: answers, as a rule."""
    made = {inside for i in members if len(inside := _parts(outline, i)) > 1}
    tags, known = {outline.tags[i] for i in members}, {*members}
    for parent in lists if made else ():
        for i in outline.children(parent):
            if i not in known and outline.tags[i] in tags and _parts(outline, i) in made:
                yield i


def _parts(outline: Outline, i: int) -> tuple[str, ...]:
    return tuple(hints.mask(token) for child in outline.children(i) for token in outline.hints[child].split())


def _says_all(outline: Outline, i: int, known: Collection[int], marks: Marks) -> bool:
    """Whether an element is all that the comment around it says, beside the answers: wpDiscuz wraps the words of each once more.

    Nobody's name and no day stand apart from it; a word under a face ('Guest') does.
    """
    around = outline.parents[i]
    parts = [i, *(child for child in outline.children(around) if child in known)]
    return all(
        between(signs, around + 1, outline.ends[around]) == sum(between(signs, part, outline.ends[part]) for part in parts)
        for signs in (marks.authors, marks.dates))


def _nest(ends: Mapping[int, int]) -> list[Item]:
    """The items from their first elements and the ones after their last."""
    items: list[Item] = []
    around: list[Item] = []
    for i, end in sorted(ends.items()):
        item = Item(start=i, end=end)
        while around and around[-1].end <= i:
            around.pop()
        if around:
            around[-1].inner.append(item)
        items.append(item)
        around.append(item)
    return items
