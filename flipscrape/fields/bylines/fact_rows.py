"""A name above a text of which only its place tells that it is one: in a row of facts, beside the day in an element made alike; beside a face."""

from __future__ import annotations

import re

from flipscrape.fields.bylines.marks import ADDRESS
from flipscrape.fields.bylines.names import is_full_name, may_be_name
from flipscrape.fields.bylines.no_names import NoNames
from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.markup.dates import find_dates
from flipscrape.markup.outline import BLOCKS, Outline
from flipscrape.markup.text import fold, squeeze

MOST_FACTS, PAIR = 8, 2
AVATAR = " avatar "
# What themes call the sign for a person, drawn by a font or by SVG: 'fa fa-user', 'reco-account', 'bi bi-person-circle'.
PERSON = re.compile(r"[ _-](?:user|account|person|author)(?:[_-](?:circle|fill|line|o|alt|edit|pen|outline))* ")
PICTURED = re.compile(r"^[👤🧑👨👩✍🖊🖋✏][\ufe0f\u200d]*\s*")
SIGNS = frozenset(("i", "svg", "span"))
LONGEST_ROW, LONGEST_FACT = 200, 40  # characters
NEAR = -300  # characters before the text
# What a picture's class, address, or text for those who do not see it, says of a face.
FACES = re.compile(r"avatar|author|profile|portrait|profilbild|autor|auteur|аватар|автор|头像|頭像|作者|アバター|プロフィール", re.IGNORECASE)


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


def name_beside_face(reading: Reading) -> Finding[list[str]] | None:
    """The full name beside a picture right above the text, where the picture's own text, class or address says that it is a face.

    Several stand in one row of links.
    """
    outline, layout = reading.page.outline, reading.layout
    if layout.root < 0:
        return None
    names: dict[str, str] = {}
    rows: set[int] = set()
    for i in outline.by_tag.get("img", ()):
        if i in layout.near[0] and layout.before(i) and layout.distance(i) > NEAR and _is_face(outline, i) and not layout.apart(i):
            around = next((j for j in outline.ancestors(i) if outline.chars(j)), 0)
            if outline.chars(around) <= LONGEST_ROW and (name := _name_beside(outline, i, around)):
                names[fold(name)] = name
                rows.add(outline.parents[around] if outline.tags[around] == "a" else around)
    told = (len(names) == 1 or len(rows) == 1) and not any(name in NoNames(reading) for name in names.values())
    return Finding(value=list(names.values()), source="beside a face") if told else None


def linked_faces(reading: Reading) -> list[str]:
    """Whose faces near the text, alone in one element, lead to their own pages, and are called by their names: Ghost's Dawn has no other byline."""
    outline, attributes = reading.page.outline, reading.page.outline.attributes
    faces = [i for i in reading.layout.links if not outline.chars(i) and ADDRESS.search(attributes[i].get("href") or "")]
    around = next((j for j in outline.ancestors(faces[0]) if outline.ends[j] > faces[-1]), 0) if faces else 0
    if not around or outline.chars(around):
        return []
    said = (text for i in faces for text in (attributes[i].get("title"), *(attributes[j].get("alt") for j in outline.within("img", i))))
    return list(dict.fromkeys(name for text in said if is_full_name(name := squeeze(text))))


def _name_beside(outline: Outline, face: int, around: int) -> str:
    """What the picture itself is called, where a piece of text around it is that full name, too; else a full name in the first line there."""
    called = squeeze(outline.attributes[face].get("alt"))
    if may_be_name(called) and called in {piece.strip() for piece in outline.pieces[outline.first[around] : outline.last[around]]}:
        return called
    first = next(filter(None, map(str.strip, outline.text(around).split("\n"))), "")[:LONGEST_FACT]
    return first if is_full_name(first) else ""


def _is_face(outline: Outline, i: int) -> bool:
    said, link = outline.attributes[i], outline.parents[i]
    if (called := squeeze(said.get("alt"))) and outline.tags[link] == "a" and called == outline.line(link):
        return True  # Hextra's: whoever's page at GitHub the link leads to
    return FACES.search(" ".join((outline.hints[i], *(said.get(name, "") for name in ("alt", "src"))))) is not None


def _names(outline: Outline, row: int) -> list[str]:
    """The names among the children of ``row`` made as one that says a day: full or beside a sign, and no links; or the one beside a face."""
    facts = [j for j in outline.children(row) if outline.chars(j)]
    if not 1 < len(facts) <= MOST_FACTS or sum(map(outline.chars, facts)) + len(facts) <= outline.chars(row):  # a mark between two
        return []
    said = {j: outline.line(j) for j in facts if outline.chars(j) <= LONGEST_FACT}
    lines = {j: PICTURED.sub("", line) for j, line in said.items()}
    days = [j for j, line in lines.items() if any(c.isdigit() for c in line) and find_dates(line)]
    # WordPress's get_avatar: whoever's face begins the row, in any script and case.
    if outline.tags[first := row + 1] == "img" and AVATAR in outline.hints[first] and facts[0] in lines and facts[0] not in days:
        return [lines[facts[0]]] if any(outline.tags[facts[0]] == outline.tags[day] for day in days) else []
    signed = (j for j, line in lines.items() if (is_full_name(line) or line != said[j] or _has_sign(outline, j)) and not outline.link_chars(j))
    return [lines[j] for j in signed if any(_alike(outline, j, day, of=len(facts)) for day in days if day != j)]


def _has_sign(outline: Outline, fact: int) -> bool:
    """Whether a fact is, or begins with, a sign for a person: whoever it stands beside has a name of any form."""
    return any(outline.tags[j] in SIGNS and PERSON.search(outline.hints[j]) for j in (fact, fact + 1) if j < outline.ends[fact])


def _alike(outline: Outline, one: int, other: int, *, of: int) -> bool:
    """Whether two of so many elements have a tag and a class in common, or are a pair, or inline and side by side.

    '<span>Ann Lee</span>, <span>2 May 2021</span>'; styled components have a class of their own each.
    """
    if outline.tags[one] != outline.tags[other]:
        return False
    beside = (of == PAIR or outline.tags[one] not in BLOCKS) and (outline.ends[one] == other or outline.ends[other] == one)
    return beside or not set(outline.hints[one].split()).isdisjoint(outline.hints[other].split())
