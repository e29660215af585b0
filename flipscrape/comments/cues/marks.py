"""Where on a page authors, dates, avatars and reply links seem to be, and how much of the text only goes with them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from flipscrape.comments.cues import hints, phrases
from flipscrape.markup.outline import Outline
from flipscrape.page import Page

LONGEST_NAME = 80  # characters of an element that can be an author's
LONGEST_DATE = 100
LONGEST_CONTROL = 120
AUTHOR_TAGS = frozenset(("cite", "strong", "b", "h3", "h4", "h5", "h6", "dt"))
DATE_TAGS = frozenset(("time", "abbr"))
# Elements without a hint are read no closer but for these.
TELLING_TAGS = AUTHOR_TAGS | DATE_TAGS | {"a", "button", "label"}
QUIET = frozenset(("button", "form", "input", "label", "img", "svg", "nav"))

DIGIT = re.compile(r"\d")
OWN_NUMBER = re.compile(r"(?:li-|div-|article-)?comment-?\d+$", re.IGNORECASE)
UNSURE = 2  # the rank of what a hint may call an author's
INFINITE = 1 << 60
Stretch = tuple[int, int]  # elements, from the first to the one after the last


@dataclass(kw_only=True, slots=True)
class Marks:
    """Elements in page order; ``authors`` are the outermost of each name. ``meta``: the outermost that are no words of a comment.

    ``loose``: elements with a text that is a date and joining words alone, outside of ``meta``. ``counted``: what ``counts`` gave so far.
    """

    authors: list[int] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    avatars: list[int] = field(default_factory=list)
    replies: list[int] = field(default_factory=list)
    meta: list[int] = field(default_factory=list)
    meta_sums: list[int] = field(default_factory=lambda: [0])
    loose: list[int] = field(default_factory=list)
    loose_sums: list[int] = field(default_factory=lambda: [0])
    counted: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def counts(self, outline: Outline, i: int) -> tuple[int, ...]:
        """Of element ``i``: authors, dates, avatars, replies, characters of body. Kept, for an element stands in several families."""
        if (found := self.counted.get(i)) is None:
            end = outline.ends[i]
            found = self.counted[i] = (
                between(self.authors, i, end), between(self.dates, i, end), between(self.avatars, i, end), between(self.replies, i, end),
                outline.chars(i) - self.meta_chars(i, end))
        return found

    def meta_chars(self, start: int, end: int) -> int:
        """How many characters authors, dates and controls have in ``start .. end - 1``."""
        loose = self.loose_sums[bisect_left(self.loose, end)] - self.loose_sums[bisect_left(self.loose, start)] if self.loose else 0
        return self.meta_sums[bisect_left(self.meta, end)] - self.meta_sums[bisect_left(self.meta, start)] + loose


def inside(stretches: Sequence[Stretch], i: int) -> bool:
    """Whether element ``i`` lies in one of the ``stretches``, which are in order and apart."""
    at = bisect_right(stretches, (i, INFINITE)) - 1
    return at >= 0 and i < stretches[at][1]


def links_in(outline: Outline, start: int, end: int) -> list[int]:
    """The a elements among ``start .. end - 1``."""
    links = outline.by_tag.get("a", [])
    return links[bisect_left(links, start):bisect_left(links, end)]


def between(positions: Sequence[int], start: int, end: int) -> int:
    """How many of the sorted ``positions`` lie in ``start .. end - 1``."""
    first = bisect_left(positions, start)
    return bisect_left(positions, end, first) - first


def in_meta(outline: Outline, marks: Marks, i: int) -> bool:
    """Whether element ``i`` lies in one that is no words of a comment."""
    at = bisect_left(marks.meta, i + 1) - 1
    return at >= 0 and i < outline.ends[marks.meta[at]]


def merged(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The outermost of some elements' stretches, in order."""
    result: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        if not result or stretch[0] >= result[-1][1]:
            result.append(stretch)
    return result


def read_marks(page: Page, stretches: Sequence[Stretch], shut: Sequence[Stretch]) -> Marks:
    """Mark the elements of ``stretches``; what lies in ``shut`` counts as meta."""
    outline, stating = page.outline, page.evidence.microdata.places
    tags, named = outline.tags, outline.hints
    marks, closed = Marks(), dict(shut)
    meta_end = 0
    for start, end in stretches:
        at = start
        author_end = date_end = start
        while at < end:
            if at in closed:
                if at >= meta_end:
                    meta_end = _add_meta(outline, marks, at)
                at = closed[at]
                continue
            if not named[at] and tags[at] not in TELLING_TAGS and at not in stating:
                at += 1
                continue
            author = at >= author_end and _is_author(outline, at, stating)
            date = at >= date_end and _is_date(outline, at, stating)
            if author:
                marks.authors.append(at)
                author_end = outline.ends[at]
            if date:
                marks.dates.append(at)
                date_end = outline.ends[at]
            _mark_signs(outline, marks, at)
            meta = date or (author and tags[at] not in ("strong", "b")) or _is_meta(outline, at)
            if at >= meta_end and meta and not holds_body(outline, at):
                meta_end = _add_meta(outline, marks, at)
            at += 1
        _mark_texts(outline, marks, start, end)
    marks.authors, marks.dates = sorted(set(marks.authors)), sorted(set(marks.dates))
    return marks


