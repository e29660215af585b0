"""Headings that say 'Comments' or how many there are, and what stands under them, for pages whose markup names little else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from flipscrape.comments.cues import hints
from flipscrape.comments.cues.counting import count_in
from flipscrape.comments.cues.marks import DIGIT
from flipscrape.comments.cues.names import begins_with_a_name
from flipscrape.comments.finding.numbers import is_anchored
from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.markup.text import without_accents
from flipscrape.page import Page

NEVER_ITEMS = frozenset(
    "a aside b body br button cite em footer form h1 h2 h3 h4 h5 h6 head header html i iframe img input label link main meta nav noscript option path"
    " script select small span strong style sub sup svg textarea time use".split())
# 'Comments', '3 Kommentare zu …', 'Commentaires (2)'; not 'Recent comments'. What WordPress's themes count in many languages ('2 thoughts on
# …', 'Ein Gedanke zu …', '3 opiniones') says so only with its number. French sentences begin with 'Comment'.
SAYS_COMMENTS = re.compile(
    r"\W*(?:\d+\s+|(?:all|your|(?:reader|user|visitor)s?['’]?s?|alle|ihre|eure|unsere|vos|tous les|les|los|tus|sus|i|os|uw|wasze|все|ваши)\s+)?"
    r"(?:comments|comment(?!\s+(?!on\b|by\b|from\b)[^\W\d_])|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|komentarze|komentáře|комментарии|коментарі|yorumlar|kommentarer|kommentit"
    r"|reactions?|responses|leser(?:[*:_/·]?innen)?-?(?:briefe|meinung(?:en)?|stimmen|kommentare|reaktionen)"
    r"|コメント|评论|評論|留言|댓글|(?:ال)?تعليقات|תגובות|σχόλια|hozzászólások|comentarii|коментари|bình luận)(?![^\W\d_])"
    r"|\W*(?:\d+|one|an?|eine?|un[ae]?|uno|één|один|одна)\s+(?:comments?|thoughts?|repl(?:y|ies)|responses?|opinions?|voices?|kommentare?|gedanken?|antwort(?:en)?|meinung(?:en)?"
    r"|stimmen?|réponses?|réflexions?|avis|réactions?|respuestas?|pensamientos?|opini(?:ón|ones)|opini(?:ão|ões)|respostas?|pensamentos?|rispost[ae]|pensier[oi]|opinion[ei]"
    r"|parer[ei]|commento|reactie|gedachten?|antwoord(?:en)?|odpowied(?:ź|zi)|komentarzy?|комментари[йяев]+|отзыв(?:а|ов)?|мнени[йея]|ответ(?:а|ов)?|yorum|düşünce|svar"
    r"|tankar?)(?![^\W\d_])", re.IGNORECASE)
LONGEST_HEADING = 80
LONGEST_LINE = 40
WRAPPERS = frozenset(("div", "li", "ol", "section", "ul"))
WRAPPED = 0.8  # The share of an element's text in the one wrapper that it has.


def is_named_by_its_words(outline: Outline, i: int) -> bool:
    """Whether an id is made of the words of the heading that the element is or begins with: '#comment-tout-a-commence' names nothing."""
    attributes = outline.attributes[i]
    head = i if outline.tags[i] in HEADINGS else next(iter(outline.children(i)), -1)
    if head < 0 or outline.tags[head] not in HEADINGS or hints.is_comment(f" {attributes.get('class') or ''} "):
        return False
    text = outline.line(head)
    return SAYS_COMMENTS.match(text) is None and _letters(attributes.get("id") or "") == _letters(text)


def _letters(text: str) -> str:
    return "".join(sign for sign in without_accents(text.lower()) if sign.isalnum() and sign.isascii())


def titled_areas(page: Page) -> list[int]:
    """The headings that say 'Comments' or how many there are, for a page whose markup does not. '3 comments that changed my mind' is a title."""
    outline = page.outline
    headings = sorted(i for tag in HEADINGS for i in outline.by_tag.get(tag, ()))
    found = [i for i in headings if 0 < outline.chars(i) <= LONGEST_HEADING and SAYS_COMMENTS.match(outline.line(i))]
    title = outline.title
    return [i for i in found if not title.startswith(outline.line(i))] or found


@lru_cache(maxsize=2048)
def says_comments_alone(text: str) -> bool:
    """Whether a short line says 'Comments', 'Kommentare unserer Leser:' or how many there are, and little else."""
    return 0 < len(text) <= LONGEST_LINE and SAYS_COMMENTS.match(text) is not None and not text.rstrip().endswith((".", "!", "?"))


def leads(outline: Outline, i: int) -> bool:
    """Whether comments may stand behind an element rather than in it: a heading, a line that serves as one, an empty anchor."""
    return outline.tags[i] in HEADINGS or not (outline.chars(i) or DIGIT.search(outline.hints[i])) or (
        not outline.hints[i] and says_comments_alone(outline.line(i)))


def standing_under(outline: Outline, head: int, known: Collection[int]) -> list[int]:
    """What may be comments behind a heading: where it has a name for them, those that are numbered, or else what has no name of its own."""
    if not hints.is_comment(outline.hints[head]):
        return under(outline, head)
    numbered = _after(outline, head)
    if numbered or outline.tags[head] not in HEADINGS or not SAYS_COMMENTS.match(outline.line(head)):
        return numbered
    found = under(outline, head)
    return found if set(known).isdisjoint(found) else []


def is_signed_under_heading(outline: Outline, i: int) -> bool:
    """Whether an element begins with a name, and the last heading before it, or before the box around it, says 'Comments'."""
    return begins_with_a_name(outline, i) and any(_says_comments_before(outline, j) for j in (i, outline.parents[i]) if j > 0)


def _says_comments_before(outline: Outline, i: int) -> bool:
    before = (j for j in outline.children(outline.parents[i]) if j < i and outline.tags[j] in HEADINGS)
    last = max(before, default=-1)
    return last >= 0 and SAYS_COMMENTS.match(outline.line(last)) is not None


def _after(outline: Outline, head: int) -> list[int]:
    """The siblings after a heading that carry a comment's number."""
    return [i for i in _following(outline, head) if is_anchored(outline, i)]


