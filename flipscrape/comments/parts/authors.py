"""Who wrote a comment: by microdata, class names, the tag, the place beside the date, or the wording ('Ann wrote:')."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from flipscrape.comments.cues import hints, phrases
from flipscrape.comments.cues.marks import LONGEST_NAME
from flipscrape.comments.cues.names import is_sentence
from flipscrape.comments.parts.person import Author, own_address, own_beginning
from flipscrape.comments.parts.scope import FIRST_LINES, Scope
from flipscrape.comments.parts.signatures import dated, signed, speaker
from flipscrape.comments.parts.slots import Slot, in_slot
from flipscrape.markup.outline import HEADINGS
from flipscrape.markup.text import squeeze

WEAK_TAGS = frozenset(("strong", "b", "h3", "h4", "h5", "h6", "dt", "big", "em"))
STATED, CALLED, WEAK, WEAKEST = -1, 2, 3, 4
# A name inside the words is less than any outside of them.
IN_BODY = 2
# What themes write around the name in the text of its picture.
PICTURE_OF = re.compile(
    r"^(?:avatar|(?:profil)?bild|photo|picture|image|gravatar|profile (?:photo|picture|image)|user)\s*(?:of|von|for|für|de|by|:)?\s+"
    r"|['’]s? (?:avatar|photo|picture|gravatar|profile.*)$", re.IGNORECASE)
ANSWERS = re.compile(r"(?:re|aw|odp|sv|rép|res)(?:\[\d+\])?\s?:", re.IGNORECASE)
# A notice of another site bears that site's title.
LONGEST_TITLE = 300
LONGEST_SIGNED = 200  # characters of an element with a long name, a date and controls
Ranked = tuple[int, int]  # the rank, the lower the surer, and the element


def candidates(scope: Scope, *, ping: bool) -> list[Ranked]:
    """The elements that may name the author, the surest first. ``ping``: a notice, whose author is the page it links from."""
    outline, longest = scope.outline, LONGEST_TITLE if ping else LONGEST_NAME
    pictured = _pictured(scope)
    outer = scope.outer_lines(last=1)
    near = {outline.owners[p] for line in outer for p in line.pieces}
    first = {outline.owners[p] for line in outer[:FIRST_LINES] for p in line.pieces}
    signed = {outline.owners[p] for line in outer if phrases.is_signature(scope.line(line)) for p in line.pieces}
    ranked: list[Ranked] = []
    for i in scope.elements:
        if i in scope.cut or scope.holds_inner(i) or not _is_short(scope, i, longest):
            continue
        rank = _rank(scope, i, ping=ping)
        if rank >= WEAK and ((pictured and scope.text(i) == pictured) or (signed and not signed.isdisjoint(range(i, outline.ends[i])))):
            rank = 2
        if rank < hints.UNNAMED and _in_body(scope, i):
            rank += IN_BODY
        if rank >= WEAK and scope.apart(i).isdecimal() and first.isdisjoint(range(i, outline.ends[i])):
            continue  # how many like it
        if rank >= WEAK and (near.isdisjoint(range(i, outline.ends[i])) or (outline.tags[i] == "a" and _amid(scope, i))):
            continue
        if rank < hints.UNNAMED and (i != scope.root or rank <= 0):
            ranked.append((rank, i))
    return sorted(ranked)


def find_author(scope: Scope, ranked: Sequence[Ranked], *, slot: Slot | None = None) -> Author:
    """The author of a comment as far as markup or a line with the day tells, set aside in ``scope``.

    ``ranked``: the scope's candidates. ``slot``: where the thread's names stand, learnt from all of it; None for a notice.
    """
    marked = any(rank < WEAK for rank, _ in ranked)
    if not marked:
        if (author := signed(scope)) is not None:
            return author
        held = in_slot(scope, slot) if slot is not None else -1
        if held >= 0 and (author := _named_in(scope, held)):
            return author
    return next(_read(scope, (i for rank, i in ranked if rank <= WEAK)), None) or (None if marked else dated(scope)) or Author()


def find_weak_author(scope: Scope, ranked: Sequence[Ranked], *, ping: bool) -> Author:
    """The author whom only a link, or the words of a line, tell: 'Ann wrote:'. A sentence is what a reader links to, or the title of a notice."""
    weak = [(rank, i) for rank, i in ranked if rank > WEAK and (ping or scope.outline.tags[i] != "a" or not _is_cited(scope.apart(i)))]
    told = next(_read(scope, (i for rank, i in weak if rank == WEAKEST)), None) or speaker(scope)
    return told or next(_read(scope, (i for rank, i in weak if rank > WEAKEST)), Author())


def _is_cited(text: str) -> bool:
    """Whether a link's text is a sentence or an address."""
    return is_sentence(text) or text.startswith(("http://", "https://"))


