"""Tags that lead nowhere: the parts of an element beside the text that is named as a list of tags and holds no link."""

from __future__ import annotations

from flipscrape.fields.look.reading import Reading
from flipscrape.fields.terms.marks import CLOUD, LIST_HINT
from flipscrape.markup.outline import Outline

LONGEST_LIST, LONGEST = 300, 40  # characters
MOST = 12
STEMS = ("tag", "keyword")  # one of these stands in whatever the pattern finds


def unlinked_tags(reading: Reading) -> list[str]:
    """The names in the first such element near the text, each an element of its own."""
    outline, layout = reading.page.outline, reading.layout
    near = [i for i in outline.named_with(STEMS) if any(i in part for part in layout.near) and 0 < outline.chars(i) <= LONGEST_LIST]
    for i in near:
        if not LIST_HINT.search(outline.hints[i]) or CLOUD.search(outline.hints[i]) or outline.within("a", i):
            continue
        if layout.inside(i) or layout.apart(i) or layout.holds_body(i) or outline.inside(i, {*reading.thread.places, *layout.cards}):
            continue
        if names := _names(outline, i):
            return names
    return []


def _names(outline: Outline, i: int) -> list[str]:
    """The lines of the parts of ``i`` where they are all of it, and made alike; within a list that is all of it."""
    parts = [j for j in outline.children(i) if outline.chars(j)]
    while len(parts) == 1 and outline.tags[parts[0]] in ("ul", "ol", "div") and outline.chars(parts[0]) == outline.chars(i):
        parts = [j for j in outline.children(parts[0]) if outline.chars(j)]
    alike = len({(outline.tags[j], outline.hints[j]) for j in parts}) == 1
    short = all(outline.chars(j) <= LONGEST for j in parts)
    return [outline.line(j) for j in parts] if alike and short and len(parts) <= MOST and sum(map(outline.chars, parts)) == outline.chars(i) else []
