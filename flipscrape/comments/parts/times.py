"""When comments were written: the texts that say so, printed or in attributes, and their reading as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice, pairwise, takewhile

from flipscrape.comments.cues import controls, hints, phrases
from flipscrape.comments.cues.marks import LONGEST_DATE, holds_body
from flipscrape.comments.cues.names import LONGEST_LINE, name_beside_date
from flipscrape.comments.parts.person import Author
from flipscrape.comments.parts.scope import WORDS_BEFORE, Line, Scope
from flipscrape.evidence.languages import languages_of
from flipscrape.markup.dates import IN_NUMBERS, DateOrder, learn_order, parse_date
from flipscrape.page import Page

ATTRIBUTES = ("datetime", "content", "title", "data-time", "data-timestamp", "data-date", "data-datetime")
# WordPress's classic theme with a German date format: '17.07, 2011'.
YEAR_APART = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.?,\s?(\d{4})(?!\d)")
CLOCK = re.compile(r"(?:\w{1,3} )?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?(?:[ap]\.?m\.?|uhr|h))?", re.IGNORECASE)
DAY = len("2010-06-05")
# Only in English does the month go first in '03/12/2024'.
SLASHED = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{2,4}(?![\d/])")
ENGLISH, ENGLISH_SHARE = frozenset(("the", "and", "of", "to", "is", "that", "it", "was")), 0.04
LONG, MOST_PIECES, FEWEST_WORDS = 60, 40, 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """``texts``: what may say when, the best first; ``printed``: as readers see it; ``element``: where, -1 for a line of text.

    ``author``: a name that stands in the date's own line, where nothing else names one.
    """

    texts: tuple[str, ...] = ()
    printed: str | None = None
    element: int = -1
    author: str | None = None


def find_time(scope: Scope, author: Author) -> Time:
    """The time of a comment, set aside in ``scope``."""
    element = _marked(scope)
    outline = scope.outline
    printed = scope.apart(element) if element >= 0 else ""
    values = [value for j in range(element, outline.ends[element]) if (said := scope.attributes(j)) for name in ATTRIBUTES
              if (value := said.get(name)) and phrases.has_date(value)] if element >= 0 else []
    if not (printed or values):
        return _beside(author) or _line(scope, author) or _piece(scope)
    scope.drop(element)
    return Time(texts=(*values, printed), printed=phrases.printed_date(printed) if printed else None, element=element)


def _marked(scope: Scope) -> int:
    """The element that is a date by its tag, its microdata or its class: a time in a link first, for others may tell of the reader."""
    outline, cut = scope.outline, scope.cut
    linked = next((i for i in scope.elements if outline.tags[i] == "time" and i not in cut and outline.tags[outline.parents[i]] == "a"
                   and not scope.holds_inner(i) and not _in_words(scope, i)), -1)
    if linked >= 0:
        return linked
    named = -1
    for i in scope.elements:
        if i in cut or outline.chars(i) > LONGEST_DATE or scope.holds_inner(i):
            continue
        said, tag, hint = outline.attributes[i], outline.tags[i], outline.hints[i]
        title = said.get("title", "")
        if tag == "time" or "date" in said.get("itemprop", "").lower() or (tag == "abbr" and phrases.has_date(title)):
            return i
        called = bool(hint) and hints.is_date(hint) and not holds_body(outline, i)
        if named >= 0 or not (called or title) or i == scope.root or not outline.chars(i):
            continue
        # A title that is a date and no more says when what else is printed was: 'over 8 years', as Rails has it.
        stated = phrases.has_date(title)
        if phrases.is_date(title) or (phrases.has_date(text := outline.line(i)) and (called or (stated and not phrases.residue(text)))):
            named = i
    return named


def _in_words(scope: Scope, i: int) -> bool:
    """Whether an element stands in what a hint calls a body."""
    around = takewhile(lambda j: j > scope.item.start, scope.outline.ancestors(i))
    return any(scope.outline.hints[j] and hints.is_body(scope.outline.hints[j]) for j in around)


def _beside(author: Author) -> Time | None:
    if not phrases.has_date(author.beside):
        return None
    return Time(texts=(author.beside,), printed=phrases.printed_date(author.beside), element=author.element)


def _line(scope: Scope, author: Author) -> Time | None:
    """A line of nothing but a date and joining words, a name among them where no author is known: near the top, else near the end."""
    for line in (*scope.lines[:3], *reversed(scope.lines[3:])):
        text = scope.line_apart(line)
        if not 1 < len(text) <= LONGEST_LINE or not phrases.has_date(text):
            continue
        name = name_beside_date(text) if author.name is None else None
        rest = "" if name else phrases.residue(text)
        alone = len(re.sub(r"[\W\d_]", "", rest)) <= 3 or (author.name is not None and controls.is_control(rest))
        if alone or _is_signature(scope, author, line, text):
            scope.dropped.update(line.pieces)
            text = f"{text} {_clock_below(scope, line)}".strip()
            return Time(texts=(text,), printed=phrases.printed_date(text), author=name)
    return None


def _is_signature(scope: Scope, author: Author, line: Line, text: str) -> bool:
    """Whether ``text`` is what is left of the author's own line: a few words, a town or 'added these words on', and the day behind them."""
    outline, printed = scope.outline, phrases.printed_date(text)
    if author.element < 0 or not any(author.element <= outline.owners[p] < outline.ends[author.element] for p in line.pieces):
        return False
    before, day, after = text.partition(printed)
    return bool(day) and not phrases.residue(after) and len(phrases.residue(before).split()) <= WORDS_BEFORE and len(scope.lines) > 1


