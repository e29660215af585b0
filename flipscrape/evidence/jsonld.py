"""JSON-LD script elements, broken and nested forms too, as a flat list of nodes (https://www.w3.org/TR/json-ld11/)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flipscrape.markup.outline import Outline
from flipscrape.markup.text import squeeze, unescaped

WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)+|(?:-->|//\s*\]\]>|\]\]>)\s*(?:;\s*)?$", re.DOTALL)
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
# A line's comment; an address has no white space before its slashes.
LINE_COMMENT = re.compile(r"(?:^|(?<=[\s,{\[]))//[^\n]*$", re.MULTILINE)
# Last resort: single pairs of a script that is no JSON at all.
PAIR = re.compile(r"[\"'](headline|datePublished|dateModified|dateCreated|articleSection)[\"']\s*:\s*(\"(?:[^\"\\\n]|\\.)+\"|'[^'\n]+')")
AUTHOR_PAIR = re.compile(r"\"author\"\s*:[\[{\s]*(?:\"@type\"\s*:\s*\"\w+\"\s*,\s*)?\"name\"\s*:\s*(\"(?:[^\"\\\n]|\\.)+\")")
MARKUP = re.compile(r"<[^>]{1,300}>")
DEPTH = 24
# schema.org's CreativeWork and the kinds of it that a post is marked up as.
ARTICLES = frozenset(
    "article blogposting newsarticle posting socialmediaposting discussionforumposting liveblogposting report scholarlyarticle techarticle"
    " apireference"
    " reportagenewsarticle opinionnewsarticle reviewnewsarticle analysisnewsarticle backgroundnewsarticle askpublicnewsarticle"
    " medicalscholarlyarticle"
    " advertisercontentarticle satiricalarticle review criticreview recipe howto creativework medicalwebpage".split()
)
# What lies below these belongs to other works.
OTHERS = frozenset("comment itemlistelement review reviews mentions haspart subjectof relatedlink ispartof about citation video itemreviewed".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class JsonLd:
    """``nodes``: every object that has a type, outer before inner, as parsed. ``works``: those that may describe the page's own post."""

    nodes: list[dict[str, Any]]
    works: list[dict[str, Any]] = field(default_factory=list)
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of_type(self, *types: str) -> list[dict[str, Any]]:
        """The nodes that name one of ``types`` (in lower case) as theirs."""
        return [node for node in self.nodes if not types_of(node).isdisjoint(types)]

    def resolve(self, value: Any) -> list[Any]:
        """A property's values as a list, references (``{"@id": ...}``) followed to the nodes that they name."""
        values = value if isinstance(value, list) else [] if value is None else [value]
        return [
            self.by_id.get(key, item) if isinstance(item, dict) and len(item) <= 2 and isinstance(key := item.get("@id"), str) else item
            for item in values
        ]

    def texts(self, node: dict[str, Any], *names: str) -> list[str]:
        """The texts of the first of ``names`` that ``node`` has; an object's text is its name. Entities and tags are undone."""
        for name in names:
            if found := [text for item in self.resolve(node.get(name)) if (text := _text(item))]:
                return found
        return []


def types_of(node: dict[str, Any]) -> set[str]:
    """A node's types in lower case, without schema.org's address before them."""
    value = node.get("@type") or node.get("type") or ()
    names = value if isinstance(value, list) else [value]
    return {name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in names if isinstance(name, str)}


def read_jsonld(outline: Outline) -> JsonLd:
    """Parse each ``application/ld+json`` script; of one that cannot be mended, single pairs."""
    nodes: list[dict[str, Any]] = []
    works: list[dict[str, Any]] = []
    by_id: dict[str, dict[str, Any]] = {}
    for i in outline.by_tag.get("script", ()):
        attributes = outline.attributes[i]
        if "ld+json" not in (attributes.get("type") or "").lower():
            continue
        for value in _loads(outline.written(i)):
            for node, own in _typed(value, DEPTH, own=True):
                nodes.append(node)
                if own and not types_of(node).isdisjoint(ARTICLES):
                    works.append(node)
                if isinstance(key := node.get("@id"), str) and len(node) > len(by_id.get(key, ())):
                    by_id[key] = node
    return JsonLd(nodes=nodes, works=works, by_id=by_id)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline") or ""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) else ""
    value = unescaped(unescaped(value))
    return squeeze(MARKUP.sub("", value) if "<" in value else value)


def _loads(text: str) -> list[Any]:
    bare = WRAPPING.sub("", text).strip().rstrip(";")
    if not bare:
        return []
    for mend in (None, _without_comments, unescaped):
        attempt = bare if mend is None else mend(bare)
        if (value := _decoded(attempt)) is not None:
            return value
    return _salvaged(bare)


def _without_comments(text: str) -> str:
    return TRAILING_COMMA.sub(r"\1", LINE_COMMENT.sub("", text))


def _decoded(text: str) -> list[Any] | None:
    """The values of ``text``, one after the other; a tail that is no JSON is let go, a head is not."""
    decoder, values, at = json.JSONDecoder(strict=False), [], 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
        while at < len(text) and text[at] in " \t\r\n,;}]":
            at += 1
    return values or None


def _salvaged(text: str) -> list[Any]:
    node: dict[str, Any] = {}
    for name, quoted in PAIR.findall(text):
        if (value := _quoted(quoted)) is not None:
            node.setdefault(name, value)
    if (author := AUTHOR_PAIR.search(text)) and (value := _quoted(author[1])) is not None:
        node["author"] = value
    return [{"@type": "Article", **node}] if node else []


def _quoted(text: str) -> str | None:
    """What stands between two quotation marks, single ones too; None where JSON knows no such text."""
    if text[0] != '"':
        return text[1:-1]
    try:
        value = json.loads(text, strict=False)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def _typed(value: Any, depth: int, *, own: bool) -> Iterator[tuple[dict[str, Any], bool]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _typed(item, depth - 1, own=own)
    elif isinstance(value, dict):
        if types_of(value):
            yield value, own
        for name, item in value.items():
            if isinstance(item, (dict, list)):
                yield from _typed(item, depth - 1, own=own and name.lower() not in OTHERS)
