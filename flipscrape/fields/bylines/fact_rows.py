"""A name in the row of facts above a text, of which only its place tells that it is one: beside the day, in an element made alike."""

from __future__ import annotations

from flipscrape.fields.bylines.names import is_full_name
from flipscrape.fields.bylines.no_names import NoNames
from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.markup.dates import find_dates
from flipscrape.markup.outline import BLOCKS, Outline

MOST_FACTS = 8
AVATAR = " avatar "
LONGEST_ROW, LONGEST_FACT = 200, 40  # characters


def name_in_row(reading: Reading) -> Finding[list[str]] | None:
    """The only full name, and no link, or whoever's face begins it, among the facts of the row nearest above the text in which one is a day."""
    outline, layout = reading.page.outline, reading.layout
    if layout.root < 0:
        return None
    for i in reversed(layout.near[0]):
        if outline.last[i] <= layout.start and 0 < outline.chars(i) <= LONGEST_ROW and (names := _names(outline, i)):
            alone = len(names) == 1 and names[0] not in NoNames(reading) and not layout.apart(i)
            return Finding(value=names, source="row of facts") if alone else None
    return None


def _names(outline: Outline, row: int) -> list[str]:
    """The full names, and no links, or the one beside a face, among the children of ``row`` that are made as one of them is that says a day."""
    facts = [j for j in outline.children(row) if outline.chars(j)]
    if not 1 < len(facts) <= MOST_FACTS or sum(map(outline.chars, facts)) + len(facts) <= outline.chars(row):  # a mark between two
        return []
    lines = {j: outline.line(j) for j in facts if outline.chars(j) <= LONGEST_FACT}
    days = [j for j, line in lines.items() if any(c.isdigit() for c in line) and find_dates(line)]
    # WordPress's get_avatar: whoever's face begins the row, in any script and case.
    if outline.tags[first := row + 1] == "img" and AVATAR in outline.hints[first] and facts[0] in lines and facts[0] not in days:
        return [lines[facts[0]]] if any(outline.tags[facts[0]] == outline.tags[day] for day in days) else []
    return [
        line for j, line in lines.items()
        if is_full_name(line) and not outline.link_chars(j) and any(_alike(outline, j, day) for day in days if day != j)
    ]


def _alike(outline: Outline, one: int, other: int) -> bool:
    """Whether two elements have a tag and a class in common, or are inline and side by side ('<span>Ann Lee</span>, <span>2 May 2021</span>')."""
    if outline.tags[one] != outline.tags[other]:
        return False
    beside = outline.tags[one] not in BLOCKS and (outline.ends[one] == other or outline.ends[other] == one)
    return beside or not set(outline.hints[one].split()).isdisjoint(outline.hints[other].split())
