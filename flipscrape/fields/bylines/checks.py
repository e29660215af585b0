"""Second looks at the choice of authors: what markup vouches for, whole lists, and whom the page shows."""

from __future__ import annotations

from collections.abc import Iterable

from flipscrape.fields.bylines.fact_rows import name_beside_face, name_in_row
from flipscrape.fields.bylines.names import is_full_name, may_be_name, split_names
from flipscrape.fields.bylines.plain_text import BESIDE_LABEL, MORE_SAID
from flipscrape.fields.look.choosing import Candidate
from flipscrape.fields.look.reading import ANNOUNCED, Finding, Reading
from flipscrape.fields.titles.site_naming import site_names
from flipscrape.markup.text import fold
from flipscrape.model import AnnouncementSource

# Sources that name all authors of a post at once.
STATED = ("json-ld author", "meta author", "rel=author before near")
MOST_BESIDE = 3  # authors of one post whose links alone tell that they are its, where a feed (Pelican's) names the first of them
MOST_LISTED = 3  # archives of authors that list one post
# What themes fill with the owner of the whole blog, whoever wrote the post: the head, JSON-LD, a sidebar, the feed itself.
OWNERS = ("meta ", "json-ld ", "microdata ", "named apart", AnnouncementSource.FEED.value)
BESIDE = ("named before near", "named after near")
PLAIN = ("plain name", "piece beside a date")
DATED_BYLINE = frozenset(("byline before", "piece beside a date"))
BEHIND = frozenset(("byline start", "byline end", BESIDE_LABEL))  # a short text ends where the start of a longer one would
DATED_NAME = frozenset(("plain name in before", "piece beside a date"))
OWN_LINE = frozenset(("byline before", "byline opens line"))
# Of each, all sources together.
BYLINES = (DATED_BYLINE, frozenset(("rel=author before near", "named before near")), frozenset(("microdata free", "named before near")))
JOINED = "links or faces that are one list"
TWICE = frozenset(("author's address before near", "author's address after near"))
MARKED = ("named before", "named inside", "named after near", "rel=author", "author's address", "posting note", BESIDE_LABEL)


def is_marked(candidate: Candidate[tuple[str, ...]]) -> bool:
    """Whether the page's markup, or a sentence on the posting, calls it an author's, and it is as short as a name."""
    return any(source.startswith(MARKED) for source in candidate.sources) and all(len(name.split()) <= 5 for name in candidate.value)


def whole_list(found: Finding[tuple[str, ...]], candidates: list[Candidate[tuple[str, ...]]]) -> Finding[tuple[str, ...]]:
    """The list that ``found`` is a part of, where each further name is given alone too, or links to its own page in the byline.

    A byline may name one person an element; what programs read may name the first of several (Ghost).
    """
    alone = {fold(candidate.value[0]) for candidate in candidates if len(candidate.value) == 1}
    for candidate in candidates:
        names = _folded(candidate.value)
        if len(names) <= len(found.value) or not _folded(found.value) < names or not all(map(is_full_name, candidate.value)):
            continue
        stated = names <= alone and any(source.startswith(STATED) for source in candidate.sources)
        if stated or BESIDE_LABEL in candidate.sources or _is_linked_byline(candidate, beside_a_feed=found.source == AnnouncementSource.FEED):
            return Finding(value=candidate.value, source=candidate.sources[0])
    return found


def _is_linked_byline(candidate: Candidate[tuple[str, ...]], *, beside_a_feed: bool) -> bool:
    """Whether a byline beside the text links each of the names to an author's page; where a feed names one of them, two or three links are one.

    So are links with 'and' between them, faces, and those above the text where links below it name the same.
    """
    sources = candidate.sources
    if JOINED in candidate.features or TWICE.issubset(sources):
        return True
    if "author's address before near" not in sources and "author's address after near" not in sources:
        return False
    return (beside_a_feed and len(candidate.value) <= MOST_BESIDE) or any(source.startswith(("named before", "byline ")) for source in sources)


def shown(found: Finding[tuple[str, ...]], candidates: list[Candidate[tuple[str, ...]]], reading: Reading) -> Finding[tuple[str, ...]]:
    """``found``, or whom the page shows: a theme may state the site's owner in the head, and the post's author in an element beside the text.

    Where the head alone names several, it is who of them is shown anywhere.
    """
    own = _of(found, candidates)
    if own is None:
        return found
    if all(source.startswith(OWNERS) for source in own.sources):
        named = [candidate for candidate in candidates if candidate is not own and _is_byline(candidate)]
        if len(named) == 1 and not _folded(named[0].value) < _folded(found.value):
            return Finding(value=named[0].value, source=named[0].sources[0])
    if MORE_SAID in own.features and BEHIND.issuperset(own.sources):  # Gatsby's starter says who owns the blog there, whoever wrote the post
        return _beside_the_day(candidates) or found
    if not _head_alone(own):
        return found
    if (above := _beside_the_day(candidates)) is not None:
        return above
    if (face := name_beside_face(reading)) is not None:
        return Finding(value=tuple(face.value), source=face.source)
    if _is_in(text := _text(reading), own):
        return found
    stated = [candidate for candidate in candidates if any(source.startswith("meta ") for source in candidate.sources)]
    visible = [candidate for candidate in stated if _is_in(text, candidate)]
    return Finding(value=visible[0].value, source=visible[0].sources[0]) if len(visible) == 1 else found


