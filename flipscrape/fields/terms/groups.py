"""Links to terms that stand together, and which of such groups are the post's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from flipscrape.content.boilerplate.boxes import sidebar_boxes
from flipscrape.fields.look.reading import Reading
from flipscrape.fields.terms.noting import heading_above
from flipscrape.markup.text import fold

POST = re.compile(r" (?:hentry|type-post|h-entry|status-publish) ")
LEAST_OF_SITE = 6  # terms
LEAST_COUNTED = 3  # terms
COUNTED = re.compile(r"[\[(]\d+[\])]$")
FONT_SIZE = re.compile(r"font-size:\s*([\d.]+)")


class Kind(StrEnum):
    """What a term is, by the field of the record that it goes to."""

    TAG = "tags"
    CATEGORY = "categories"


@dataclass(kw_only=True, slots=True)
class Group:
    """Links that stand together; ``why`` says what makes them terms."""

    place: int
    kind: Kind
    why: str
    names: list[str] = field(default_factory=list)


def own_groups(groups: list[Group], reading: Reading) -> list[Group]:
    """The groups without those of other posts on the page, in an element that is named a post's and does not hold the body, and all the site's.

    The site's are told by their number, by how many posts each has, by letters that are larger the more it has, or by the boxes beside theirs.
    """
    outline, layout = reading.page.outline, reading.layout
    return [
        group
        for group in groups
        if not (_is_every(group, groups, reading) or _is_counted(group) or _is_cloud(group, reading) or _is_boxed(group, reading))
        and not any(POST.search(outline.hints[i]) and not layout.holds_body(i) for i in (group.place, *outline.ancestors(group.place)))
    ]


def _is_every(group: Group, groups: list[Group], reading: Reading) -> bool:
    """Whether a group is as long as a list of all categories, and the post's own, near its body, are a few of them.

    Tags may be many, and the first of them shown twice; all those of a site stand above the post's title, or in a box beside the post.
    """
    names = {fold(name) for name in group.names}
    # A post has as many tags, and shows the first of them twice.
    if len(names) < (LEAST_COUNTED if group.kind is Kind.CATEGORY else LEAST_OF_SITE):
        return False
    likely = len(names) >= LEAST_OF_SITE and (group.kind is Kind.CATEGORY or _is_above_title(group, reading))
    return any(
        other.kind is group.kind
        and (not other.why.startswith(("apart", "far")) or (other.why == "far, rel=tag" and "rel=tag" not in group.why))
        and 2 * len(other.names) <= len(names)
        and names.issuperset(map(fold, other.names))
        and (likely or _is_beside(group, other, reading))
        for other in groups
    )


def _is_beside(group: Group, other: Group, reading: Reading) -> bool:
    """Whether a group stands outside the innermost element that holds the text and ``other``, in an order or under a heading of its own."""
    outline = reading.page.outline
    around = next((i for i in (other.place, *outline.ancestors(other.place)) if reading.layout.holds_body(i)), 0)
    first = group.names[: len(other.names)]
    if outline.inside(group.place, (around,)):
        return False
    headed = heading_above(outline, group.place)
    return (headed is not None and headed != heading_above(outline, other.place)) or list(map(fold, first)) != list(map(fold, other.names))


def _is_boxed(group: Group, reading: Reading) -> bool:
    """Whether many terms stand in one of the boxes of a sidebar, and the text does not."""
    outline, layout = reading.page.outline, reading.layout
    if len(group.names) < LEAST_OF_SITE:
        return False
    boxes = layout.once("sidebar boxes", lambda: frozenset(sidebar_boxes(outline)))
    return any(i in boxes and not layout.holds_body(i) for i in (group.place, *outline.ancestors(group.place)))


def _is_above_title(group: Group, reading: Reading) -> bool:
    """Whether a group stands above the last large heading before the post's text."""
    outline, layout = reading.page.outline, reading.layout
    headings = [i for tag in ("h1", "h2") for i in outline.by_tag.get(tag, ()) if outline.first[i] <= layout.start]
    return layout.root >= 0 and bool(headings) and outline.last[group.place] <= outline.first[max(headings)]


def _is_counted(group: Group) -> bool:
    """Whether each name ends with the number of its posts ('bread (4)')."""
    return len(group.names) >= LEAST_COUNTED and all(map(COUNTED.search, group.names))


def _is_cloud(group: Group, reading: Reading) -> bool:
    """Whether the links, or the elements around each, are set in sizes of their own."""
    outline = reading.page.outline
    if len(group.names) < LEAST_COUNTED:
        return False
    styles = (outline.attributes[j].get("style") or "" for i in outline.within("a", group.place) for j in (i, outline.parents[i]))
    return len({size[1] for style in styles if "font" in style and (size := FONT_SIZE.search(style))}) > 1
