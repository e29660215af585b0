"""Names in elements that an attribute, or the term of a definition, calls an author's."""

from __future__ import annotations

from collections.abc import Iterator

from flipscrape.fields.bylines.marks import LABELS
from flipscrape.fields.bylines.names import is_full_name
from flipscrape.fields.bylines.plain_text import Named, names_beside_labels, names_in_lines, names_in_pieces
from flipscrape.fields.look.reading import Reading
from flipscrape.markup.text import fold

ATTRIBUTES = ("aria-label", "title")
LONGEST = 160  # characters of what may be names


def names_around(reading: Reading) -> Iterator[Named]:
    """Texts around the post that may be names, with what leads to each: out of plain text and of labelled elements."""
    yield from names_in_lines(reading)
    yield from names_in_pieces(reading)
    yield from names_beside_labels(reading)
    yield from names_labelled(reading)


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
    read = outline.attributes[i].get
    return any(fold(value) in LABELS for name in ATTRIBUTES if (value := read(name)) and len(value) <= LONGEST)
