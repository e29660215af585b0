"""Comments whose markup never names them: like elements, each with a control to answer it, somebody's name or face, and a time.

Written after newspapers and boards whose classes are random or speak of members and messages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flipscrape.comments.cues import controls, hints, phrases
from flipscrape.comments.cues.counting import count_in
from flipscrape.comments.cues.marks import AUTHOR_TAGS, Marks, anchor_before, between, links_in, merged, read_marks
from flipscrape.comments.cues.names import begin_with_names
from flipscrape.comments.finding.elsewhere import COMMENT_PAGE
from flipscrape.comments.finding.families import ANSWERING, Family
from flipscrape.comments.finding.headings import NEVER_ITEMS
from flipscrape.comments.finding.numbers import is_numbered
from flipscrape.markup.addresses import host
from flipscrape.markup.outline import BLOCKS, HEADINGS, Outline
from flipscrape.page import Page

CONTROL_TAGS = ("a", "button", "span", "div", "li", "td")
LONGEST_CONTROL = 40
# So far above its control a comment begins at the most.
HIGHEST = 9
FEWEST = 2
# What a class says of how deep a comment stands.
DEEP = re.compile(r"(?:depth|level|indent|nest)\w*[-_]?\d")
NUMBERED = re.compile(r"#(?:comment|c)-?\d+$")  # of most engines, as Movable Type and WordPress began
OWN_PLACE = re.compile(r"(?:p|pid|post|msg|message)[-_]?\d+")  # of a post on a board
WORDPRESS = " comment-reply-link "  # the class of its link to answer a comment, in every theme
POST = " type-post "  # and of the post itself: P2 has a link of that class in the head of the post, too
BOARD = re.compile(r"post|message|msg|topic|windowbg")
LEADING_PAGE = 600  # characters above the first post of a topic: the menu of a board whose classes say nothing
LEADING = 150  # characters between the heading of a topic and its first post: pages, tools, who reads it
# As many of the members as this show each sign.
SHARE = 0.8
# As large a part of the most words has a family that is more than heads: SMF's hold a title, a day and the link.
WORDY = 0.5


def find_unnamed(page: Page) -> Family | None:
    """The family that most controls to answer belong to, the tightest of such; None where no two comments seem to be there."""
    outline = page.outline
    controls = _controls(page)
    if len(controls) < FEWEST:
        return _lone(page, controls)
    groups = {group: kind for group, kind in _groups(outline, controls) if len(group) >= FEWEST}
    marks = read_marks(page, merged([(i, outline.ends[i]) for group in groups for i in group]), ())
    headings = outline.by_tag.get("h1", ())
    families = []
    for group, kind in groups.items():
        members = [i for i in group if not between(headings, i, outline.ends[i])]
        if len(members) < FEWEST or not _show_signs(outline, members, controls, marks):
            continue
        chars = [outline.chars(i) - marks.meta_chars(i, outline.ends[i]) for i in members]
        if sum(size > 0 for size in chars) < SHARE * len(members):
            continue
        members = sorted([*members, *_unanswerable(outline, members, kind, marks)])
        numbered = sum(is_numbered(outline, i) for i in members)
        families.append(Family(members=members, coverage=numbered, body=sum(chars), size=sum(outline.ends[i] - i for i in members)))
    most = max((len(family.members) for family in families), default=0)
    largest = [family for family in families if len(family.members) == most]
    share = WORDY * max((family.body for family in largest), default=0)
    best = max((family for family in largest if family.body >= share),
               key=lambda family: (family.coverage, _are_named(outline, family.members, marks), -family.size), default=None)
    if best is None:
        return None
    first = best.members[0]
    begins = controls[0] in _pictured(outline) and outline.lengths[outline.first[first]] <= LEADING_PAGE
    return replace(best, members=best.members[1:] if begins else without_topic(outline, best.members))


def _are_named(outline: Outline, members: Sequence[int], marks: Marks) -> bool:
    """Whether a name stands in nearly all members: 'Reply #3 on:' in bold is none."""
    called = [i for i in marks.authors if outline.tags[i] not in AUTHOR_TAGS]
    return sum(between(called, i, outline.ends[i]) > 0 for i in members) >= SHARE * len(members) or begin_with_names(outline, members)


def without_topic(outline: Outline, members: list[int]) -> list[int]:
    """The members without the one that the others answer, on a board: the first post, right behind a heading or with one of the title in it."""
    if len(members) < FEWEST or not BOARD.search(hint := outline.hints[members[0]]) or hints.is_comment(hint):
        return members
    first = members[0]
    heads = [i for tag in HEADINGS for i in outline.by_tag.get(tag, ()) if outline.title.startswith(outline.line(i) or " ")]
    within = between(sorted(heads), first, outline.ends[first])
    before = max((i for i in heads if i < first), default=-1)
    near = before >= 0 and outline.lengths[outline.first[first]] - outline.lengths[outline.last[before]] <= LEADING
    return members[1:] if within or near else members


def _show_signs(outline: Outline, members: Sequence[int], controls: Sequence[int], marks: Marks) -> bool:
    """Whether nearly all members show a name or a face, a control, and a day, for which a text that counts as many may stand."""
    named, counted = begin_with_names(outline, members), count_before(outline, members[0]) == len(members)
    own = _own(outline, members, controls)
    signs = [
        (named or between(marks.authors, i, end) + between(marks.avatars, i, end) > 0, counted or between(marks.dates, i, end) > 0, own[i] > 0)
        for i in members for end in (outline.ends[i],)
    ]
    return all(sum(one[n] for one in signs) >= SHARE * len(members) for n in range(3))


def count_before(outline: Outline, i: int) -> int | None:
    """How many comments the text right before an element says that there are."""
    before = next((k for k in range(outline.first[i] - 1, -1, -1) if outline.pieces[k].strip()), -1)
    return count_in(outline.pieces[before]) if before >= 0 else None


def _lone(page: Page, controls: Sequence[int]) -> Family | None:
    """The one comment that WordPress's link to answer, or one to its own place, stands in, whatever its theme calls it: words, and apart a time.

    In WordPress's case a name or a face does where there is no time.
    """
    outline = page.outline
    for control in controls:
        wordpress = WORDPRESS in outline.hints[control]
        if not wordpress and not NUMBERED.search(outline.attributes[control].get("href") or ""):
            continue
        marks = read_marks(page, merged([(i, outline.ends[i]) for i in outline.ancestors(control)][:HIGHEST]), ())
        for signs in (marks.dates, *([sorted(marks.authors + marks.avatars)] if wordpress else [])):
            if (i := _around_words(outline, control, signs)) >= 0:
                if POST in outline.hints[i] or hints.RECENT.search(outline.hints[i]):
                    return None
                return Family(members=[i], coverage=1, body=outline.chars(i), size=outline.ends[i] - i)
    return None


def _around_words(outline: Outline, control: int, signs: Sequence[int]) -> int:
    """The innermost element around a control with one of ``signs`` in it, and apart from both a block of words; -1 where there is none."""
    for _, i in zip(range(HIGHEST), outline.ancestors(control), strict=False):
        if outline.tags[i] in NEVER_ITEMS or not between(signs, i, outline.ends[i]) or between(outline.by_tag.get("h1", ()), i, outline.ends[i]):
            continue
        apart = (j for j in outline.children(i) if outline.tags[j] in BLOCKS and not between(signs, j, outline.ends[j]))
        if POST in outline.hints[i] or any(outline.chars(j) and not j <= control < outline.ends[j] for j in apart):
            return i
    return -1


def _controls(page: Page) -> list[int]:
    """The elements that say 'reply' and no more, else what links to a comment's own place, where nobody can answer any more.

    None where they lead to places on several pages, as those of a list of posts do.
    """
    outline = page.outline
    controls = list(_answering(page)) or next(filter(None, (
        list(found(outline)) for found in (_dated_permalinks, _own_links, _pictured, _reporting))), [])
    links = (outline.attributes[i].get("href") or "" for i in controls)
    pages = {COMMENT_PAGE.sub("", path.partition("?")[0].rstrip("/")) for href in links if "#" in href and (path := href.partition("#")[0])}
    return controls if len(pages) < FEWEST else []


def _dated_permalinks(outline: Outline) -> Iterator[int]:
    """The links to a numbered comment whose text is a time: those of a list of recent comments say who wrote, or the post."""
    for i in outline.by_tag.get("a", ()):
        if outline.chars(i) <= LONGEST_CONTROL and NUMBERED.search(outline.attributes[i].get("href") or "") and phrases.is_date(outline.line(i)):
            yield i


def _own_links(outline: Outline) -> Iterator[int]:
    """The links to the numbered place in which they stand: 'Post', '#7', as boards have them."""
    for i in outline.by_tag.get("a", ()):
        fragment = (outline.attributes[i].get("href") or "").partition("#")[2]
        if OWN_PLACE.fullmatch(fragment) and outline.chars(i) <= LONGEST_CONTROL and any(
                fragment in _names(outline, j) for _, j in zip(range(HIGHEST), (i, *outline.ancestors(i)), strict=False)):
            yield i


def _names(outline: Outline, i: int) -> Iterator[str | None]:
    """What a link to an element's place may say: its own id or name, or that of the anchor that it begins with or stands behind."""
    for j in (i, i + 1, anchor_before(outline, i)):
        if j >= 0 and (j == i or (j < len(outline.tags) and outline.tags[j] == "a")):
            yield from map(outline.attributes[j].get, ("id", "name"))


