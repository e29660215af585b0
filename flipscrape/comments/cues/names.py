"""Whether texts in the same place of several comments are names, by their length and by what differs among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flipscrape.comments.cues import controls, hints, phrases
from flipscrape.markup.outline import Outline

LONGEST = 60  # characters
MOST_WORDS = 5
# Where half of the texts have more words than this, they are titles.
USUAL_WORDS = 2
PAIR = 2  # one of whom may be Lena from Leeds
# As many of the texts as this are short enough.
SHARE = 0.8
LONGEST_LINE = 150  # characters of a line that can be a date and an author
INITIAL = re.compile(r" [^\W\d_]\.")  # of a family name, which may be a word that joins: 'w' is 'in' in Polish
MOST_INITIALS = 2  # letters that stand for a picture
# A full stop that ends more than an initial or a short title; marks of Chinese and Japanese sentences.
SENTENCE = re.compile(r"\w{3}\.$|[。，、；]|[！？؟]$")


def are_names(texts: Sequence[str]) -> bool:
    """Whether nearly all ``texts`` are a few words that are neither a date nor a control's, and not all the same but for numbers."""
    long = sum(len(text.split()) > USUAL_WORDS for text in texts)
    short = long * 2 < len(texts) or len(texts) == PAIR > long
    return sum(map(_is_name, texts)) >= SHARE * len(texts) and short and len({hints.mask(text) for text in texts}) > 1


def is_lone_name(text: str) -> bool:
    """Whether one text alone, with no others to compare it with, seems to be a name: three words at the most."""
    return _is_name(text) and len(text.split()) <= USUAL_WORDS + 1


def begins_with_a_name(outline: Outline, i: int) -> bool:
    """Whether the first text in element ``i`` is a name, as far as ``is_lone_name`` tells."""
    return is_lone_name(_beginning(outline, i))


def begin_with_names(outline: Outline, elements: Sequence[int]) -> bool:
    """Whether the first text in each of ``elements`` is a name, as far as ``are_names`` tells."""
    return are_names([_beginning(outline, i) for i in elements])


def _beginning(outline: Outline, i: int) -> str:
    pieces = filter(None, (outline.pieces[p].strip() for p in range(outline.first[i], outline.last[i])))
    text = next(pieces, "")
    if text.isalpha() and len(text) <= MOST_INITIALS and (below := next(pieces, "")).casefold().startswith(text.casefold()):
        text = below
    return _who_speaks(text) if len(text) <= LONGEST else text


@lru_cache(maxsize=2048)
def _who_speaks(text: str) -> str:
    """The name in 'Ann wrote:' and 'Ann wrote on 3 May 2021'; other texts as they are."""
    speaker = phrases.SPEAKER.match(text)
    return speaker[1] if speaker else name_beside_date(text) or text


def name_beside_date(text: str) -> str | None:
    """The name of a few words that a line says besides a day."""
    if not 1 < len(text) <= LONGEST_LINE or not phrases.has_date(text):
        return None
    name = phrases.clean_name(text)  # 'Lena from Leeds', 'Herr Sonntag', 'Le jardinier': words that join or tell days belong to some names
    if name is not None and (text.startswith(name) or text.endswith(name)) and any(map(str.isalpha, name)) and len(name.split()) <= MOST_WORDS:
        beside = phrases.without_name(text, name)
        if phrases.has_date(beside) and phrases.residue(name) and (not (rest := phrases.residue(beside)) or controls.is_control(rest)):
            return name
    rest = phrases.residue(text)
    if not 0 < len(rest.split()) <= MOST_WORDS or rest not in text or controls.is_control(rest):
        return None
    initial = INITIAL.match(text, text.index(rest) + len(rest))
    return phrases.clean_name(rest + (initial[0] if initial else ""))


def is_sentence(text: str) -> bool:
    """Whether a text has more words than names have, or ends as sentences do."""
    return len(text.split()) > MOST_WORDS or text.endswith(("!", "?", "…", ":")) or SENTENCE.search(text) is not None


def _is_name(text: str) -> bool:
    if not 0 < len(text) <= LONGEST or is_sentence(text):
        return False
    return phrases.says_more(text) and not controls.is_control(text)
