"""The search language: words, "phrases", prefix*, title:word, AND, OR, NOT (or -word), parentheses; words side by side are AND.

Any text is a query: what has no meaning is a word. Precedence as in FTS5: NOT, then AND, then OR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from flipscrape.errors import BadQuery
from flipscrape.store.values.bigrams import HAS_SPACELESS, IN_TITLE, phrase

FIELDS = ("title", "body", "author")
LEXEME = re.compile(
    rf"""(?P<open>\()|(?P<close>\))|(?P<operator>\b(?:AND|OR|NOT)\b(?!:))"""
    rf"""|(?P<minus>-(?=["\w]))?(?:(?P<field>{"|".join(FIELDS)}):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s()"]+))(?P<prefix>\*)?"""
)
DEEPEST = 50
# Each word is compared with each place of the others; some thousands take minutes.
MOST_LEXEMES = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word or phrase; ``field`` is where alone it counts, if told; ``prefix`` where its last word may go on."""

    text: str
    field: str | None = None
    prefix: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class All:
    """What holds where each of ``wanted`` does and none of ``unwanted``."""

    wanted: tuple[Query, ...]
    unwanted: tuple[Query, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AnyOf:
    """What holds where one of ``choices`` does."""

    choices: tuple[Query, ...]


Query = Term | All | AnyOf


class Target(Enum):
    """An index, with the columns in which its rows may be told to be searched."""

    ARTICLES = ("article_search", ("title", "body"))
    COMMENTS = ("comment_search", ("author", "body"))

    @property
    def index(self) -> str:
        """The name of the FTS5 table."""
        return self.value[0]

    @property
    def columns(self) -> tuple[str, ...]:
        """The first column is the one whose bigrams are marked."""
        return self.value[1]


def parse_query(text: str) -> Query:
    """Read a search. Raises BadQuery where there is nothing to look for, only what to leave out, or more than anyone asks for."""
    lexemes = list(LEXEME.finditer(text))
    if len(lexemes) > MOST_LEXEMES:
        raise BadQuery(f"more than {MOST_LEXEMES} words and operators: simplify the search")
    query, _ = _any_of(lexemes, 0, 0)
    if query is None:
        raise BadQuery("nothing to search for: give a word, or several")
    return query


def to_match(query: Query, target: Target) -> str:
    """The query in FTS5's own language (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""
    match query:
        case Term():
            return _match_term(query, target)
        case AnyOf():
            return f"({' OR '.join(to_match(one, target) for one in query.choices)})"
        case All():
            found = " AND ".join(to_match(one, target) for one in query.wanted)
            return f"({found})" if not query.unwanted else f"(({found}) NOT ({' OR '.join(to_match(one, target) for one in query.unwanted)}))"


def wanted_terms(query: Query) -> Iterator[Term]:
    """The terms that a hit may contain, for highlighting."""
    match query:
        case Term():
            yield query
        case AnyOf():
            for one in query.choices:
                yield from wanted_terms(one)
        case All():
            for one in query.wanted:
                yield from wanted_terms(one)


def _any_of(lexemes: list[re.Match[str]], at: int, depth: int) -> tuple[Query | None, int]:
    choices: list[Query] = []
    while True:
        choice, at = _all(lexemes, at, depth)
        if choice is not None:
            choices.append(choice)
        if at < len(lexemes) and lexemes[at]["operator"] == "OR":
            at += 1
            continue
        if len(choices) > 1:
            return AnyOf(choices=tuple(choices)), at
        return (choices[0] if choices else None), at


def _all(lexemes: list[re.Match[str]], at: int, depth: int) -> tuple[Query | None, int]:
    wanted: list[Query] = []
    unwanted: list[Query] = []
    negate = False
    while at < len(lexemes):
        lexeme = lexemes[at]
        if lexeme["operator"] == "OR" or (lexeme["close"] and depth):
            break
        at += 1
        if lexeme["operator"] or lexeme["close"]:
            negate = lexeme["operator"] == "NOT"
            continue
        if lexeme["open"]:
            if depth > DEEPEST:
                raise BadQuery(f"more than {DEEPEST} parentheses inside one another: simplify the search")
            one, at = _any_of(lexemes, at, depth + 1)
            at += at < len(lexemes)
        else:
            one = _term(lexeme.groupdict())
        if one is not None:
            (unwanted if negate or lexeme["minus"] else wanted).append(one)
        negate = False
    if unwanted and not wanted:
        raise BadQuery("only what to leave out: give a word to search for too")
    if len(wanted) == 1 and not unwanted:
        return wanted[0], at
    return (All(wanted=tuple(wanted), unwanted=tuple(unwanted)) if wanted else None), at


def _term(parts: Mapping[str, str | None]) -> Term | None:
    text = parts["phrase"] if parts["word"] is None else parts["word"]
    prefix = parts["prefix"] is not None
    if parts["word"] is not None and parts["word"].endswith("*"):
        text, prefix = parts["word"].rstrip("*"), True
    text = (text or "").replace("\x00", "")
    return Term(text=text, field=parts["field"], prefix=prefix) if re.search(r"\w", text) else None


def _match_term(term: Term, target: Target) -> str:
    marked, plain = target.columns
    if not HAS_SPACELESS.search(term.text):
        star = "*" if term.prefix else ""
        columns = {None: "", marked: f"{{{marked}}} : ", plain: f"{{{plain} bigrams}} : "}.get(term.field)
        # A field that these rows do not have: a phrase that no row holds.
        return '"\ue000"' if columns is None else f"{columns}{_quoted(term.text)}{star}"
    marks = {None: ("", IN_TITLE), marked: (IN_TITLE,), plain: ("",)}.get(term.field, ())
    choices = []
    for mark in marks:
        tokens, begins = phrase(term.text, mark)
        choices.append(f"{{bigrams}} : {_quoted(' '.join(tokens))}{'*' if begins or term.prefix else ''}")
    return f"({' OR '.join(choices)})" if choices else '"\ue000"'


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
