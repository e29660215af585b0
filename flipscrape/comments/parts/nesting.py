"""Which comment answers which: by what the markup says, else by where the comments stand in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from flipscrape.comments.cues import controls
from flipscrape.comments.cues.marks import between
from flipscrape.comments.parts.identity import WPDISCUZ, bare_id
from flipscrape.comments.parts.reading import Parts
from flipscrape.markup.outline import Outline
from flipscrape.page import Page

DIGITS = "0123456789"
PARENT_ATTRIBUTES = (
    "data-parent-id", "data-parent", "data-parent-comment-id", "data-parentid", "data-reply-to", "data-parent-comment", "parent-id", "parentid")
LEVEL_ATTRIBUTES = ("data-level", "data-depth", "aria-level")
LEVEL = re.compile(
    r"(?:[\s_-]|comment|reply|tree|thread)(?:depth|level|indent|lvl|nesting|layer|tier|ebene|nivel|niveau)[-_]{0,2}(\d{1,4})(?=[\s_-])")
INDENT = re.compile(r"(?:margin|padding)-left:\s*(\d{1,5}(?:\.\d+)?|\.\d+)", re.IGNORECASE)
UTILITY = re.compile(r"\s[mp][ls]-\[?(\d{1,4})")  # Tailwind's and Bootstrap's classes for an indent
SHORT_NUMBER = re.compile(r"\d{1,4}")
NESTED = re.compile(r"[\s_-](?:indented|nested|child|sub-?comment|reply|is-reply|response|answer|antwort|second-level)[\s_-]")
REPLY_TO = re.compile(r"reply-?to|in-?reply|inreplyto|replied-?to|parent-?link|comment-?parent|antwort-?auf|u-in-reply-to")


def parents_of(page: Page, parts: Sequence[Parts], ids: Sequence[str | None]) -> list[int]:
    """For each comment the place of the one that it answers, -1 for none; always an earlier one."""
    place = {name: n for n, name in enumerate(ids) if name}
    if len({name.rstrip(DIGITS) for name in place}) == 1:  # yorum-12, where data-parent says 12
        place |= {number: n for name, n in place.items() if (number := name[len(name.rstrip(DIGITS)):])}
    stated = [_stated(page, part, place, n) for n, part in enumerate(parts)]
    depths = [sum(1 for _ in page.outline.ancestors(part.item.start)) for part in parts]
    if len(set(depths)) == 1:
        depths = _levels(page, parts) or depths
    parents = _by_depth(depths) if len(set(depths)) > 1 else _linked(page, parts, place)
    for n, said in enumerate(stated):
        if said is not None and said < n:
            parents[n] = said
        elif parts[n].ping:
            parents[n] = -1  # notices answer nobody, though their list may stand deeper
    return parents


def _linked(page: Page, parts: Sequence[Parts], place: dict[str, int]) -> list[int]:
    """Whom comments that all stand alike answer, as the one link beside their words says that leads to an earlier one; -1 for none.

    None where such links lead on to later ones, too: those turn from comment to comment.
    """
    outline, parents = page.outline, [-1] * len(parts)
    for n, part in enumerate(parts):
        words = range(part.body.root, outline.ends[part.body.root])
        if part.body.whole:
            continue
        links = (part.scope.attributes(i).get("href") or "" for i in part.scope.elements if outline.tags[i] == "a" and i not in words)
        found = {at for href in links if "#" in href and "replytocom" not in href and (at := place.get(bare_id(href.rpartition("#")[2]), n)) != n}
        if any(at > n for at in found):
            return [-1] * len(parts)
        if len(found) == 1:
            parents[n] = found.pop()
    return parents


def parent_elsewhere(part: Parts, ids: Sequence[str | None]) -> str | None:
    """The id of the comment that the markup says a comment answers, where none of the page's has it: it stands on another page of the thread."""
    name = next(_named_parents(part), "")
    if not name.strip("0") or not name[-1].isdigit():
        return None
    before = {own.rstrip(DIGITS) for own in ids if own}
    name = before.pop() + name if len(before) == 1 and name.isdecimal() else name
    return None if name in ids else name


