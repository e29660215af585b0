"""The names in the labels of WordPress's links to answer (get_comment_reply_link): 'Reply to Ann', in any language."""

from __future__ import annotations

from collections.abc import Sequence

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.parts.person import Author, own_address
from flipscrape.comments.parts.scope import Line, Scope
from flipscrape.markup.text import squeeze

CONTROL = " comment-reply-link "
LABELS = ("aria-label", "data-replyto")
MOST_BESIDE = 12  # characters after the name in its text: 'さん', ' schrieb am'
FIRST_WITHOUT_SPACES = "\u2e80"  # the first of the scripts that part no words
Frame = tuple[str, str, str]
APOSTROPHES = str.maketrans("’‘", "''")


def labelled_names(scopes: Sequence[Scope]) -> list[tuple[str, ...]]:
    """Of each comment what may be its name: its label without what all labels begin and end with; of a lone label whatever ends it."""
    labels = [_label(scope) for scope in scopes]
    distinct = list({label for label in labels if label})
    if len(distinct) < 2:
        return [_endings(label) for label in labels]
    before = _whole_words(_shared(distinct))
    after = _whole_words(_shared([label[len(before):][::-1] for label in distinct]))
    names = [label[len(before):len(label) - len(after)].strip() for label in labels]
    frames = {frame for scope, name in zip(scopes, names, strict=True) if name and (frame := _frame(scope, name)) and frame[2]}
    frame = frames.pop() if len(frames) == 1 else None
    return [(found,) if (found := name or _framed(scope, frame)) else () for scope, name in zip(scopes, names, strict=True)]


def as_labelled(scope: Scope, names: Sequence[str]) -> Author | None:
    """The author, set aside in ``scope``, where one of the outer lines begins with one of ``names``; None elsewhere."""
    if names:
        for line in scope.outer_lines(last=1):
            if (author := next(filter(None, (_in_line(scope, line, name) for name in names)), None)) is not None:
                return author
    return None


def _frame(scope: Scope, name: str) -> Frame | None:
    """Tag and class of what begins a comment with its name, and what follows the name there; of a linked name nothing does."""
    p = scope.lines[0].pieces[0] if scope.lines else -1
    text = squeeze(scope.outline.pieces[p]) if p >= 0 else ""
    if not text.translate(APOSTROPHES).startswith(name.translate(APOSTROPHES)):
        return None
    owner = scope.outline.owners[p]
    return scope.outline.tags[owner], hints.mask(scope.outline.hints[owner]), text[len(name):]


def _framed(scope: Scope, frame: Frame | None) -> str:
    """The name of a comment that nobody can answer, the deepest as a rule, in the frame of the others'."""
    if frame is None or not scope.lines:
        return ""
    text = squeeze(scope.outline.pieces[scope.lines[0].pieces[0]])
    name = text.removesuffix(frame[2])
    return name if name != text and _frame(scope, name) == frame else ""


def _in_line(scope: Scope, line: Line, name: str) -> Author | None:
    outline = scope.outline
    first = next((p for p in line.pieces if outline.owners[p] not in scope.cut and p not in scope.dropped and outline.pieces[p].strip()), -1)
    if first < 0:
        return None
    text = squeeze(outline.pieces[first])
    shown, rest = text[:len(name)], text[len(name):]
    if shown.translate(APOSTROPHES) != name.translate(APOSTROPHES) or phrases.has_date(rest) or len(rest) > MOST_BESIDE:
        return None
    owner = outline.owners[first]
    url = own_address(scope, owner) if scope.apart(owner) == shown else None
    scope.dropped.add(first)
    return Author(name=shown, url=url, element=owner if owner != scope.root else -1)


def _label(scope: Scope) -> str:
    outline = scope.outline
    for i in scope.elements:
        if outline.tags[i] == "a" and CONTROL in outline.hints[i]:
            said = next((value for key in LABELS if (value := outline.attributes[i].get(key))), "")
            return squeeze(said)
    return ""


def _endings(label: str) -> tuple[str, ...]:
    words = label.split()
    return tuple(" ".join(words[k:]) for k in range(len(words)))


def _shared(texts: Sequence[str]) -> str:
    """What all of the texts begin with."""
    first, last = min(texts), max(texts)
    return first[:next((k for k, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))]


def _whole_words(text: str) -> str:
    """As far as the last end of a word: names that begin alike share letters."""
    while text and text[-1].isalnum() and text[-1] < FIRST_WITHOUT_SPACES:
        text = text[:-1]
    return text
