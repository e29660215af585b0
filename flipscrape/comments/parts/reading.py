"""The parts of each item: who, when, what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flipscrape.comments.cues import hints
from flipscrape.comments.finding.items import Item
from flipscrape.comments.finding.notices import in_notices
from flipscrape.comments.parts.asides import drop_controls, drop_headers, drop_own_link, drop_signature
from flipscrape.comments.parts.authors import WEAK, Ranked, candidates, find_author, find_weak_author
from flipscrape.comments.parts.bodies import Body, find_body, usual_holder
from flipscrape.comments.parts.frames import Frame, framed, learn_frame
from flipscrape.comments.parts.marked_names import (
    Place,
    as_printed,
    marked_names,
    named_places,
    names_someone,
    stands_marked,
    without_shared_by,
    without_towns,
)
from flipscrape.comments.parts.ordinals import drop_initials, drop_ordinals
from flipscrape.comments.parts.person import Author, drop_name_above
from flipscrape.comments.parts.reply_labels import as_labelled, labelled_names
from flipscrape.comments.parts.scope import Scope, scope_of
from flipscrape.comments.parts.signatures import are_signed_below, in_last_line
from flipscrape.comments.parts.slots import Slot, learn_slot
from flipscrape.comments.parts.times import Time, find_time
from flipscrape.markup.outline import Outline
from flipscrape.page import Page

# What WordPress makes of the page that a notice comes from (wp-includes/class-wp-xmlrpc-server.php, pingback_ping).
EXCERPT = re.compile(r"\[(?:\u2026|\.\.\.)\] .+ \[(?:\u2026|\.\.\.)\]")
# So many comments show whether the markup tells who wrote.
SAMPLE, TOLD = 12, 0.8
FEW = 2  # comments with the same mark beside the name
# How themes begin a notice in their text.
NOTICE = re.compile(r"(?:pingback|trackback|webmention)s?\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What one item says, before ids, parents and times are settled among all."""

    item: Item
    scope: Scope
    author: Author
    time: Time
    body: Body
    ping: bool


def read_items(page: Page, items: Sequence[Item]) -> list[Parts]:
    """Read the items: what is known to be no words of the commenter is set aside step by step, the rest is the body."""
    scopes = [scope_of(page, item) for item in items]
    pings = [_is_ping(page.outline, scope) for scope in scopes]
    for scope in scopes:
        drop_controls(scope)
    drop_initials(scopes)
    drop_ordinals([scope for scope, ping in zip(scopes, pings, strict=True) if not ping])
    ranked = [candidates(scope, ping=ping) for scope, ping in zip(scopes, pings, strict=True)]
    written = [n for n, ping in enumerate(pings) if not ping]
    if marks := _marks_of_some(scopes, ranked, written):
        both = zip(scopes, ranked, strict=True)
        ranked = [[(rank, i) for rank, i in named if rank != WEAK or scope.apart(i) not in marks] for scope, named in both]
    sample = written[:SAMPLE]
    called = any(rank < WEAK or hints.author_rank(page.outline.hints[i]) < hints.UNNAMED for n in written for rank, i in ranked[n])
    if below := not called and are_signed_below([scopes[n] for n in written]):
        ranked = [in_last_line(scope, named) for scope, named in zip(scopes, ranked, strict=True)]
    told = below or sum(names_someone(scopes[n], ranked[n]) for n in sample) >= TOLD * len(sample)
    slot = None if told else learn_slot([scopes[n] for n in written])
    places = named_places([scopes[n] for n in written], [ranked[n] for n in written])
    bare = any(all(rank >= WEAK for rank, _ in ranked[n]) for n in written)
    frame = learn_frame(scopes, [marked_names(scope, named) for scope, named in zip(scopes, ranked, strict=True)]) if bare else None
    parts = [
        _read(scope, named, ping=ping, slot=slot, places=places, labelled=labelled, frame=frame)
        for scope, named, ping, labelled in zip(scopes, ranked, pings, labelled_names(scopes), strict=True)]
    usual = usual_holder([part.body for part in parts])
    parts = [replace(part, body=find_body(part.scope, part.author.element, part.time.element, usual=usual)) if part.body.whole and usual else part
             for part in parts]
    names = without_towns(without_shared_by([part.author.name for part in parts]))
    return [replace(part, author=replace(part.author, name=name)) for part, name in zip(parts, names, strict=True)]


def _marks_of_some(scopes: Sequence[Scope], ranked: Sequence[Sequence[Ranked]], written: Sequence[int]) -> frozenset[str]:
    """The one text that stands out in bold or the like in several comments and not in all: 'Premium member'."""
    texts = [{scopes[n].apart(i) for rank, i in ranked[n] if rank == WEAK} for n in written]
    said = frozenset[str]().union(*texts)
    return said if len(said) == 1 and FEW <= sum(map(bool, texts)) < len(texts) else frozenset()


def _read(scope: Scope, ranked: Sequence[Ranked], *, ping: bool, slot: Slot | None, places: frozenset[Place], labelled: Sequence[str],
          frame: Frame | None) -> Parts:
    bare = framed(scope, frame) if frame is not None and not any(rank < WEAK for rank, _ in ranked) else None
    unread = not ping and not marked_names(scope, ranked) and stands_marked(scope, ranked, places)
    printed = as_printed(scope, ranked, places, None) if unread else None
    author = bare or as_labelled(scope, labelled) or printed or find_author(scope, ranked, slot=None if ping else slot)
    if author.name is None and not ping:
        author = as_printed(scope, ranked, places, slot)
    if author.name is None:
        author = find_weak_author(scope, ranked, ping=ping)
    time = find_time(scope, author)
    drop_headers(scope, author.element, time.element)
    drop_signature(scope, author)
    drop_name_above(scope, author.name)
    if not time.texts:
        drop_own_link(scope)
    return Parts(item=scope.item, scope=scope, author=author, time=time, body=find_body(scope, author.element, time.element), ping=ping)


def _is_ping(outline: Outline, scope: Scope) -> bool:
    """Whether the item, an element around it alone, a list of nothing else, or its first words say that it is a notice."""
    item = scope.item
    if hints.is_ping(outline.hints[item.start]) or (scope.lines and NOTICE.match(scope.line(scope.lines[0]))):
        return True
    if any(outline.pieces[line.pieces[0]].lstrip()[:1] == "[" and EXCERPT.fullmatch(scope.line(line)) for line in scope.lines):
        return True
    if in_notices(outline, item.start):
        return True
    parent = outline.parents[item.start]
    return parent >= 0 and hints.is_ping(outline.hints[parent]) and outline.chars(parent) <= outline.chars(item.start)
