"""How many comments a page says that it has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from flipscrape.comments.cues.marks import Stretch, merged
from flipscrape.comments.finding.items import Item
from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.page import Page

_NOUN = (
    r"(?:comments?|repl(?:y|ies)|answers?|responses?|thoughts?|reactions?|opinions?|kommentare?|antworten|reaktionen|meinungen|leserbriefe?|commentaires?|réponses?|réactions?|avis"
    r"|comentarios?|comentários?|respuestas?|respostas?|comment[oi]|rispost[ea]|reacties?|komentarz[ey]?|odpowiedzi|kommentarer|комментари(?:й|я|ев|и)|yorum"
    r"|gedanken?|réflexions?|gedachten?|svar|komentář(?:e|ů|ům)?|příspěv(?:ek|ky|ků)|kommentti?a?|vastaus(?:ta)?|hozzászólás|megjegyzés|σκέψ(?:η|εις)|σχόλι(?:ο|α)"
    r"|коментар(?:і|ів|я)?|відповід(?:ь|і|ей)|gând(?:uri)?|comentari[ius]*|коментара?|komentara?|コメント|フィードバック|评论|評論|留言|回复|回應|댓글|생각)"
    r"(?![^\W\d_\u3040-\u30ff\u4e00-\u9fff])")
_COUNTER = r"(?:件の?|個の|条|則|篇|개의?)?\s*"  # what Chinese, Japanese and Korean put between a number and what it counts
AFTER = re.compile(rf"(?<![^\W\u3040-\u9fff])(?<![.,#])(\d{{1,3}}(?:[.,]\d{{3}})+|\d{{1,6}})\s*(?:{_COUNTER}|[^\W\d_]+\s+){_NOUN}", re.IGNORECASE)
BEFORE = re.compile(rf"(?<![^\W\d_]){_NOUN}(?:\s+(?:on|zu|sur|en|a|su)\b)?\s*[:：(（\[]?\s*(\d{{1,6}})(?:\s?[개件条])?(?![\w./])", re.IGNORECASE)
ONE = re.compile(rf"^\s*(?:one|eine?|un[eoa]?|uma?|één|jeden|en|ett)\s+(?:\w+\s+)?{_NOUN}", re.IGNORECASE)
NONE = re.compile(rf"^\s*(?:no|keine?|aucun|sin|nessun|geen|brak|nenhum)\s+{_NOUN}", re.IGNORECASE)
NUMBER = re.compile(r"^\D{0,3}(\d{1,6})\D{0,3}$")
LONGEST = 160  # characters of a heading
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


def count_in(text: str) -> int | None:
    """The number of comments that a short text states: '12 Comments', 'Kommentare (3)', 'One response to'."""
    if len(text) > LONGEST:
        return None
    if match := AFTER.search(text) or BEFORE.search(text):
        return int(re.sub(r"\D", "", match[1]))
    if ONE.match(text):
        return 1
    return 0 if NONE.match(text) else None


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
        if fragment.lower() in ANCHORS and outline.chars(i) <= LONGEST and (not path or here.endswith(HOST.sub("", path).rstrip("/"))):
            yield outline.line(i)


def _metadata(page: Page) -> int | None:
    """schema.org's commentCount, or UserComments among its interaction counts."""
    for node in page.evidence.jsonld.nodes:
        value = node.get("commentCount")
        if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()):
            return int(value)
    microdata = [found.value for found in page.evidence.microdata.of("commentcount", "interactioncount")]
    for value in (page.evidence.meta.first("commentcount"), page.evidence.meta.first("interactioncount"), *microdata):
        if match := re.fullmatch(r"(?:usercomments:)?(\d{1,6})", (value or "").lower()):
            return int(match[1])
    return None
