"""Who wrote a comment, as far as the page tells: a name, where it stands, and an address of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import unquote

from flipscrape.comments.cues import controls, hints, phrases
from flipscrape.comments.parts.scope import Scope
from flipscrape.markup.addresses import absolute

NAMING = frozenset(("a", "b", "cite", "strong"))  # of which a name may be made


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """``element``: where the name stands, -1 for a line of text; ``beside``: what else its element says, a date as a rule."""

    name: str | None = None
    url: str | None = None
    element: int = -1
    beside: str = ""


def own_address(scope: Scope, i: int) -> str | None:
    """The author's own address: a link inside or around the name, no time's and no control's, that leads elsewhere than on this page."""
    outline, here = scope.outline, unquote((scope.page.url or "").partition("#")[0])
    around = takewhile(lambda j: j >= scope.item.start, outline.ancestors(i))
    for j in (*range(i, outline.ends[i]), *around):
        if outline.tags[j] != "a" or j in scope.cut or phrases.is_date(text := scope.apart(j)) or (text and not any(map(str.isalnum, text))):
            continue  # '¶' and '#' lead to the comment itself
        url = absolute(scope.attributes(j).get("href"), scope.page.base)
        if url and unquote(url.partition("#")[0]) != here:
            return url
    return None


def own_beginning(scope: Scope, pieces: Sequence[int]) -> str | None:
    """The name that an element or a line begins with as its own text, where what else it says stands in elements inside: a handle, a rank, a town.

    A day and what joins it to the name may stand outside of them.
    """
    outline = scope.outline
    said = [p for p in pieces if outline.pieces[p].strip() and p not in scope.dropped and outline.owners[p] not in scope.cut]
    if len(said) < 2 or phrases.has_date(text := outline.pieces[said[0]]) or not phrases.residue(text):
        return None
    around = outline.owners[said[0]]
    others = ((outline.owners[p], outline.pieces[p]) for p in said[1:])
    inside = [i for i, other in others if phrases.says_more(other) or (i != around and any(map(str.isalpha, other)) and not phrases.has_date(other))]
    apart = (i for i in inside if i == around or not controls.is_control(outline.line(i)))  # 'Ann (Website)'
    if not inside or any(i == around or outline.tags[i] in NAMING or hints.author_rank(outline.hints[i]) < hints.UNNAMED for i in apart):
        return None
    return phrases.clean_name(text)


def drop_name_above(scope: Scope, name: str | None) -> None:
    """Set the first line that is left aside where it is the author's name once more: some themes sign below the words, too, and that one was read."""
    left = [line for line in scope.lines if scope.line_apart(line)]
    if name and len(left) > 1 and scope.line_apart(left[0]) == name:
        scope.dropped.update(left[0].pieces)
