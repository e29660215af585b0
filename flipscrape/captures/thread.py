"""The reader comments of a capture: a heading that counts them, then for each a line of who and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from flipscrape.captures.lines import Line
from flipscrape.captures.words import ANSWER, SAYS, THREAD_END, THREAD_HEADING
from flipscrape.comments.cues.counting import count_in
from flipscrape.markup.dates import parse_date

NUMBER = re.compile(r"\d{1,5}")
# Ann says: June 5, 2010 at 6:34 pm; Ann said...; Ann schreibt am 5. Juni 2010 um 18:34:
NAME_SAYS = re.compile(rf"^(?P<name>\S.{{0,59}}?)(?:\s+|(?=より|说|說))(?:{SAYS})(?!\w)(?P<when>.{{0,70}})$", re.IGNORECASE)
# Where a date may begin in 'Ann, June 5, 2010', 'Ann on June 5, 2010 at 6:34 pm', 'AnnJune 5, 2010'.
DATE_START = re.compile(r"(?<![^\W_])[^\W_]|(?<=[^\W\d_])(?=\d)|(?<=[a-zà-ÿ])(?=[A-Z])")
NAME_TAIL = re.compile(r"[\s,·•|–—(:-]+(?:(?:on|am|le|el|em|il|op|den|at)\s*)?$", re.IGNORECASE)
# Any moment will do to see that '3 days ago' is a date.
SOME_DAY = datetime(2000, 1, 31, 12, tzinfo=UTC)
WORD = re.compile(r"[^\W\d_]+")
SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’»)\]]*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """One comment: ``when`` as printed, ``parent`` its place in the list, -1 where it answers the post."""

    author: str | None
    when: str | None
    published: str | None
    body: str
    parent: int = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """``start``: the line of the heading, the number of lines where there is no thread. ``stated``: the number it prints."""

    start: int
    stated: int | None = None
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Head:
    """Who and when, over the lines ``at .. after - 1``."""

    at: int
    after: int
    author: str
    when: str | None
    depth: int


def find_thread(lines: Sequence[Line], *, base: datetime | None = None) -> Thread:
    """The thread of ``lines``: at the heading that the most comments follow, of equals the last; a heading alone is a thread of none.

    ``base`` (aware) resolves times like '3 days ago'.
    """
    best = Thread(start=len(lines))
    for i, line in enumerate(lines):
        if len(line.text) > 200 or not THREAD_HEADING.match(line.text):
            continue
        remarks = _remarks(lines, i + 1, base)
        if not remarks and SENTENCE_END.search(line.text):
            continue
        if best.start == len(lines) or (remarks and len(remarks) >= len(best.remarks)):
            best = Thread(start=i, stated=count_in(line.text), remarks=remarks)
    if not best.remarks:
        first = next((i for i in range(len(lines)) if (head := _says(lines, i, len(lines))) and head.when), len(lines))
        if first < best.start or best.start == len(lines):
            best = Thread(start=min(first, best.start), stated=best.stated, remarks=_remarks(lines, first, base))
    return best


@lru_cache(maxsize=4096)
def bare_date(text: str) -> str | None:
    """The date that ``text`` consists of, as ISO 8601; None where it says more than that, or no date."""
    if len(text) > 60 or len([word for word in WORD.findall(text) if len(word) > 2]) > 4 or not NUMBER.search(text):
        return None
    return parse_date(text)


@lru_cache(maxsize=4096)
def bare_moment(text: str) -> bool:
    """Whether ``text`` is a date and nothing else, or one like '3 days ago'."""
    return bare_date(text) is not None or (len(text) <= 30 and len(text.split()) <= 5 and parse_date(text, base=SOME_DAY) is not None)


def _remarks(lines: Sequence[Line], start: int, base: datetime | None) -> list[Remark]:
    end = next((i for i in range(start, len(lines)) if THREAD_END.match(lines[i].text)), len(lines))
    heads = _heads(lines, start, end)
    remarks: list[Remark] = []
    above: list[tuple[int, int]] = []  # depth and place of the comments that the next may answer
    for place, head in enumerate(heads):
        stop = heads[place + 1].at if place + 1 < len(heads) else _last_stop(lines, head.after, end)
        texts = [line.text for line in lines[head.after:stop] if not ANSWER.match(line.text)]
        when = head.when
        if when is None and texts and bare_moment(texts[-1]):  # Blogger's older templates print the time below the comment
            when = texts.pop()
        while above and above[-1][0] >= head.depth:
            above.pop()
        parent = above[-1][1] if above else -1
        above.append((head.depth, place))
        remarks.append(Remark(author=head.author, when=when, published=parse_date(when, base=base), body="\n\n".join(texts), parent=parent))
    return remarks


def _heads(lines: Sequence[Line], start: int, end: int) -> list[_Head]:
    heads: list[_Head] = []
    i = start
    while i < end:
        head = _says(lines, i, end) or _name_over_date(lines, i, end) or _name_and_date(lines, i)
        if head:
            heads.append(head)
        i = head.after if head else i + 1
    return heads


def _says(lines: Sequence[Line], i: int, end: int) -> _Head | None:
    found = NAME_SAYS.match(lines[i].text)
    if not found:
        return None
    printed, after = found["when"].strip(" :：.…,"), i + 1
    if not printed and after < end and bare_moment(lines[after].text):
        printed = lines[after].text
        after += 1
    if printed and not bare_moment(printed):
        return None
    if not printed and not lines[i].text.endswith((":", "：", "...", "…")):
        return None
    return _Head(at=i, after=after, author=found["name"].strip(" ,-–—"), when=printed or None, depth=lines[i].depth)


def _name_over_date(lines: Sequence[Line], i: int, end: int) -> _Head | None:
    name = lines[i].text
    if i + 1 >= end or len(name) > 60 or SENTENCE_END.search(name) or ANSWER.match(name) or parse_date(name) or not bare_moment(lines[i + 1].text):
        return None
    return _Head(at=i, after=i + 2, author=name.rstrip(" :：,"), when=lines[i + 1].text, depth=lines[i].depth)


def _name_and_date(lines: Sequence[Line], i: int) -> _Head | None:
    text = lines[i].text.rstrip(" :：)")
    if len(text) > 120 or not NUMBER.search(text[-16:]):
        return None
    whole = parse_date(text)
    starts = [found.start() for found in DATE_START.finditer(text)]
    start = next((at for at in reversed(starts) if len(day := bare_date(text[at:]) or "") >= len("2010-06-05") and whole in (None, day)), 0)
    name = NAME_TAIL.sub("", text[:start])
    if not 0 < len(name) <= 60 or SENTENCE_END.search(name) or len(name.split()) > 6:
        return None
    return _Head(at=i, after=i + 1, author=name, when=text[start:], depth=lines[i].depth)


def _last_stop(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the last comment ends: at its answer link, else at the page's furniture, a short line after a gap."""
    for i in range(start, end):
        if ANSWER.match(lines[i].text):
            return i
        label = len(lines[i].text) < 40 and not SENTENCE_END.search(lines[i].text) and not bare_moment(lines[i].text)
        if i > start and lines[i].gap and label:
            return i
    return end
