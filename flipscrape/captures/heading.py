"""What stands above a captured post: its title, who signed it and when, the blog's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flipscrape.captures.lines import Line
from flipscrape.captures.thread import NUMBER, SENTENCE_END, bare_date
from flipscrape.captures.words import AFTER_THE_POST, BY
from flipscrape.markup.dates import parse_date
from flipscrape.markup.text import fold

SIGNED = re.compile(rf"(?:^|[\s·•|,(–—-])(?:{BY})(?:\s*[:：]\s*|\s+)(?P<name>[^\W\d_].{{0,80}})$", re.IGNORECASE)
# Where a name in a signature ends: at a mark, a number, or the word before a day.
NAME_END = re.compile(r"\s*(?:[·•|–—(:\d]|,\s*(?=\S*\d|\w+\s\d)|\s-\s|\s(?:on|at|am|um|le|à|el|em|il|op|den|in|under|posted|published|updated)\s).*$", re.IGNORECASE)
BETWEEN_NAMES = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s(?:and|und|et|och|&)\s)\s*")
BETWEEN_TITLES = re.compile(r"\s+[|–—·«»:~-]\s+|\s*[|«»]\s*")
LONGEST_NAME, LONGEST_SIGNATURE, LONGEST_TITLE = 60, 140, 200
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


def find_title(lines: Sequence[Line], heads: Sequence[int]) -> int | None:
    """The line that is the title of what begins at the lines ``heads`` (signature, text); None where none is near."""
    page = {fold(part) for part in (lines[0].text, *BETWEEN_TITLES.split(lines[0].text))} if lines else set()
    best: tuple[int, int] | None = None
    for i in {i for head in heads for i in range(max(0, head - NEAR), head)}:
        text = lines[i].text
        if i in heads or not 2 <= len(text) <= LONGEST_TITLE or bare_date(text) or AFTER_THE_POST.match(text):
            continue
        distance = min(head - i for head in heads if head > i)
        # japan_birds: the alternative text of a picture is often its file's name.
        marks = 4 * (i > 0 and fold(text) in page) + 2 * (" " in text) - 3 * lines[i].bullet - 3 * (i + 1 in heads and i > min(heads)) - distance
        best = max(best, (marks, i)) if best else (marks, i)
    return best[1] if best else None


def site_name(lines: Sequence[Line], title: int | None) -> str | None:
    """The first line where it is a name and not the title; else what follows the title in it."""
    if not lines or title is None:
        return None
    parts = BETWEEN_TITLES.split(lines[0].text)
    if len(parts) > 1 and fold(parts[0]) == fold(lines[title].text):
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
    is_name = 0 < len(name) <= LONGEST_NAME and not (name.islower() and " " in name) and len(name.split()) <= 8
    # 'By the way we went home.' is no signature: before the name stands nothing, a date or 'Posted'.
    before = text[:found.start()]
    return split_names(name) if is_name and (len(before) < 12 or NUMBER.search(before)) and not SENTENCE_END.search(text.rstrip(".")) else ()


def _day(text: str | None) -> str | None:
    found = parse_date(text) if text and NUMBER.search(text) else None
    return found if found and len(found) >= len("2010-06-05") else None