def _clock_below(scope: Scope, day: Line) -> str:
    """The time of day that is the line below the day's, set aside in ``scope``; an empty text where there is none."""
    below = next((line for line in scope.lines if line.pieces[0] > day.pieces[-1]), None)
    if below is None or not CLOCK.fullmatch(text := scope.line_apart(below)):
        return ""
    scope.dropped.update(below.pieces)
    return text


def _piece(scope: Scope) -> Time:
    """A text of its own element that is a date and joining words, in a line that says more."""
    outline = scope.outline
    for line in scope.outer_lines(last=2):
        for p in line.pieces:
            text = outline.pieces[p].strip()
            if outline.owners[p] not in scope.cut and len(text) <= LONGEST_DATE and phrases.is_date(text):
                scope.dropped.add(p)
                return Time(texts=(text,), printed=phrases.printed_date(text))
    return Time()


def published(page: Page, times: Sequence[Time]) -> list[str | None]:
    """Each time as ISO 8601. The order of day and month is learnt from all of them; relative wording counts from the time of fetching."""
    languages = languages_of(page.outline, page.evidence.meta)
    order = learn_order([text for time in times for text in time.texts])
    if order is DateOrder.UNKNOWN:
        order = _order_of_thread([time.texts[0] for time in times if time.texts], languages)
    english = not languages or languages[0].startswith("en")
    if order is DateOrder.UNKNOWN and english and any(SLASHED.search(text) for time in times for text in time.texts) and _is_foreign(page):
        order = DateOrder.DAY_FIRST
    return [_first(time.texts, languages, order, page) for time in times]


def _is_foreign(page: Page) -> bool:
    """Whether a page is not in English, whatever it says of itself: themes give the language in which they were made."""
    pieces = (piece for piece in page.outline.pieces if len(piece) >= LONG)
    words = [word for piece in islice(pieces, MOST_PIECES) for word in piece.lower().split()]
    return len(words) >= FEWEST_WORDS and sum(word in ENGLISH for word in words) < ENGLISH_SHARE * len(words)


def _order_of_thread(texts: Sequence[str], languages: tuple[str, ...]) -> DateOrder:
    """The order of day and month in which a thread runs more evenly forward or backward in time; UNKNOWN where both do alike."""
    if not any(IN_NUMBERS.search(text) for text in texts):
        return DateOrder.UNKNOWN
    turns: dict[DateOrder, int] = {}
    for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST):
        days = [day[:DAY] for text in texts if (day := _parse(text, languages, order, None))]
        backward = sum(later < earlier for earlier, later in pairwise(days))
        forward = sum(later > earlier for earlier, later in pairwise(days))
        turns[order] = min(backward, forward)
    least, most = sorted(turns, key=turns.__getitem__)
    return least if turns[least] < turns[most] else DateOrder.UNKNOWN


def _first(texts: Sequence[str], languages: tuple[str, ...], order: DateOrder, page: Page) -> str | None:
    for base in (None, page.fetched) if page.fetched else (None,):
        whole = [YEAR_APART.sub(r"\1.\2.\3", text) if "." in text and "," in text else text for text in texts]
        whole += [phrases.printed_date(text) for text in whole if len(text) <= LONGEST_LINE]  # '1.04.13' is a day where it stands alone
        found = [time for text in whole if (time := _parse(text, languages, order, base)) and len(time) >= DAY]
        if found:
            # Ameba's attribute gives the day alone, the text the hour too.
            return next((time for time in found if len(time) > DAY and time.startswith(found[0])), found[0])
    return None


@lru_cache(maxsize=2048)
def _parse(text: str, languages: tuple[str, ...], order: DateOrder, base: datetime | None) -> str | None:
    return parse_date(text, languages=languages, order=order, base=base)