def _answering(page: Page) -> Iterator[int]:
    """The elements that say 'reply' and no more, links to other hosts aside: those answer posts elsewhere."""
    outline, here = page.outline, host(page.url)
    lengths, first, last = outline.lengths, outline.first, outline.last
    for i in sorted([i for tag in CONTROL_TAGS for i in outline.by_tag.get(tag, ()) if 0 < lengths[last[i]] - lengths[first[i]] <= LONGEST_CONTROL]):
        if (outline.ends[i] > i + 1 and links_in(outline, i + 1, outline.ends[i])) or not controls.is_reply(outline.line(i)):
            continue
        href = outline.attributes[i].get("href") or ""
        if not href.startswith(("http:", "https:", "//")) or not here or here in href:
            yield i


def _pictured(outline: Outline) -> Iterator[int]:
    """The pictures that are controls to answer, as boards of tables have them: phpBB 2, vBulletin 3."""
    for i in outline.by_tag.get("img", ()):
        if outline.tags[outline.parents[i]] == "a" and controls.is_reply(outline.attributes[i].get("alt") or ""):
            yield i


def _reporting(outline: Outline) -> Iterator[int]:
    """The elements that say 'report' and no more, where papers let nobody answer."""
    for tag in ("a", "button"):
        for i in outline.by_tag.get(tag, ()):
            if outline.chars(i) <= LONGEST_CONTROL and controls.is_report(outline.line(i)):
                yield i


