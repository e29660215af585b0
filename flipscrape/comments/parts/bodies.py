"""What a comment says: the element that holds its words, or all that is left of it once author, date and controls are gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from flipscrape.comments.cues import controls, hints, phrases
from flipscrape.comments.cues.marks import DIGIT
from flipscrape.comments.parts.asides import LONGEST_HEADER_REST
from flipscrape.comments.parts.scope import Line, Scope
from flipscrape.markup.outline import HEADINGS
from flipscrape.markup.safe_html import safe_html

STATED = frozenset(("text", "commentText"))
# The element that seems to hold the words must hold this share of all that is left.
SHARE = 0.6
# Or no more characters than this stand beside it: '+1' is all that some readers say, beside a count of fans.
BESIDE = 40
# A line that as many of the items repeat is the theme's.
REPEATED, FEWEST, LONGEST_REPEATED = 0.5, 3, 80
REPEATED_INSIDE = 0.75  # of what a hint calls the words, less is a theme's
PARTING = "|·•—–-:/"
Kind = tuple[str, frozenset[str]]
EMPTIED = re.compile(r"[(\[]\s*[)\]]")  # brackets around a control that is set aside


@dataclass(kw_only=True, slots=True)
class Body:
    """``lines``: each with its gap before. ``root``: the element that holds them, the item itself where ``whole``."""

    scope: Scope
    root: int
    whole: bool
    lines: list[tuple[int, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Plain text: paragraphs parted by a blank line, lines after a br by a line feed."""
        parts: list[str] = []
        for gap, line in [*((2, title) for title in self.titles), *self.lines]:
            parts.append(("\n" if gap == 1 else "\n\n") + line if parts else line)
        return "".join(parts)

    def html(self) -> str:
        """Safe HTML: titles first; plain paragraphs where no element holds the words alone."""
        titles = "".join(f"<p><strong>{escape(title, quote=False)}</strong></p>\n" for title in self.titles)
        if not self.lines:
            return titles.strip()
        if not self.whole:
            scope, end = self.scope, self.scope.outline.ends[self.root]
            return titles + safe_html(scope.outline, self.root, scope.page.base, {i for i in scope.cut if self.root <= i < end})
        paragraphs: list[list[str]] = []
        for gap, line in self.lines:
            if gap == 1 and paragraphs:
                paragraphs[-1].append(escape(line, quote=False))
            else:
                paragraphs.append([escape(line, quote=False)])
        return titles + "\n".join("<p>" + "<br>\n".join(lines) + "</p>" for lines in paragraphs)


def find_body(scope: Scope, author: int, date: int, *, usual: Kind | None = None) -> Body:
    """The body of a comment whose author, date and controls are set aside. ``usual``: what holds the words of most comments of the thread."""
    kept = _kept(scope, None)
    if _drop_echoes(scope, kept):
        kept = _kept(scope, None)
    holder = _holder(scope, author, date)
    if holder is not None:
        inside = _kept(scope, range(holder, scope.outline.ends[holder]))
        sure = _is_stated(scope, holder) or _is_usual(scope, holder, usual)
        if inside and (sure or _size(inside) >= SHARE * _size(kept) or _size(kept) - _size(inside) <= BESIDE):
            first = inside[0][0].pieces[0]
            titles = [text for line, text in kept if line.pieces[0] < first and _is_title(scope, line.pieces[0])
                      and not _is_header(scope, line, text, author)]
            return Body(scope=scope, root=holder, whole=False, lines=[(line.gap, text) for line, text in inside], titles=titles)
    lines = [(line.gap, text) for line, whole in kept if (text := _without_rests(scope, line, whole))]
    return Body(scope=scope, root=scope.item.start, whole=True, lines=lines)


def usual_holder(bodies: Sequence[Body]) -> Kind | None:
    """The tag and class words of the elements that hold the words of most comments; None where there are none."""
    kinds = Counter(_kind(body.scope, body.root) for body in bodies if not body.whole)
    return next((kind for kind, count in kinds.most_common(1) if 2 * count > len(bodies)), None)


def _is_usual(scope: Scope, holder: int, usual: Kind | None) -> bool:
    """Whether an element is the only one of its kind in its comment: of several, each holds a part of the words."""
    return usual is not None and _kind(scope, holder) == usual and sum(_kind(scope, i) == usual for i in scope.inside()) == 1


def _kind(scope: Scope, i: int) -> Kind:
    return scope.outline.tags[i], hints.lasting(scope.outline.hints[i])


def _drop_echoes(scope: Scope, kept: Sequence[tuple[Line, str]]) -> list[int]:
    """Set the headings aside that only repeat how the words below them begin: Drupal makes a subject so where a reader gave none."""
    outline, dropped = scope.outline, list[int]()
    for line, below in pairwise(kept):
        echo = line[1].rstrip(" .…")
        if not echo or not below[1].startswith(echo):
            continue
        owner = outline.owners[line[0].pieces[0]]
        heading = next((i for i in (owner, *outline.ancestors(owner)) if outline.tags[i] in HEADINGS), -1)
        if heading in scope.inside() and not scope.holds_inner(heading):
            dropped.append(heading)
    for heading in dropped:
        scope.drop(heading)
    return dropped


