"""What of a comment is none of its words: buttons, forms, votes, badges, links to itself, and the header that says who wrote, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flipscrape.comments.cues import controls, hints, phrases
from flipscrape.comments.cues.marks import LONGEST_CONTROL, QUIET, anchor_before
from flipscrape.comments.parts.person import Author
from flipscrape.comments.parts.scope import Scope
from flipscrape.markup.hiding import is_hidden
from flipscrape.markup.outline import HEADINGS
from flipscrape.markup.text import squeeze

WORDY = frozenset(("time", "cite", "p"))
HIDING = frozenset(("d-none", "hidden", "is-hidden", "hide", "collapse"))  # of frameworks' own style sheets
LONGEST_HEADER = 200  # characters of a header that is nothing but one
LONGEST_HEADER_REST = 40  # of them besides names, dates and joining words
LONGEST_MARK = 2  # characters
OWN_NUMBER = re.compile(r"[-_]?\d+$")  # 'div-comment-12' is where '#comment-12' leads


def drop_controls(scope: Scope) -> None:
    """Set buttons, forms, votes, badges and reply links aside."""
    outline, own = scope.outline, scope.outline.hints[scope.item.start]
    for i in scope.inside():
        tag, hint = outline.tags[i], outline.hints[i]
        # Remark42 and Coral show more of a reader where the name, a button, is pressed.
        quiet = tag in QUIET and not (tag == "button" and _names_author(scope, i)) and not (tag == "form" and _shows_words(scope, i))
        quiet = quiet or (tag == "a" and (_is_own_link(scope, i) or _says_control(scope, i))) or (tag == "div" and _is_hidden_form(scope, i))
        quiet = quiet or (tag in ("p", "div", "span") and _says_whom(scope, i))
        if quiet or (hint and hints.is_control(hint) and _is_control(scope, i, own)):
            scope.drop(i)


def _says_whom(scope: Scope, i: int) -> bool:
    """Whether an element says whom a reader answers, with a link to that comment, and no more: 'In reply to Ann'."""
    outline = scope.outline
    if not 0 < outline.chars(i) <= LONGEST_CONTROL or scope.holds_inner(i):
        return False
    links = [j for j in outline.within("a", i) if "#" in scope.attributes(j).get("href", "")]
    return len(links) == 1 and controls.answers(text := outline.line(i)) and controls.answers(text.removesuffix(outline.line(links[0])) or text) \
        and text.endswith(outline.line(links[0]))


def _names_author(scope: Scope, i: int) -> bool:
    return any(hints.author_rank(scope.outline.hints[j]) == 0 for j in range(i, scope.outline.ends[i]))


def _says_control(scope: Scope, i: int) -> bool:
    """Whether a link says 'Reply', or in more words than a name may be that it is a control: 'Report abuse'; 'Admin' is somebody.

    In an author's element, and where WordPress says that a link leads to a reader's own page, 'Reply' is somebody, too.
    """
    outline, parent = scope.outline, scope.outline.parents[i]
    named = outline.tags[parent] == "cite" or any(hints.author_rank(outline.hints[j]) == 0 for j in (i, parent))
    if not 0 < outline.chars(i) <= LONGEST_CONTROL or named or "external" in scope.attributes(i).get("rel", ""):
        return False
    text = outline.line(i)
    return controls.is_reply(text) or (len(text.split()) > 1 and controls.is_control(text))


def _is_own_link(scope: Scope, i: int) -> bool:
    """Whether a link is a mark, number or word that leads to the comment itself: '¶', '#12'; one that leads to another is whom a reader answers."""
    if "#" not in (href := scope.attributes(i).get("href", "")):
        return False
    text = scope.outline.line(i)
    if text.strip("#. ").isdecimal() or controls.is_control(text) or (scope.is_bracketed(i) and not phrases.has_date(text)):
        return not _says_when(scope, i) and any(href.endswith("#" + own) for own in _own_names(scope))
    return 0 < len(text) <= LONGEST_MARK and not any(map(str.isalnum, text))


def _says_when(scope: Scope, i: int) -> bool:
    """Whether an attribute of an element or of one in it is a day."""
    said = map(scope.attributes, range(i, scope.outline.ends[i]))
    return any(phrases.has_date(value) for attributes in said for name in ("title", "datetime") if (value := attributes.get(name)))


def _own_names(scope: Scope) -> Iterator[str]:
    """What the fragments of links to a comment's own place may say: the ids and names of it and of what stands in it."""
    outline = scope.outline
    for i in (*scope.elements, *filter(lambda anchor: anchor >= 0, (anchor_before(outline, scope.item.start),))):
        yield from filter(None, map(outline.attributes[i].get, ("id", "name")))


