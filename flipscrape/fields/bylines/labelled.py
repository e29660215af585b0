"""Names that a label calls an author's: an attribute, the term of a definition, a word and a colon in a line of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from flipscrape.fields.bylines.marks import LABELS, YEAR
from flipscrape.fields.bylines.names import AND, BARE, is_full_name, may_be_name, split_names
from flipscrape.fields.bylines.plain_text import Named, names_beside_labels, names_in_lines, names_in_pieces
from flipscrape.fields.look.reading import Reading
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import fold, squeeze

ATTRIBUTES = frozenset(("aria-label", "title"))
STANDING_OUT = ("strong", "b", "h2", "h3", "h4", "h5", "h6")
LONGEST = 160  # characters of what may be names
MOST_LEADING = 4  # pieces of text with the word before a link
BEFORE, AFTER, BEHIND = 1500, 500, 0  # characters around the start of the body
# 'May 3, 2016 | Author: Ann Low | Section: Boats'; white space alone may part the facts.
FACT = re.compile(r"([^\s:：|·•/][^:：|·•/]{0,19}?)\s*[:：]\s*(.+?)(?=\s*[|·•/]|\s*$|\s+[^\s:：]{1,20}\s*[:：])")


def names_around(reading: Reading) -> Iterator[Named]:
    """Texts around the post that may be names, with what leads to each: out of plain text and of labelled elements."""
    yield from names_in_lines(reading)
    yield from names_in_pieces(reading)
    yield from names_beside_labels(reading)
    yield from names_labelled(reading)
    yield from names_among_facts(reading)


def names_among_facts(reading: Reading) -> Iterator[Named]:
    """Names behind a word for their writers and a colon, in a line that also has a day."""
    for where, lines in reading.layout.lines(before=BEFORE, after=AFTER, behind=BEHIND):
        for line in lines if where != "end" else ():
            if len(line) <= LONGEST and (":" in line or "：" in line) and YEAR.search(line):
                for label, text in FACT.findall(line):
                    if (key := fold(label)) in LABELS or key in BARE:
                        names = split_names(text)
                        if names and all(map(is_full_name, names)):
                            yield text, "piece beside a date", ()


def names_of_links(reading: Reading) -> list[str]:
    """Names before the text that are links in a row, wherever they lead, behind a word for their writers: 'By Ann Low, Ib Dahl'."""
    outline, layout = reading.page.outline, reading.layout
    found: list[int] = []
    for i in layout.links:
        if not layout.before(i) or layout.apart(i) or not is_full_name(outline.line(i)):
            continue
        if not found or not are_joined(outline, (found[-1], i)):
            if len(found) > 1:
                break
            found = [i] if _is_led_to(outline, i) else []
        else:
            found.append(i)
    return list(dict.fromkeys(map(outline.line, found)))


def name_within(outline: Outline, i: int) -> str:
    """What is called a name in an author's element, or alone stands out there: a badge, or what the author does, may stand beside it."""
    if called := next((outline.line(j) for j in outline.by_token.get("name", ()) if i < j < outline.ends[i]), ""):
        return called if may_be_name(called) else ""
    standing_out = [outline.line(j) for tag in STANDING_OUT for j in outline.within(tag, i) if outline.chars(j) < outline.chars(i)]
    return standing_out[0] if len(standing_out) == 1 and is_full_name(standing_out[0]) else ""


def are_joined(outline: Outline, links: Sequence[int]) -> bool:
    """Whether nothing but commas, and words for 'and', part the links."""
    between = _between(outline, links)
    return bool(between) and all(text == "," or AND.fullmatch(f" {text} ") for text in between)


def are_one_list(outline: Outline, links: Sequence[int]) -> bool:
    """Whether the links are joined, or nothing parts them and a word for writers leads to them."""
    return are_joined(outline, links) or (len(links) > 1 and not any(_between(outline, links)) and _is_led_to(outline, links[0]))


def _between(outline: Outline, links: Sequence[int]) -> list[str]:
    return [squeeze("".join(outline.pieces[outline.last[i] : outline.first[j]])) for i, j in pairwise(links)]


def _is_led_to(outline: Outline, i: int) -> bool:
    """Whether no more than a word for writers stands before link ``i`` in its line."""
    return fold("".join(outline.pieces[max(0, outline.first[i] - MOST_LEADING) : outline.first[i]]).rpartition("\n")[2]) in BARE


def names_labelled(reading: Reading) -> Iterator[Named]:
    """The names in each such element before the text and behind it."""
    outline, layout = reading.page.outline, reading.layout
    seen: set[int] = set()
    for part in layout.near:
        for i in part:
            if i in seen or not _is_labelled(reading, i) or layout.apart(i) or layout.inside(i):
                continue
            seen.update(range(i, outline.ends[i]))
            lines = outline.text(i).split("\n") if outline.chars(i) <= LONGEST else []
            if names := [name for line in lines if is_full_name(name := line.strip(" ,·"))]:
                yield " & ".join(names), f"named {layout.place(i)}", ("named alone", f"named {outline.tags[i]}")


def _is_labelled(reading: Reading, i: int) -> bool:
    outline = reading.page.outline
    if outline.tags[i] == "dd":
        terms = [j for j in outline.children(outline.parents[i]) if j < i]
        return bool(terms) and outline.tags[terms[-1]] == "dt" and fold(outline.line(terms[-1])) in LABELS
    attributes = outline.attributes[i]
    if ATTRIBUTES.isdisjoint(attributes):
        return False
    return any(fold(value) in LABELS for name in ATTRIBUTES if (value := attributes.get(name)) and len(value) <= LONGEST)
