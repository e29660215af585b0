"""What was kept and yet is no text: the title, days and lines about the post around it, notices about the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flipscrape.content.boilerplate.elements import bylines
from flipscrape.content.cues.blocks import Blocks
from flipscrape.content.cues.datelines import days_of_a_line, is_dateline, is_day_beside, is_filing
from flipscrape.content.cues.features import Statements

LONGEST_BEFORE, MOST_BEFORE = 30, 2  # characters, and blocks, before a title
MOST_BEHIND = 2  # blocks that say where a post is filed
BOXES = ("td", "div")
ROWS, LONGEST_ROW = ("table", "tr"), 200
SEPARATED = re.compile(r"\s+[|–—·•»«:-]\s|\s*[|»«]|:\s|\s:")
LABELLED = re.compile(r"[^:：]{2,30}[:：]\s*(?=\S)")
LEAST_PATH = 5  # characters of an address behind its host that no other page's has


def drop_title(blocks: Blocks, kept: list[bool], statements: Statements) -> None:
    """Leave out the titles at the beginning, and the short blocks before one: a day or a section in a cell of its own; and a line of days."""
    tags, titles = blocks.outline.tags, statements.titles
    passed: list[int] = []
    for k, is_kept in enumerate(kept):
        if is_kept:
            text = blocks.texts[k]
            heading = tags[blocks.owners[k]] in ("h1", "h2", "h3") and any(text in title for title in titles)
            if text in titles or heading or any(_begins_or_ends(part, title) for title in titles for part in _parts(text, tags[blocks.owners[k]])):
                for before in (*passed, k):
                    kept[before] = False
                passed = []
            elif not passed and (is_dateline(text) or is_day_beside(text, statements.authors)):
                kept[k] = False
            elif (len(text) > LONGEST_BEFORE and not days_of_a_line(text)) or len(passed) == MOST_BEFORE:
                return
            else:
                passed.append(k)


def drop_notice(blocks: Blocks, kept: list[bool], path: str) -> None:
    """Leave out what a theme says of the page itself: lines of a label and a value in one element, the page's own address among them.

    A theme may know the address without the folder that all of the blog lies in.
    """
    if len(path) < LEAST_PATH:
        return
    last = path.rpartition("/")[2]
    outline, owners, texts = blocks.outline, blocks.owners, blocks.texts
    for k, text in enumerate(texts):
        if kept[k] and last in text and (match := LABELLED.match(text)) and _ends_with_address(text[match.end():], path, last):
            around = outline.parents[owners[k]]
            beside = [j for j in range(*blocks.span(around)) if outline.parents[owners[j]] == around]
            if len(beside) > 1 and all(LABELLED.match(texts[j]) for j in beside):
                for j in beside:
                    kept[j] = False


def drop_filing(blocks: Blocks, kept: list[bool]) -> None:
    """Leave out the last blocks of a text that say where the post is filed, or when in no paragraph of it."""
    tags = blocks.outline.tags
    for k in [k for k, is_kept in enumerate(kept) if is_kept][1:][-MOST_BEHIND:]:
        kept[k] = not (is_filing(blocks.texts[k]) or (tags[blocks.owners[k]] in BOXES and days_of_a_line(blocks.texts[k]) == 1))


def drop_bylines(blocks: Blocks, kept: list[bool]) -> None:
    """Leave out the lines that name who wrote the post."""
    for i in bylines(blocks.outline):
        start, stop = blocks.span(i)
        kept[start:stop] = [False] * (stop - start)


def _ends_with_address(text: str, path: str, last: str) -> bool:
    """Whether a text ends with ``path``, or with a whole address that ends with the ``last`` part of it."""
    text = text.rstrip("/")
    named = len(last) >= LEAST_PATH and text.endswith(f"/{last}")
    return text.endswith(path) or (named and "://" in text.rsplit(maxsplit=1)[-1])


def _parts(text: str, tag: str) -> Iterator[str]:
    """The text; of a row of a table also what follows a short first cell, which may be a day."""
    yield text
    if tag in ROWS and len(text) <= LONGEST_ROW:
        for space in re.finditer(" ", text[: LONGEST_BEFORE + 1]):
            yield text[space.end():]


def _begins_or_ends(text: str, title: str) -> bool:
    """Whether ``title`` is ``text`` with the site's name behind or before it."""
    rest = title.removeprefix(text) if title.startswith(text) else title.removesuffix(text)[::-1] if title.endswith(text) else ""
    return SEPARATED.match(rest) is not None
