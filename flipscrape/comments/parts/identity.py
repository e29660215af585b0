"""A comment's id and permalink: the platform's own, else a hash of what the comment is."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from flipscrape.comments.cues.marks import DIGIT, anchor_before
from flipscrape.comments.parts.reading import Parts
from flipscrape.markup.addresses import absolute
from flipscrape.page import Page

# Attributes that hold a comment's number and nothing else; the others may number something else inside a comment.
NUMBER_ATTRIBUTES = ("data-comment-id", "data-commentid", "data-cid", "data-comment", "data-id", "data-key")
ANYWHERE = NUMBER_ATTRIBUTES[:3]
# Words that engines put before the number: comment-12, li-comment-12, c8870915, xenforo-comment-219.
# No letter may be read in two ways here: ids run to eighty of them.
BEFORE_NUMBER = re.compile(
    r"^(?:[^\W\d]|[-:.])*?(?:comments?|commentaire|kommentar|komentarz|comm|cmt(?:bar)?|reply|post|message|msg|cid|entry|item|note)[-_:.]*(?=[\w-]*\d)"
    r"|^(?:(?:[^\W\d]|[-:.])*[-_:.])?[pcrt][-_:.]*(?=\d)",
    re.IGNORECASE)
# wpDiscuz writes a comment's parent into its id: wpd-comm-39370_39366, with 0 for none.
WPDISCUZ = re.compile(r"\s*(?:wpd-comm|wc-comm)-(\d+)_(\d+)")
NAMING = ("id", "name")
FIELDS = frozenset(("input", "textarea", "form", "label"))
LONGEST = 80
OWN_WEIGHT = 3  # of what the item itself says, against 1 of what stands inside it
HASH_LENGTH = 16


def own_ids(page: Page, parts: Sequence[Parts]) -> list[str | None]:
    """The platform's ids; None where an item has none, or where two items have the same."""
    found = [_own_id(page, part) for part in parts]
    counts = Counter(found)
    return [name if name and counts[name] == 1 else None for name in found]


def permalinks(page: Page, parts: Sequence[Parts]) -> list[str | None]:
    """Each comment's own address, where the page has one."""
    return [_permalink(page, part) for part in parts]


def fallback_id(*, parent: str | None, author: str | None, printed: str | None, body: str, taken: Counter[str]) -> str:
    """A hash of parent, author, printed time and text; of comments alike, the later ones get their place among them. ``taken`` counts them."""
    source = "\x1f".join((parent or "", author or "", printed or "", body))
    digest = hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()[:HASH_LENGTH]
    taken[digest] += 1
    return digest if taken[digest] == 1 else f"{digest}-{taken[digest]}"


@lru_cache(maxsize=2048)
def bare_id(text: str) -> str:
    """The id without the words before its number: ``comment-12`` and ``li-comment-12`` are ``12``."""
    if len(text) > LONGEST:
        return text
    if match := WPDISCUZ.match(text):
        return match[1]
    return BEFORE_NUMBER.sub("", text.strip(), count=1) or text


def _own_id(page: Page, part: Parts) -> str | None:
    outline, start = page.outline, part.item.start
    votes: Counter[str] = Counter()
    for i in _elements(part):
        if not (said := outline.attributes[i]):
            continue
        tag = outline.tags[i]
        weight = OWN_WEIGHT if i == start else 1
        for name in NUMBER_ATTRIBUTES if weight > 1 else ANYWHERE:
            if name in said and _is_number(value := said[name]):
                votes[bare_id(value)] += weight
        if tag in FIELDS:
            continue
        for name in NAMING:
            if name in said and _is_number(value := said[name]) and (weight > 1 or _names_comment(value) or (tag == "a" and value.isdecimal())):
                votes[bare_id(value)] += weight
        if tag == "a" and _is_number(fragment := said.get("href", "").partition("#")[2]) and _names_comment(fragment):
            votes[bare_id(fragment)] += 1
    return max(votes, key=votes.__getitem__) if votes else None


def _elements(part: Parts) -> Iterator[int]:
    yield from _anchor(part)
    yield from part.scope.elements


def _anchor(part: Parts) -> Iterator[int]:
    """The empty anchor before an item that bears its number: one that leads nowhere."""
    outline = part.scope.outline
    if (i := anchor_before(outline, part.item.start)) >= 0 and not outline.attributes[i].get("href"):
        yield i


@lru_cache(maxsize=2048)
def _names_comment(value: str) -> bool:
    return BEFORE_NUMBER.match(value) is not None


def _is_number(value: str) -> bool:
    return len(value) <= LONGEST and DIGIT.search(value) is not None and len(value.split()) == 1


def _permalink(page: Page, part: Parts) -> str | None:
    """The address of a link to the item itself; else this page's address with the item's id."""
    outline, body = page.outline, part.body
    words = range(0) if body.whole else range(body.root, outline.ends[body.root])
    said = [(i, attributes) for i in _elements(part) if (attributes := outline.attributes[i])]
    anchors = {value for _, attributes in said for name in NAMING if name in attributes and _is_number(value := attributes[name])}
    for i, attributes in said:
        if outline.tags[i] != "a" or i in words or not (href := attributes.get("href")) or "#" not in href or "replytocom" in href:
            continue
        fragment = href.partition("#")[2]
        if (fragment in anchors or (_is_number(fragment) and _names_comment(fragment))) and (url := absolute(href, page.base)):
            return url
    own = part.scope.attributes(part.item.start).get("id") or next((outline.attributes[i].get("name") for i in _anchor(part)), None)
    return page.url.partition("#")[0] + "#" + own if page.url and own and _is_number(own) else None
