"""Comments told by their reply controls: WordPress's (get_comment_reply_link) name the number that the comment's own id ends with."""

from __future__ import annotations

import re
from collections import Counter

from flipscrape.markup.outline import Outline

REPLY = re.compile(r"[?&]replytocom=(\d+)")
NUMBERED = re.compile(r"(\D*?)(\d+)")


def answered(outline: Outline) -> list[int]:
    """The elements that have the tag and the id of those around reply controls, numbers masked; none where most controls stand in no such element."""
    forms: Counter[tuple[str, str]] = Counter()
    controls = 0
    for link in outline.by_tag.get("a", ()):
        attributes = outline.attributes[link]
        number = attributes.get("data-commentid") or ((match := REPLY.search(attributes.get("href") or "")) and match[1])
        if number:
            controls += 1
            if form := _form(outline, link, number):
                forms[form] += 1
    if not forms:
        return []
    (tag, prefix), count = forms.most_common(1)[0]
    if 2 * count <= controls:
        return []
    places = (i for token, found in outline.by_token.items() if token.startswith(prefix) and token[len(prefix) :].isdigit() for i in found)
    return sorted(i for i in set(places) if outline.tags[i] == tag and _id(outline, i).startswith(prefix))


def _form(outline: Outline, link: int, number: str) -> tuple[str, str] | None:
    """Tag of the outermost element around a control whose id ends with its number, and the rest of that id."""
    found = None
    for i in outline.ancestors(link):
        if (match := NUMBERED.fullmatch(_id(outline, i))) and match[2] == number:
            found = outline.tags[i], match[1]
    return found


def _id(outline: Outline, i: int) -> str:
    return (outline.attributes[i].get("id") or "").lower()