def _named_parents(part: Parts) -> Iterator[str]:
    """Whom an item's own attributes name as what it answers, the surest first; "0" is a word for none."""
    root = part.scope.attributes(part.item.start)
    yield from (bare_id(value) for name in PARENT_ATTRIBUTES if (value := root.get(name)))
    if match := WPDISCUZ.match(root.get("id") or ""):
        yield match[2]


def _by_depth(depths: Sequence[int]) -> list[int]:
    """The nearest earlier one that stands less deep, as long as none between stands as little deep."""
    parents: list[int] = []
    stack: list[int] = []
    for n, depth in enumerate(depths):
        while stack and depths[stack[-1]] >= depth:
            stack.pop()
        parents.append(stack[-1] if stack else -1)
        stack.append(n)
    return parents


def _levels(page: Page, parts: Sequence[Parts]) -> list[int] | None:
    """Depths that a flat list gives by attribute, by class (``depth-2``) or by an indent in its style."""
    outline = page.outline
    starts = [part.item.start for part in parts]
    frames = [tuple(_frame(outline, start, starts)) for start in starts]
    attributes = (outline.attributes[start] for start in starts)
    told = [next((said[name] for name in LEVEL_ATTRIBUTES if SHORT_NUMBER.fullmatch(said.get(name, ""))), None) for said in attributes]
    if None not in told and len(set(told)) > 1:
        return [int(level or 0) for level in told]
    for reading in (_level_of_class, _level_of_style, _level_of_utility, _level_of_word):
        levels = [_first(reading(outline.hints[i], outline.attributes[i].get("style") or "") for i in frame) for frame in frames]
        if len({level for level in levels if level is not None}) > 1:
            return [level or 0 for level in levels]
    cells = [_first(_level_of_style("", outline.attributes[i].get("style") or "") for i in outline.children(start)) for start in starts]
    if None not in cells and len(set(cells)) > 1:  # a row of a table, whose cell is indented
        return [cell or 0 for cell in cells]
    spaces = [next((space for i in part.scope.elements if (space := _space(outline, i)) is not None), None) for part in parts]
    return [space or 0 for space in spaces] if None not in spaces and len(set(spaces)) > 1 else None


def _space(outline: Outline, i: int) -> int | None:
    """The width of a picture that shows nothing and stands before a comment to indent it: LiveJournal's old pages, Hacker News."""
    attributes = outline.attributes[i]
    if outline.tags[i] != "img" or attributes.get("height") not in ("0", "1") or not SHORT_NUMBER.fullmatch(width := attributes.get("width") or ""):
        return None
    return int(width)


def _frame(outline: Outline, start: int, starts: Sequence[int]) -> Iterator[int]:
    """The item that begins at ``start`` and the elements around it alone: LiveJournal indents such a one."""
    yield start
    yield from takewhile(lambda i: between(starts, i, outline.ends[i]) == 1, outline.ancestors(start))


def _first(levels: Iterable[int | None]) -> int | None:
    """The first level that is more than none; 0 where all that are there say so."""
    found = [level for level in levels if level is not None]
    return next((level for level in found if level), found[0] if found else None)


def _level_of_class(hint: str, style: str) -> int | None:
    del style
    match = LEVEL.search(hint)
    return int(match[1]) if match else None


def _level_of_style(hint: str, style: str) -> int | None:
    del hint
    match = INDENT.search(style)
    return round(float(match[1])) if match else None


def _level_of_utility(hint: str, style: str) -> int | None:
    del style
    match = UTILITY.search(hint)
    return int(match[1]) if match else None


def _level_of_word(hint: str, style: str) -> int | None:
    del style
    return int(bool(NESTED.search(hint)))


def _stated(page: Page, part: Parts, place: dict[str, int], n: int) -> int | None:
    outline = page.outline
    for name in _named_parents(part):
        if (at := place.get(name)) is not None and at != n:
            return at
    for i in part.scope.elements:
        if outline.tags[i] == "a" and (href := part.scope.attributes(i).get("href")) and "#" in href:
            around = outline.hints[i] + outline.hints[outline.parents[i]]
            said = REPLY_TO.search(around) or controls.answers(outline.line(i)) or controls.answers(outline.pieces[outline.first[i] - 1])
            if said and "replytocom" not in href and (at := place.get(bare_id(href.rpartition("#")[2]))) is not None and at < n:
                return at
    return None
