"""JSON-LD script elements, broken and nested forms too, as a flat list of nodes (https://www.w3.org/TR/json-ld11/)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flipscrape.markup.outline import Outline

WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)+|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", re.DOTALL)
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
DEPTH = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class JsonLd:
    """``nodes``: every object that has a type, outer before inner, as parsed."""

    nodes: list[dict[str, Any]]

    def of_type(self, *types: str) -> list[dict[str, Any]]:
        """The nodes that name one of ``types`` (in lower case) as theirs."""
        return [node for node in self.nodes if not types_of(node).isdisjoint(types)]


def types_of(node: dict[str, Any]) -> set[str]:
    """A node's types in lower case, without schema.org's address before them."""
    value = node.get("@type") or node.get("type") or ()
    names = value if isinstance(value, list) else [value]
    return {name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in names if isinstance(name, str)}


def read_jsonld(outline: Outline) -> JsonLd:
    """Parse each ``application/ld+json`` script; one that cannot be mended is passed over."""
    nodes: list[dict[str, Any]] = []
    for i in outline.by_tag.get("script", ()):
        element = outline.elements[i]
        if "ld+json" in (element.get("type") or "").lower():
            nodes.extend(_typed(_loads(element.text or ""), DEPTH))
    return JsonLd(nodes=nodes)


def _loads(text: str) -> Any:
    bare = WRAPPING.sub("", text).strip()
    for attempt in (bare, TRAILING_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _typed(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _typed(item, depth)
    elif isinstance(value, dict):
        if types_of(value):
            yield value
        for item in value.values():
            if isinstance(item, (dict, list)):
                yield from _typed(item, depth - 1)
