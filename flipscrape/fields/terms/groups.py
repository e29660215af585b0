"""Links to terms that stand together, and which of such groups are the post's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from flipscrape.fields.look.reading import Reading
from flipscrape.markup.text import fold

POST = re.compile(r" (?:hentry|type-post|h-entry|status-publish) ")
LEAST_OF_SITE = 6  # terms


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
    """The groups without those of other posts on the page, in an element that is named a post's and does not hold the body, and all the site's."""
    outline, layout = reading.page.outline, reading.layout
    return [
        group
        for group in groups
        if not _is_every(group, groups)
        and not any(POST.search(outline.hints[i]) and not layout.holds_body(i) for i in (group.place, *outline.ancestors(group.place)))
    ]


def _is_every(group: Group, groups: list[Group]) -> bool:
    """Whether a group is as long as a list of all categories, and the post's own, near its body, are a few of them. Tags may be many."""
    names = {fold(name) for name in group.names}
    return group.kind is Kind.CATEGORY and len(names) >= LEAST_OF_SITE and any(
        other.kind is group.kind
        and (not other.why.startswith(("apart", "far")) or (other.why == "far, rel=tag" and "rel=tag" not in group.why))
        and 2 * len(other.names) <= len(names)
        and names.issuperset(map(fold, other.names))
        for other in groups
    )
