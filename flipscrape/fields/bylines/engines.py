"""Whom the elements name that a page's engine, or microformats, have for a post's writers."""

from __future__ import annotations

from flipscrape.fields.bylines.names import clean_name, may_be_name
from flipscrape.fields.look.choosing import Candidate
from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.markup.text import fold


def vouched(candidates: list[Candidate[tuple[str, ...]]], reading: Reading) -> Finding[tuple[str, ...]] | None:
    """Whom the elements name that the page's engine has for a post's writers: by their links, else in their first lines.

    The only one counts among what looks like cards of other posts, too: boxes of a sidebar may be made alike. So does one that a menu has once more.
    """
    outline, name = reading.page.outline, reading.platform.name
    named = [i for token in reading.platform.authors for i in outline.by_token.get(token, ())]
    if not named and len(several := _of_entry(reading)) > 1:
        named, name = several, "p-author"
    alike = len({outline.line(i) for i in named}) == 1
    places = [i for i in named if alike or not outline.inside(i, reading.layout.cards)]
    said = [text for i in places for text in ([outline.line(j) for j in outline.within("a", i)] or [outline.text(i).strip().partition("\n")[0]])]
    key = {fold(one) for one in said} - {""}
    listed = next((one.value for one in candidates if key and {fold(text) for text in one.value} == key), None)
    names = tuple(dict.fromkeys(cleaned for text in said if (cleaned := clean_name(text))))
    found = listed or (names if all(map(may_be_name, names)) else ())
    return Finding(value=found, source=name) if found else None


def _of_entry(reading: Reading) -> list[int]:
    """The elements that microformats name authors', of the entry that holds the body: those of answers and of what it quotes are others'."""
    outline = reading.page.outline
    entry = max((i for i in outline.by_token.get("h-entry", ()) if reading.layout.holds_body(i)), default=-1)
    if entry < 0:
        return []
    inside = range(entry + 1, outline.ends[entry])
    others = [i for token in ("h-entry", "h-cite") for i in outline.by_token.get(token, ()) if i in inside]
    return [i for i in outline.by_token.get("p-author", ()) if i in inside and not outline.inside(i, (*others, *reading.thread.places))]
