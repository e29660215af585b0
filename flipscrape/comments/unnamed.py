"""Comments whose markup never names them: like elements, each with a control to answer it, somebody's name or face, and a time.

Written after newspapers and boards whose classes are random or speak of members and messages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flipscrape.comments import hints, phrases
from flipscrape.comments.families import NEVER_ITEMS, Family, is_numbered
from flipscrape.comments.marks import between, links_in, merged, read_marks
from flipscrape.markup.addresses import host
from flipscrape.markup.outline import Outline
from flipscrape.page import Page

CONTROL_TAGS = ("a", "button", "span", "div", "li", "td")
LONGEST_CONTROL = 40
# So far above its control a comment begins at the most.
HIGHEST = 9
FEWEST = 2
# As many of the members as this show each sign.
SHARE = 0.8


def find_unnamed(page: Page) -> Family | None:
    """The family that most controls to answer belong to, the tightest of such; None where no two comments seem to be there."""
    outline = page.outline
    controls = list(_controls(page))
    if len(controls) < FEWEST:
        return None
    groups = [group for group in _groups(outline, controls) if len(group) >= FEWEST]
    marks = read_marks(page, merged([(i, outline.ends[i]) for group in groups for i in group]), ())
    headings = outline.by_tag.get("h1", ())
    families = []
    for group in groups:
        members = [i for i in group if not between(headings, i, outline.ends[i])]
        own = _own(outline, members, controls)
        signs = [(between(marks.authors, i, end) + between(marks.avatars, i, end) > 0, between(marks.dates, i, end) > 0, own[i] > 0)
                 for i in members for end in (outline.ends[i],)]
        if len(members) < FEWEST or any(sum(one[n] for one in signs) < SHARE * len(members) for n in range(3)):
            continue
        chars = [outline.chars(i) - marks.meta_chars(i, outline.ends[i]) for i in members]
        if sum(size > 0 for size in chars) < SHARE * len(members):
            continue
        numbered = sum(is_numbered(outline, i) for i in members)
        families.append(Family(members=members, coverage=numbered, body=sum(chars), size=sum(outline.ends[i] - i for i in members)))
    return max(families, key=lambda family: (len(family.members), family.coverage, -family.size), default=None)


def _controls(page: Page) -> Iterator[int]:
    """The elements that say 'reply' and no more, links to other hosts aside: those answer posts elsewhere."""
    outline, here = page.outline, host(page.url)
    lengths, first, last = outline.lengths, outline.first, outline.last
    for i in sorted(i for tag in CONTROL_TAGS for i in outline.by_tag.get(tag, ()) if 0 < lengths[last[i]] - lengths[first[i]] <= LONGEST_CONTROL):
        if not phrases.is_reply(outline.line(i)) or links_in(outline, i + 1, outline.ends[i]):
            continue
        href = outline.attributes[i].get("href") or ""
        if not href.startswith(("http:", "https:", "//")) or not here or here in href:
            yield i


def _groups(outline: Outline, controls: Sequence[int]) -> list[list[int]]:
    """The elements around the controls, by tag, class words and how far above they stand."""
    groups: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for control in controls:
        for _, i in zip(range(HIGHEST), outline.ancestors(control), strict=False):
            if outline.tags[i] not in NEVER_ITEMS:
                for token in set(map(hints.mask, outline.hints[i].split())) or {""}:
                    groups[outline.tags[i], token].add(i)
    return [list(group) for group in dict.fromkeys(tuple(sorted(group)) for group in groups.values())]


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
