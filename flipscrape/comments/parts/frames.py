"""Names without an element of their own, told by what stands around the linked names of the same thread.

WordPress (get_comment_author_link) links a reader's name where an address was left, and prints it bare where none was: in one
thread stand '<small><a>Ann</a> added these words on …' and '<small>Ben added these words on …'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.cues.marks import LONGEST_NAME
from flipscrape.comments.cues.names import is_sentence
from flipscrape.comments.parts.person import Author
from flipscrape.comments.parts.scope import Scope

NUMBER = re.compile(r"\d+")
LINK = frozenset(("a",))
LONGEST = 200  # characters of a text that holds a name


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """The tag and class words of the element around linked names, and its own words before and after these, up to a day, numbers masked."""

    tag: str
    hint: frozenset[str]
    before: str
    after: str

    @property
    def words(self) -> str:
        """The words before and after a name."""
        return self.before + self.after


def learn_frame(scopes: Sequence[Scope], named: Sequence[Sequence[int]]) -> Frame | None:
    """The frame of most linked names of a thread. ``named``: of each comment the elements that are marked as its author's."""
    found: Counter[Frame] = Counter()
    for scope, elements in zip(scopes, named, strict=True):
        link = next((i for i in elements if scope.outline.tags[i] in LINK), -1)
        if link >= 0 and (frame := _around(scope, link)) is not None:
            found[frame] += 1
    fit = (frame for frame, count in found.most_common(1) if (frame.hint or frame.words) and 2 * count >= found.total())
    return next(fit, None)


def framed(scope: Scope, frame: Frame) -> Author | None:
    """The name that stands in ``frame``, set aside in ``scope`` with the frame's words."""
    outline = scope.outline
    for line in scope.outer_lines(last=2):
        for p in line.pieces:
            i = outline.owners[p]
            if i in scope.cut or p in scope.dropped or outline.tags[i] != frame.tag or hints.lasting(outline.hints[i]) != frame.hint:
                continue
            if (i == scope.item.start and not frame.words) or len(outline.pieces[p]) > LONGEST:
                continue  # of a comment's own element any line may be a word of it
            text = " ".join(scope.shorn.get(p, outline.pieces[p]).split())
            if (name := _within(text, frame)) is not None:
                scope.dropped.add(p)
                return Author(name=name, beside=phrases.without_name(text, name))
    return None


def _around(scope: Scope, link: int) -> Frame | None:
    """The frame of one linked name, where it stands in one of the first or last lines."""
    outline, parent = scope.outline, scope.outline.parents[link]
    line = next((line for line in scope.outer_lines(last=2) if any(outline.owners[p] == link for p in line.pieces)), None)
    if line is None:
        return None
    before = after = ""
    for p, following in pairwise([-1, *line.pieces, -1]):
        if following >= 0 and outline.owners[following] == link and p >= 0 and outline.owners[p] == parent:
            before = scope.shorn.get(p, outline.pieces[p])
        if p >= 0 and outline.owners[p] == link and following >= 0 and outline.owners[following] == parent:
            after = outline.pieces[following]
    return Frame(tag=outline.tags[parent], hint=hints.lasting(outline.hints[parent]), before=_plain(before), after=_plain(_until_a_day(after)))


def _within(text: str, frame: Frame) -> str | None:
    """The name in ``text``, between the words of the frame."""
    head = _until_a_day(text).rstrip()
    match = re.fullmatch(_pattern(frame.before) + r"(.+?)" + _pattern(frame.after), NUMBER.sub(lambda number: "0" * len(number[0]), head))
    if match is None:
        return None
    name = head[match.start(1):match.end(1)].strip(phrases.AROUND + "([")
    whole = bool(frame.before or frame.after or phrases.has_date(text))
    if not 0 < len(name) <= LONGEST_NAME or not any(map(str.isalnum, name)) or (not whole and is_sentence(name)):
        return None
    return phrases.clean_name(name) or name


def _until_a_day(text: str) -> str:
    if not phrases.has_date(text):
        return text
    printed = phrases.printed_date(text)
    return text[:text.find(printed)] if printed in text else text


def _pattern(masked: str) -> str:
    """A frame's words with any numbers; words apart from those of a name."""
    pattern = re.escape(masked).replace("0", "0+")
    return (r"\b" if masked[:1].isalnum() else "") + pattern + (r"\b" if masked[-1:].isalnum() else "")


def _plain(text: str) -> str:
    return NUMBER.sub("0", " ".join(text.split()))