def drop_repeated(bodies: Sequence[Body]) -> None:
    """Take out the lines that most comments of a page share, but for their numbers: labels that no class names.

    All that a comment says is none, nor is a heading in what holds its words: Drupal's subjects.
    """
    if len(bodies) < FEWEST:
        return
    counts = Counter(key for body in bodies for key in _labels(body))
    share = REPEATED if all(body.whole for body in bodies) else REPEATED_INSIDE
    common = {key for key, count in counts.items() if count >= max(FEWEST, share * len(bodies))}
    for body in bodies if common else ():
        own = [(gap, line) for gap, line in body.lines if not _is_label(line) or hints.mask(line) not in common]
        if own and len(own) < len(body.lines):
            body.lines = own
            if not body.whole:
                _cut_lines(body, common)


def _labels(body: Body) -> set[str]:
    scope = body.scope
    titles = set[str]() if body.whole else {scope.line(line) for line in scope.lines if _is_title(scope, line.pieces[0])}
    return {hints.mask(line) for _, line in body.lines if _is_label(line) and line not in titles}


def _cut_lines(body: Body, common: Container[str]) -> None:
    """Set the elements aside that hold such lines and nothing else."""
    scope, outline = body.scope, body.scope.outline
    for line in scope.lines:
        if hints.mask(scope.line(line)) not in common or not body.root < outline.owners[line.pieces[0]] < outline.ends[body.root]:
            continue
        for i in (outline.owners[line.pieces[0]], *outline.ancestors(outline.owners[line.pieces[0]])):
            if i <= body.root or any(outline.pieces[p].strip() and p not in line.pieces for p in range(outline.first[i], outline.last[i])):
                break
            scope.drop(i)


def _is_label(line: str) -> bool:
    """Whether a line is short and no sentence."""
    return len(line) <= LONGEST_REPEATED and not line.endswith((".", "!", "?", "。", "！", "？", "؟", "।"))


def _holder(scope: Scope, author: int, date: int) -> int | None:
    """The largest element that a hint calls a body and that holds neither author nor date; microdata's own before all."""
    outline, stated, best = scope.outline, scope.page.evidence.microdata.places, None
    for i in scope.inside():
        if i in stated and _is_stated(scope, i):
            return i
        hint, end = outline.hints[i], outline.ends[i]
        if hint and outline.chars(i) and hints.is_body(hint) and not i <= author < end and not i <= date < end and not scope.holds_inner(i) \
                and (best is None or outline.chars(i) > outline.chars(best)) and not _says_controls(scope, i):
            best = i
    return best


def _says_controls(scope: Scope, i: int) -> bool:
    """Whether an element says nothing but 'Reply' and the like; '+1' beside it is a reader's word."""
    text = scope.text(i)
    return controls.is_control(text) and not DIGIT.search(text)


def _is_stated(scope: Scope, i: int) -> bool:
    """Whether microdata says that element ``i`` holds the words (https://schema.org/Comment)."""
    return i in scope.page.evidence.microdata.places and scope.attributes(i).get("itemprop") in STATED and scope.outline.chars(i) > 0


def _kept(scope: Scope, inside: range | None) -> list[tuple[Line, str]]:
    """The lines that say something, with their text; those in ``inside`` alone where it is given."""
    owners, cut, dropped = scope.outline.owners, scope.cut, scope.dropped
    kept: list[tuple[Line, str]] = []
    for line in scope.lines:
        pieces = [p for p in line.pieces if p not in dropped and (owner := owners[p]) not in cut and (inside is None or owner in inside)]
        if pieces:
            rest = Line(pieces=pieces, gap=line.gap)
            text = scope.line(rest)
            if text.strip(PARTING) and not EMPTIED.fullmatch(text) and not (inside is None and controls.is_control(scope.line_apart(rest))):
                kept.append((rest, text))
    while len(kept) > 1 and controls.is_control(scope.line_apart(kept[-1][0])):
        kept.pop()
    return kept


def _size(lines: Sequence[tuple[Line, str]]) -> int:
    return sum(len(text) for _, text in lines)


def _is_title(scope: Scope, piece: int) -> bool:
    outline, i = scope.outline, scope.outline.owners[piece]
    while i > scope.item.start:
        if outline.tags[i] in HEADINGS or hints.is_title(outline.hints[i]):
            return "user" not in outline.hints[i]
        i = outline.parents[i]
    return False


def _is_header(scope: Scope, line: Line, text: str, author: int) -> bool:
    """Whether a heading says who wrote and no more: 'Ann on', 'Comment from: Ann [Visitor]'."""
    end = scope.outline.ends[author] if author >= 0 else 0
    named = any(author <= scope.outline.owners[p] < end for p in _whole(scope, line).pieces)
    return not phrases.says_more(text) or (named and len(phrases.residue(text)) <= LONGEST_HEADER_REST // 2)


def _whole(scope: Scope, line: Line) -> Line:
    return next(other for other in scope.lines if other.pieces[0] <= line.pieces[0] <= other.pieces[-1])


def _without_rests(scope: Scope, line: Line, text: str) -> str:
    """A line's text; where author or date were taken from it, without the words that joined them."""
    if len(line.pieces) == len(_whole(scope, line).pieces):
        return text
    rest = phrases.without_says(text)
    joins = any(map(str.isalpha, rest)) and not DIGIT.search(rest) and not phrases.says_more(rest)
    return "" if joins else rest