def _read(scope: Scope, candidates: Iterable[int]) -> Iterator[Author]:
    """The authors that elements name; each is set aside as it is given."""
    for i in candidates:
        text = scope.apart(i)
        if is_number(scope, i, text) or is_subject(scope, i, text):
            continue
        if scope.outline.tags[i] == "a" and phrases.is_date(text):
            continue
        if author := _named_in(scope, i):
            yield author


def _named_in(scope: Scope, i: int) -> Author | None:
    for j in range(i + 1, scope.outline.ends[i]):
        if scope.outline.hints[j] and hints.is_of_reader(scope.outline.hints[j]):
            scope.drop(j)
    text = scope.apart(i)
    name = phrases.clean_name(_first_line(scope, i) or text)
    if name is None:
        return None
    place, name = _innermost(scope, i, name)
    url = own_address(scope, place)
    _set_aside(scope, place)
    return Author(name=name, url=url, element=place, beside=phrases.without_name(text, name) if place == i else "")


def _first_line(scope: Scope, i: int) -> str:
    """The first line of an element, where a later one says when: 'Comment by Ann', 'Posted on May 3'. Else nothing."""
    outline = scope.outline
    pieces = range(outline.first[i], outline.last[i])
    lines = [text for line in scope.lines if line.pieces[-1] in pieces and (text := scope.line_apart(line))]
    return lines[0] if len(lines) > 1 and not phrases.has_date(lines[0]) and any(map(phrases.has_date, lines[1:])) else ""


def _set_aside(scope: Scope, place: int) -> None:
    """Set the element of a name aside, but not a time in it: Serendipity heads a comment 'Ann on <time>', P2 'Ann <abbr title>'."""
    outline = scope.outline
    times = [i for i in range(place + 1, outline.ends[place])
             if outline.tags[i] == "time" or ((title := scope.attributes(i).get("title")) and phrases.has_date(title))]
    if not times:
        scope.drop(place)
        return
    inside = {j for i in times for j in range(i, outline.ends[i])}
    scope.dropped.update(p for p in range(outline.first[place], outline.last[place]) if outline.owners[p] not in inside)


def is_number(scope: Scope, i: int, text: str) -> bool:
    """Whether an element is the comment's number in its thread, with a link to the comment itself: '1.', '#12'."""
    if not text.strip("#. ").isdecimal():
        return False
    links = (scope.attributes(j).get("href", "") for j in (i, *range(i + 1, scope.outline.ends[i])) if scope.outline.tags[j] == "a")
    return any("#" in href for href in links)


def is_subject(scope: Scope, i: int, text: str) -> bool:
    """Whether an element is the comment's own title, in a tag that elsewhere holds names."""
    if ANSWERS.match(text):
        return True
    outline = scope.outline
    if outline.tags[i] not in WEAK_TAGS or hints.author_rank(outline.hints[i]) < hints.UNNAMED:
        return False
    if phrases.SPEAKER.match(text) or phrases.has_date(text):
        return False
    around = (outline.hints[i], outline.hints[outline.parents[i]])
    return any(hints.is_title(hint) and "user" not in hint for hint in around)


def _is_short(scope: Scope, i: int, longest: int) -> bool:
    """Whether an element has no more text than a name has, or no more than a long name, a date and what joins them."""
    chars = scope.outline.chars(i)
    if longest < chars <= LONGEST_SIGNED and phrases.has_date(text := scope.apart(i)):
        name = phrases.clean_name(text)
        return name is not None and len(name) <= longest and not phrases.residue(phrases.without_name(text, name)).strip("[]() ")
    return 0 < chars <= longest


def _amid(scope: Scope, i: int) -> bool:
    """Whether a link stands in the middle of a sentence, and so is what a reader links to."""
    pieces = scope.outline.first[i], scope.outline.last[i]
    for line in scope.lines:
        if line.pieces[0] < pieces[0] <= line.pieces[-1]:
            return scope.is_amid(line, pieces[0])
    return False