def under(outline: Outline, head: int) -> list[int]:
    """What a heading without a name stands over: what follows it or the box that it is alone in, and the parts of a list there."""
    while outline.parents[head] > 0 and outline.chars(outline.parents[head]) == outline.chars(head):
        head = outline.parents[head]
    found, following = [], _following(outline, head)
    headed = [i for i in following if _has_own_heading(outline, i)]
    # Named by headings, they are comments where that is as many as are counted, or more: answers may stand inside.
    alike = len({(outline.tags[i], outline.attributes[i].get("class")) for i in headed}) == 1
    passed = frozenset[int]() if alike and len(headed) <= (count_in(outline.line(head)) or 0) else frozenset(headed)
    for i in following:
        if i in passed:
            continue  # a heading of its own: 'Read also'
        children = [child for box in boxes(outline, i) for child in outline.children(box)]
        parts = [part for child in children for part in (outline.children(child) if outline.tags[child] == "tbody" else (child,))]
        found += [i, *(part for part in parts if outline.tags[part] not in NEVER_ITEMS and outline.chars(part))]
    return found


def boxes(outline: Outline, i: int) -> Iterator[int]:
    """An element and the boxes and lists in it that each hold nearly all that the one around it says."""
    while i >= 0:
        yield i
        least = WRAPPED * outline.chars(i)
        i = next((child for child in outline.children(i) if outline.chars(child) > least and outline.tags[child] in WRAPPERS
                  and not hints.is_about(outline.hints[child])), -1)


def _has_own_heading(outline: Outline, i: int) -> bool:
    return any(outline.tags[child] in HEADINGS and not SAYS_COMMENTS.match(outline.line(child)) for child in outline.children(i))


def _following(outline: Outline, head: int) -> list[int]:
    """The siblings after an element up to the next heading, those that can be items."""
    found = []
    sibling, end = outline.ends[head], outline.ends[outline.parents[head]] if outline.parents[head] >= 0 else 0
    while sibling < end and outline.tags[sibling] not in HEADINGS:
        if outline.tags[sibling] not in NEVER_ITEMS and outline.chars(sibling) and not hints.is_about(outline.hints[sibling]):
            found.append(sibling)
        sibling = outline.ends[sibling]
    return found
