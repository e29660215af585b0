"""How many comments a page says that it has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from flipscrape.comments.cues.counting import LONGEST, count_in
from flipscrape.comments.cues.marks import Stretch, merged
from flipscrape.comments.finding.items import Item
from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.page import Page

NUMBER = re.compile(r"^\D{0,3}(\d{1,6})\D{0,3}$")
SHORT_NUMBER = re.compile(r"\d{1,9}")
TELLING = re.compile(r"title|count|total|head|num")
HOST = re.compile(r"^https?://[^/]*")
ANCHORS = frozenset(("comments", "respond", "comment", "kommentare", "disqus_thread", "comments-list", "commentlist"))


def stated_total(page: Page, items: Sequence[Item], places: Collection[int], links: Mapping[int, str]) -> int | None:
    """The total of a heading over the comments, else of a link to them, else of the page's metadata; None where none says.

    ``links``: the addresses of the page's links, by element.
    """
    outline = page.outline
    for text in _headings(outline, places, merged([(item.start, item.end) for item in items])):
        if (total := count_in(text)) is not None:
            return total
    for text in _own_links(page, links):
        if (total := count_in(text)) is not None:
            return total
        if match := NUMBER.match(text):
            return int(match[1])
    return _metadata(page)


def _headings(outline: Outline, places: Collection[int], threads: Sequence[Stretch]) -> Iterator[str]:
    """The short texts of ``places`` that head something, those inside comments left out."""
    around = {a for start, _ in threads for a in outline.ancestors(start)}
    for place in sorted(places):
        for i in _outside(range(place, outline.ends[place]), threads):
            if i in around or not 0 < outline.chars(i) <= LONGEST:
                continue
            if i == place or outline.tags[i] in HEADINGS or TELLING.search(outline.hints[i]):
                yield outline.line(i)


def _outside(elements: range, stretches: Sequence[Stretch]) -> Iterator[int]:
    """The ``elements`` in none of the ``stretches``, which are in order and apart."""
    at = elements.start
    # From the stretch on that begins before the elements do: a page may have a place for each of its comments.
    for k in range(max(0, bisect_right(stretches, (at, at)) - 1), len(stretches)):
        start, end = stretches[k]
        if start >= elements.stop:
            break
        yield from range(at, start)
        at = max(at, end)
    yield from range(at, elements.stop)


def _own_links(page: Page, links: Mapping[int, str]) -> Iterator[str]:
    """The texts of links to this page's own comments."""
    outline, here = page.outline, (page.url or "").partition("#")[0].rstrip("/")
    for i, href in links.items():
        if "#" not in href:
            continue
        path, _, fragment = href.partition("#")
        if fragment.lower() in ANCHORS and outline.chars(i) <= LONGEST and _is_of(path, here):
            yield outline.line(i)


def _is_of(path: str, here: str) -> bool:
    """Whether a link's ``path`` leads to the page ``here``, with its host or without; none at all does."""
    below = HOST.sub("", path).rstrip("/")
    return not path or (bool(below) and here.endswith(below))


def _metadata(page: Page) -> int | None:
    """schema.org's commentCount, or UserComments among its interaction counts."""
    for node in page.evidence.jsonld.nodes:
        if match := SHORT_NUMBER.fullmatch(str(node.get("commentCount"))):
            return int(match[0])
    microdata = [found.value for found in page.evidence.microdata.of("commentcount", "interactioncount")]
    for value in (page.evidence.meta.first("commentcount"), page.evidence.meta.first("interactioncount"), *microdata):
        if match := re.fullmatch(r"(?:usercomments:)?(\d{1,6})", (value or "").lower()):
            return int(match[1])
    return None
