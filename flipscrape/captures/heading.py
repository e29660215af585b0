"""What stands above a captured post: its title, who signed it and when, the blog's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flipscrape.captures.lines import Line
from flipscrape.captures.thread import NUMBER, SENTENCE_END, bare_date
from flipscrape.captures.words import AFTER_THE_POST, BY
from flipscrape.markup.dates import parse_date
from flipscrape.markup.text import fold

SIGNED = re.compile(rf"(?:^|[\s·•|,(–—-])(?:{BY})(?:\s*[:：]\s*|\s+)(?P<name>[^\W\d_].{{0,80}})$", re.IGNORECASE)
# Where a name in a signature ends: at a mark, a number, or the word before a day.
NAME_END = re.compile(
    r"\s*(?:[·•|–—(:\d]|,\s*(?=\S*\d|\w+\s\d)|\s-\s|\s(?:on|at|am|um|le|à|el|em|il|op|den|in|under|posted|published|updated)\s).*$", re.IGNORECASE)
BETWEEN_NAMES = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s(?:and|und|et|och|&)\s)\s*")
BETWEEN_TITLES = re.compile(r"\s+[|–—·«»:~-]\s+|\s*[|«»]\s*")
PARTICLES = frozenset(
    "a and af al av bin d' da das de dei del della den der di do dos du e el et i la le las los och of ter und van von y zu zum zur &".split())
LONGEST_NAME, LONGEST_SIGNATURE, LONGEST_TITLE = 60, 140, 200
LABEL_LENGTH = 15  # characters; a shorter line above a post is a menu's or a category's more often than a title
NEAR = 6  # lines between a title and what it heads


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """Who and when, over the lines ``at .. after - 1``."""

    at: int
    after: int
    authors: tuple[str, ...] = ()
    published: str | None = None


def find_signature(lines: Sequence[Line], end: int) -> Signature | None:
    """The line, or two neighbours, before ``end`` that name the author, the day or best both; the first of equals."""
    found = list(_signatures(lines, end))
    return max(found, key=lambda one: (bool(one.authors) + bool(one.published), -one.at)) if found else None


def complete(signature: Signature | None, lines: Sequence[Line], start: int, end: int) -> Signature | None:
    """``signature`` with the author or day that it lacks from one just around the text ``start .. end - 1`` (Blogger signs below)."""
    if signature is None or (signature.authors and signature.published):
        return signature
    for other in _signatures(lines, min(end + NEAR, len(lines))):
        if other.at != signature.at and (start - NEAR <= other.at < start or other.at >= end):
            signature = replace(signature, authors=signature.authors or other.authors, published=signature.published or other.published)
    return signature


def find_title(lines: Sequence[Line], signature: Signature | None, start: int) -> int | None:
    """The line that is the title of the text that begins at line ``start``; None where none is near.

    A WET file begins with the page's own title, as does many a save: the heading that repeats a part of it is sure.
    """
    if not lines:
        return None
    heads = sorted({start, signature.at} if signature and signature.at <= start else {start})
    parts = BETWEEN_TITLES.split(lines[0].text)
    names = {fold(part) for part in (lines[0].text, *parts)}
    repeats = [i for i in range(1, heads[-1]) if fold(lines[i].text) in names and not lines[i].bullet]
    if repeats and (len(parts) > 1 or len(lines[0].text.split()) > 3):
        return repeats[-1]
    near = {i for head in heads for i in range(max(0, head - NEAR), head)} - set(heads)
    candidates = [i for i in near if _may_be_title(lines[i])]
    signed = signature is not None and bool(signature.authors)
    best = max(candidates, key=lambda i: (_title_marks(lines, i, heads, signed=signed), i), default=None)
    longest = max(map(len, parts))
    return 0 if len(parts) > 1 and longest > LABEL_LENGTH and (best is None or len(lines[best].text) <= LABEL_LENGTH) else best


def title_text(lines: Sequence[Line], title: int) -> str:
    """The title as the line gives it, without the blog's name where it is the page's first."""
    parts = BETWEEN_TITLES.split(lines[title].text)
    return max(parts, key=len) if title == 0 and len(parts) > 1 else lines[title].text


def site_name(lines: Sequence[Line], title: int | None) -> str | None:
    """The first line where it is a name and not the title; else what follows the title in it."""
    if not lines or title is None:
        return None
    parts = BETWEEN_TITLES.split(lines[0].text)
    if len(parts) > 1 and fold(parts[0]) in {fold(lines[title].text), fold(title_text(lines, title))}:
        return parts[-1]
    short = len(lines[0].text) <= LONGEST_NAME and not SENTENCE_END.search(lines[0].text)
    return lines[0].text if title > 0 and short and not lines[0].bullet and len(parts) == 1 else None


def category_above(lines: Sequence[Line], title: int | None) -> str | None:
    """The line above the title, its count of comments taken off, where the blog's menu has the same entry."""
    if not title:
        return None
    name = re.sub(r"\s+\d+$", "", lines[title - 1].text)
    menu = {fold(line.text) for line in lines[1:title - 1]}
    return name if fold(name) in menu else None


def split_names(text: str) -> tuple[str, ...]:
    """'Ann Lee, Bob Ray and Cy' as three names."""
    return tuple(name for name in (part.strip(" .,") for part in BETWEEN_NAMES.split(text)) if name)


def _may_be_title(line: Line) -> bool:
    return 2 <= len(line.text) <= LONGEST_TITLE and not bare_date(line.text) and not AFTER_THE_POST.match(line.text) and not _signed(line.text)


def _title_marks(lines: Sequence[Line], i: int, heads: Sequence[int], *, signed: bool) -> int:
    text = lines[i].text
    distance = min(head - i for head in heads if head > i)
    # Between signature and text stands a picture's caption (japan_birds is a file's name); below a day alone, the title.
    below = (-3 if signed else 3) * (i > min(heads))
    return min(len(text.split()), 4) + 2 * (len(text) > LABEL_LENGTH) - 3 * lines[i].bullet + below - distance


def _signatures(lines: Sequence[Line], end: int) -> Iterator[Signature]:
    for i in range(end):
        text = lines[i].text
        if len(text) > LONGEST_SIGNATURE or lines[i].bullet:
            continue
        names = _signed(text)
        when = _day(text) if names else _day(bare_date(text) and text)
        after = i + 1
        if names and not when and after < end:
            when = _day(bare_date(lines[after].text) and lines[after].text)
            after += when is not None
        elif when and not names and after < end:
            names = _signed(lines[after].text)
            after += bool(names)
        if names or when:
            yield Signature(at=i, after=after, authors=names, published=when)


def _signed(text: str) -> tuple[str, ...]:
    found = SIGNED.search(text)
    if not found or len(text) > LONGEST_SIGNATURE:
        return ()
    name = NAME_END.sub("", found["name"]).strip(" ,.")
    is_name = 0 < len(name) <= LONGEST_NAME and _is_name(name, sure=bool(_day(text)))
    # 'By the way we went home.' is no signature: before the name stands nothing, a date or 'Posted'.
    before = text[:found.start()]
    return split_names(name) if is_name and (len(before) < 12 or NUMBER.search(before)) and not SENTENCE_END.search(text.rstrip(".")) else ()


def _is_name(text: str, *, sure: bool) -> bool:
    words = [word for word in text.split() if word.lower() not in PARTICLES]
    capitals = all(not word[0].islower() for word in words)
    return 0 < len(words) <= 8 and (capitals or (sure and len(words) == 1))


def _day(text: str | None) -> str | None:
    found = parse_date(text) if text and NUMBER.search(text) else None
    return found if found and len(found) >= len("2010-06-05") else None
