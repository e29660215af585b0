"""Terms that lead nowhere: the parts of an element beside the text that is named as a list of tags, or as a category, and holds no link."""

from __future__ import annotations

from flipscrape.fields.look.reading import Reading
from flipscrape.fields.terms.groups import Kind
from flipscrape.fields.terms.labels import LABELS
from flipscrape.fields.terms.links import NOT_TERMS
from flipscrape.fields.terms.marks import CATEGORY_HINT, CLOUD, LIST_HINT
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import fold

LONGEST_LIST, LONGEST = 300, 40  # characters
MOST = 12
# One of these stands in whatever the pattern finds.
STEMS = {Kind.TAG: ("tag", "keyword"), Kind.CATEGORY: ("cat", "kategori", "rubri", "kicker", "eyebrow", "section", "channel", "posted")}
HINTS = {Kind.TAG: LIST_HINT, Kind.CATEGORY: CATEGORY_HINT}


def unlinked_terms(reading: Reading, kind: Kind) -> list[str]:
    """The names in the first such element near the text, each an element of its own."""
    outline, layout = reading.page.outline, reading.layout
    others = {*reading.thread.places, *layout.cards}
    near = [i for i in outline.named_with(STEMS[kind]) if any(i in part for part in layout.near) and 0 < outline.chars(i) <= LONGEST_LIST]
    for i in near:
        if not HINTS[kind].search(outline.hints[i]) or CLOUD.search(outline.hints[i]) or outline.within("a", i):
            continue
        if layout.inside(i) or layout.apart(i) or layout.holds_body(i) or outline.inside(i, others):
            continue
        if names := [name for name in _names(outline, i, kind) if fold(name) not in LABELS and fold(name) not in NOT_TERMS]:
            return names
    return []


def _names(outline: Outline, i: int, kind: Kind) -> list[str]:
    """The lines of the parts of ``i`` where they are all of it, and made alike; within a list that is all of it. A category may have no part."""
    parts = [j for j in outline.children(i) if outline.chars(j)] or ([i] if kind is Kind.CATEGORY else [])
    while len(parts) == 1 and outline.tags[parts[0]] in ("ul", "ol", "div") and outline.chars(parts[0]) == outline.chars(i):
        parts = [j for j in outline.children(parts[0]) if outline.chars(j)]
    alike = len({(outline.tags[j], outline.hints[j]) for j in parts}) == 1
    short = all(outline.chars(j) <= LONGEST for j in parts)
    return [outline.line(j) for j in parts] if alike and short and len(parts) <= MOST and sum(map(outline.chars, parts)) == outline.chars(i) else []