def _add_meta(outline: Outline, marks: Marks, i: int) -> int:
    marks.meta.append(i)
    marks.meta_sums.append(marks.meta_sums[-1] + outline.chars(i))
    return outline.ends[i]


def _is_author(outline: Outline, i: int, stating: Container[int]) -> bool:
    if not 0 < outline.chars(i) <= LONGEST_NAME:
        return False
    tag = outline.tags[i]
    if i in stating and outline.attributes[i].get("itemprop") == "author":
        return True
    rank = hints.author_rank(outline.hints[i])
    called = rank < UNSURE or (rank < hints.UNNAMED and not hints.is_body(outline.hints[i]))  # a short "user-text" is no name
    return tag in AUTHOR_TAGS or called or (tag == "a" and _names_someone(outline, i))


def _names_someone(outline: Outline, i: int) -> bool:
    attributes = outline.attributes[i]
    rel = attributes.get("rel") or ""
    return "nofollow" in rel or "author" in rel or "external" in rel or (attributes.get("href") or "").startswith("mailto:")


def _is_date(outline: Outline, i: int, stating: Container[int]) -> bool:
    tag, hint = outline.tags[i], outline.hints[i]
    if i in stating and "date" in (outline.attributes[i].get("itemprop") or ""):
        return True
    if tag == "a" and (title := outline.attributes[i].get("title")) and phrases.is_date(title):
        return True
    if tag not in DATE_TAGS and not (hint and hints.is_date(hint)):
        return False
    return outline.chars(i) <= LONGEST_DATE and (tag == "time" or (phrases.has_date(outline.line(i)) and not holds_body(outline, i)))


def _mark_signs(outline: Outline, marks: Marks, i: int) -> None:
    hint = outline.hints[i]
    if hint:
        if outline.tags[i] == "img" and ("avatar" in hint or "photo" in hint):
            marks.avatars.append(i)
        if "repl" in hint:
            marks.replies.append(i)


def _is_meta(outline: Outline, i: int) -> bool:
    hint = outline.hints[i]
    return outline.tags[i] in ("button", "label") or (
        bool(hint) and outline.chars(i) <= LONGEST_CONTROL and hints.is_control(hint) and not hints.is_body(hint) and not _is_numbered(outline, i))


def _is_numbered(outline: Outline, i: int) -> bool:
    """Whether an element or one inside it bears a comment's number, and so is no control, whatever its class: "replies", "reader-reply"."""
    return any(OWN_NUMBER.match(own) for j in range(i, outline.ends[i]) if (own := outline.attributes[j].get("id")))


def anchor_before(outline: Outline, i: int) -> int:
    """The empty anchor right before element ``i``, which some themes give a comment's number (Drupal 6, twoday, Subtext, Antville); -1 for none."""
    beside = i > 0 and outline.tags[i - 1] == "a" and outline.ends[i - 1] == i and outline.parents[i - 1] == outline.parents[i]
    return i - 1 if beside else -1


def holds_body(outline: Outline, i: int) -> bool:
    """Whether an element inside ``i`` seems to hold a comment's words."""
    named = outline.hints
    return any(
        named[j] and outline.chars(j) and hints.is_body(named[j]) and hints.author_rank(named[j]) == hints.UNNAMED
        for j in range(i + 1, outline.ends[i]))


def _mark_texts(outline: Outline, marks: Marks, start: int, end: int) -> None:
    """Mark the elements that directly hold a short text with a date."""
    pieces, lone = outline.pieces, []
    for p in range(outline.first[start], outline.last[start] if outline.ends[start] == end else outline.first[end]):
        piece = pieces[p]
        if 1 < len(piece) <= LONGEST_CONTROL and DIGIT.search(piece) and phrases.has_date(piece):
            owner = outline.owners[p]
            marks.dates.append(owner)
            if phrases.signed_name(piece):
                marks.authors.append(owner)
            if not phrases.residue(piece) and not in_meta(outline, marks, owner):
                lone.append((owner, len(piece)))
    for owner, size in sorted(lone):
        marks.loose.append(owner)
        marks.loose_sums.append(marks.loose_sums[-1] + size)