def _is_hidden_form(scope: Scope, i: int) -> bool:
    """Whether an element is hidden until a reader answers or writes to the one who wrote: it asks for a text."""
    hidden = is_hidden(scope.attributes(i)) or not HIDING.isdisjoint(scope.outline.hints[i].split())
    return hidden and bool(scope.outline.within("textarea", i))


def _shows_words(scope: Scope, i: int) -> bool:
    """Whether a form only frames a comment's words, as Reddit's old pages have it: nothing to fill in, and an element for a body."""
    outline, end = scope.outline, scope.outline.ends[i]
    return not any(i < field < end for tag in ("textarea", "select") for field in outline.by_tag.get(tag, ())) and _holds_body(scope, i)


def drop_headers(scope: Scope, author: int, date: int) -> None:
    """Set the header around author or date aside, as long as it says little else."""
    outline = scope.outline
    for i in scope.inside():
        hint, end = outline.hints[i], outline.ends[i]
        if hint and (i < author < end or i < date < end) and outline.chars(i) <= LONGEST_HEADER and hints.is_header(hint) \
                and not hints.is_body(hint) and not scope.holds_inner(i) and not _holds_body(scope, i) \
                and len(phrases.residue(scope.text(i))) <= LONGEST_HEADER_REST:
            scope.drop(i)


def drop_own_link(scope: Scope) -> None:
    """Set the link aside that leads to the comment itself and is the first line left: its day, in whatever words; a subject may lead there, too."""
    outline = scope.outline
    lines = [line for line in scope.lines if scope.line_apart(line)]
    if len(lines) < 2:
        return
    owner = outline.owners[lines[0].pieces[0]]
    link = next((i for i in (owner, *outline.ancestors(owner)) if i > scope.item.start and outline.tags[i] == "a"), -1)
    if link < 0 or scope.apart(link) != scope.line_apart(lines[0]) or not any(map(str.isdecimal, scope.apart(link))):
        return
    fragment = scope.attributes(link).get("href", "").partition("#")[2]
    titled = any(outline.tags[i] in HEADINGS or hints.is_title(outline.hints[i]) for i in outline.ancestors(link) if i > scope.item.start)
    number = OWN_NUMBER.search(fragment)
    if number and not titled and any(name.endswith(number[0]) for name in _own_names(scope)):
        scope.drop(link)


def drop_signature(scope: Scope, author: Author) -> None:
    """Set aside what is left of a first line that says who wrote, and when, and no more: 'Added by … ago'."""
    if author.name is None or author.element < 0 or not scope.lines:
        return
    line, outline = scope.lines[0], scope.outline
    whole = squeeze("".join(outline.pieces[p] for p in line.pieces))
    named = any(author.element <= outline.owners[p] < outline.ends[author.element] for p in line.pieces)
    if not named or len(whole) > LONGEST_HEADER:
        return
    speaks = phrases.SPEAKER.match(whole) if len(scope.lines) > 1 else None  # 'Ann, Hull says:'
    if phrases.is_date(phrases.without_name(whole, author.name)) or (speaks and author.name in speaks[1]):
        scope.dropped.update(line.pieces)


def _is_control(scope: Scope, i: int, own: str) -> bool:
    """Whether an element whose hint speaks of a control is one. ``own``: the hint of the comment's own element."""
    outline = scope.outline
    if outline.tags[i] == "cite" or not (hints.is_control_in(outline.hints[i], own) or controls.is_control(scope.text(i))):
        return False
    if outline.chars(i) > LONGEST_CONTROL or scope.holds_inner(i) or _tells(scope, i):
        return False
    if phrases.is_date(line := outline.line(i)) or (phrases.is_signature(line) and phrases.has_date(line)):
        return False  # SPIP's forums of Le Monde diplomatique show the time in a "forum-nav"
    if "edit" not in outline.hints[i] and phrases.has_date(line):
        return False  # Squarespace's "signature" of a comment is 'May 3, 2010 | Ann', others' "commenticon" holds a name over a day
    return not any(outline.chars(j) and (outline.tags[j] in WORDY or _tells(scope, j)) for j in range(i + 1, outline.ends[i]))


def _tells(scope: Scope, i: int) -> bool:
    """Whether an element's hint names an author, a date or a body."""
    hint = scope.outline.hints[i]
    return bool(hint) and (
        hints.author_rank(hint) < hints.UNNAMED or hints.is_body(hint) or (hints.is_date(hint) and phrases.has_date(scope.outline.line(i))))


def _holds_body(scope: Scope, i: int) -> bool:
    outline = scope.outline
    inside = (j for j in range(i + 1, outline.ends[i]) if outline.hints[j] and j not in scope.cut)
    return any(outline.chars(j) and hints.is_body(outline.hints[j]) for j in inside)