def _beside_the_day(candidates: list[Candidate[tuple[str, ...]]]) -> Finding[tuple[str, ...]] | None:
    """The only full name in a line of the day before the text."""
    above = [candidate for candidate in candidates if DATED_NAME.issubset(candidate.sources) and all(map(is_full_name, candidate.value))]
    return Finding(value=above[0].value, source=above[0].sources[0]) if len(above) == 1 else None


def without_the_site(names: list[str], reading: Reading) -> list[str]:
    """The names without the site's own beside them or behind one: 'Ann Low, The Daily Oar'."""
    if len(names) == 1 and "," not in names[0]:
        return names
    site = site_names(reading)
    people = [before if fold(rest) in site and is_full_name(before) else name for name in names for before, _, rest in [name.rpartition(", ")]]
    return [name for name in people if fold(name) not in site] or people


def _of(found: Finding[tuple[str, ...]], candidates: list[Candidate[tuple[str, ...]]]) -> Candidate[tuple[str, ...]] | None:
    """The candidate that was ``found``."""
    return next((candidate for candidate in candidates if candidate.value == found.value), None)


def _is_byline(candidate: Candidate[tuple[str, ...]]) -> bool:
    """Whether an element beside the text that is named an author's holds full names and nothing else, or one stands behind a label.

    So does a line before the text that has nothing but its day and a word for writers before them, or that word alone: 'May 3, 2016 by Ann Low'.
    """
    if BESIDE_LABEL in candidate.sources:
        return True
    beside = any(source.startswith(BESIDE) for source in candidate.sources) and any(source.startswith("plain name") for source in candidate.sources)
    told = beside or any(sources.issubset(candidate.sources) for sources in BYLINES) or OWN_LINE.issubset(candidate.features)
    return told and all(may_be_name(name) for text in candidate.value for name in split_names(text))


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}


def _head_alone(candidate: Candidate[tuple[str, ...]]) -> bool:
    """Whether nothing on the page but its metadata calls it an author's."""
    said = [source for source in candidate.sources if source not in ANNOUNCED]
    return bool(said) and all(source.startswith("meta ") for source in said)


def _text(reading: Reading) -> str:
    """All that the page shows, folded. Long: asked for last."""
    return f" {fold(reading.page.outline.text(0))} "


def _is_in(text: str, candidate: Candidate[tuple[str, ...]]) -> bool:
    return all(f" {fold(name)} " in text for name in candidate.value)


def announced(
    found: Finding[tuple[str, ...]] | None, candidates: list[Candidate[tuple[str, ...]]], reading: Reading
) -> Finding[tuple[str, ...]] | None:
    """``found``, or whom the API names where the page shows that name too.

    A feed's, who may be the site's owner, only where the page has none, or has one in a sidebar or its footer alone, or the first of them.
    """
    if reading.announced is None:
        return found
    source = reading.announced.source.value
    said = next((candidate for candidate in candidates if source in candidate.sources), None)
    if said is None or (found is not None and _folded(said.value) <= _folded(found.value)):
        return found
    more = found is not None and _folded(found.value) < _folded(said.value)
    if found is None or more or _is_apart(found, candidates) or (source == AnnouncementSource.REST and _is_in(_text(reading), said)):
        return Finding(value=said.value, source=source)
    return found


def _is_apart(found: Finding[tuple[str, ...]], candidates: list[Candidate[tuple[str, ...]]]) -> bool:
    """Whether nothing but elements apart from the text names ``found``."""
    return any(candidate.value == found.value and all(source.endswith(" apart") for source in candidate.sources) for candidate in candidates)


def told_by_place(
    found: Finding[tuple[str, ...]] | None, candidates: list[Candidate[tuple[str, ...]]], reading: Reading
) -> Finding[list[str]] | None:
    """Those in whose archives the blog lists the post; where its page has none, the name in the row of facts above its text, or beside a face there.

    A name beside a day that nothing else tells of may be where the post is filed ('Field Notes · 2 May 2021').
    """
    if listed := _whose_archives_list_it(found, reading):
        return listed
    if found is None:
        return name_in_row(reading) or name_beside_face(reading)
    own = _of(found, candidates)
    return name_beside_face(reading) if own and all(source.startswith(PLAIN) for source in own.sources) else None


def _whose_archives_list_it(found: Finding[tuple[str, ...]] | None, reading: Reading) -> Finding[list[str]] | None:
    """Those in whose archives the blog lists the post, where its page names nobody, or the first of them alone."""
    told = reading.listed
    if told is None or not 0 < len(told.authors) <= MOST_LISTED:
        return None
    if found is None or _folded(told.authors) > _folded(found.value):
        return Finding(value=list(told.authors), source=told.source.value)
    return None