def _rank(scope: Scope, i: int, *, ping: bool) -> int:
    hint, tag = scope.outline.hints[i], scope.outline.tags[i]
    if i in scope.page.evidence.microdata.places and (said := scope.attributes(i).get("itemprop")) in ("author", "creator", "name"):
        inner = range(i + 1, scope.outline.ends[i]) if said != "name" else ()
        return hints.UNNAMED if any(scope.attributes(j).get("itemprop") == "name" and scope.outline.chars(j) for j in inner) else STATED
    rank = hints.author_rank(hint)
    if rank < 2 or (rank == 2 and tag not in ("p", "li")):
        return rank
    if tag == "cite":
        return 1
    if tag == "a":
        attributes = scope.attributes(i)
        rel = attributes.get("rel", "")
        if "author" in rel:
            return 0
        # WordPress's get_comment_author_link; Movable Type links a name to its mail.
        outside = ("external" in rel and "nofollow" in rel) or " url " in hint or attributes.get("href", "").startswith("mailto:")
        return 2 if ping or outside else WEAKEST
    return WEAK if tag in WEAK_TAGS else rank


def _in_body(scope: Scope, i: int) -> bool:
    outline = scope.outline
    for around in outline.ancestors(i):
        if around <= scope.item.start:
            return False
        if outline.hints[around] and hints.is_body(outline.hints[around]):
            # What begins with a day is more than the words.
            return not phrases.is_date(scope.join(range(outline.first[around], outline.first[i])))
    return False


def _pictured(scope: Scope) -> str | None:
    """The name in the alternative text of the first picture."""
    for i in scope.elements:
        if scope.outline.tags[i] == "img" and (alt := squeeze(scope.attributes(i).get("alt"))):
            return phrases.clean_name(PICTURE_OF.sub("", alt))
    return None


def _innermost(scope: Scope, i: int, name: str) -> tuple[int, str]:
    """Where the name stands alone: a link or strong element inside ``i``, where all the rest is joining words and dates."""
    outline = scope.outline
    for j in range(i + 1, outline.ends[i]):
        if outline.tags[j] in ("a", "strong", "b") and j not in scope.cut:
            inner = phrases.clean_name(scope.text(j))
            if inner and not phrases.residue(phrases.without_name(name, inner)).strip(".-@&'’"):
                return j, inner
    own = own_beginning(scope, range(outline.first[i], outline.last[i]))
    return _linked_line(scope, i) or _called(scope, i, name) or (i, own if own and name.startswith(own) else name)


def _called(scope: Scope, i: int, name: str) -> tuple[int, str] | None:
    """The one heading or element inside of ``i`` that a hint calls the author's, where its name begins ``name``: the rest is no part of it."""
    outline = scope.outline
    called = [j for j in range(i + 1, outline.ends[i]) if j not in scope.cut and (
        (outline.tags[j] in HEADINGS and not phrases.has_date(scope.text(j))) or hints.author_rank(outline.hints[j]) < CALLED)]
    outer = [j for j in called if outline.chars(j) and outline.parents[j] not in called]
    inner = phrases.clean_name(scope.apart(outer[0])) if len(outer) == 1 else None
    if not inner or not name.startswith(inner):
        return None
    return _linked_line(scope, outer[0]) or (outer[0], inner)


def _linked_line(scope: Scope, i: int) -> tuple[int, str] | None:
    """The only link of an element, where it is one of several lines, or all the rest has class names of its own: a rank, a mark, a motto."""
    outline = scope.outline
    links = [j for j in outline.within("a", i) if j not in scope.cut and outline.chars(j)]
    if len(links) != 1:
        return None
    link, text = links[0], outline.line(links[0])
    lines = {said for line in outline.text(i).split("\n") if (said := squeeze(line))}
    beside = (*range(outline.first[i], outline.first[link]), *range(outline.last[link], outline.last[i]))
    apart = (outline.owners[p] for p in beside if outline.pieces[p].strip())
    if (len(lines) < 2 or text not in lines) and not all(owner != i and outline.hints[owner] for owner in apart):
        return None
    name = phrases.clean_name(text)
    return (link, name) if name is not None else None