def _unanswerable(outline: Outline, members: Sequence[int], kind: tuple[str, str], marks: Marks) -> list[int]:
    """Elements of the same kind inside the members, with a time and no control: the deepest that a blog lets its readers nest."""
    tag, token = kind
    found: list[int] = []
    if token:
        known, last = set(members), max(outline.ends[i] for i in members)
        shared = {word for word in set.intersection(*(set(outline.hints[i].split()) for i in members)) - ANSWERING if not DEEP.search(word)}
        for i in outline.by_tag[tag]:
            if not shared.issubset(outline.hints[i].split()):
                continue
            alike = members[0] < i < last and i not in known and token in hints.kinds(outline.hints[i])
            if alike and between(marks.dates, i, outline.ends[i]) and not known.isdisjoint(outline.ancestors(i)):
                found.append(i)
    return found


def _groups(outline: Outline, controls: Sequence[int]) -> Iterator[tuple[tuple[int, ...], tuple[str, str]]]:
    """The elements around the controls, by tag, class words and how far above they stand."""
    groups: defaultdict[tuple[str, str, int], set[int]] = defaultdict(set)
    for control in controls:
        nameless = 0  # rows in cells of rows
        for _, i in zip(range(HIGHEST), outline.ancestors(control), strict=False):
            if outline.tags[i] not in NEVER_ITEMS:
                tokens = hints.kinds(outline.hints[i])
                nameless += not tokens
                for token in tokens or {""}:
                    groups[outline.tags[i], token, 0 if token else nameless].add(i)
    return ((tuple(sorted(group)), kind[:2]) for kind, group in reversed(groups.items()))


def _own(outline: Outline, members: Sequence[int], controls: Sequence[int]) -> dict[int, int]:
    """How many controls each member holds outside of the members inside it."""
    own: dict[int, int] = {}
    around: list[int] = []
    for i in members:
        while around and outline.ends[around[-1]] <= i:
            around.pop()
        own[i] = between(controls, i, outline.ends[i])
        if around:
            own[around[-1]] -= own[i]
        around.append(i)
    return own
