"""What the names of the elements around a block say: those that themes give to class and id, and those of HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import fsum

from flipscrape.markup.outline import Outline

WORD = re.compile(r"[a-z]+")
REGIONS = {"nav": 1, "footer": 2, "aside": 3, "header": 4, "form": 5, "figure": 6, "table": 7, "ul": 8, "ol": 8, "blockquote": 9, "pre": 10}
ARTICLE = {"main": 1, "article": 2}
MEANT = REGIONS.keys() | ARTICLE.keys()
STRONG_REGIONS = 5  # of these the innermost does not hide an outer one
# An element with more than this share of the page's words tells no block from another by its class.
WHOLE = 0.9
STEM = 5  # letters: relatedposts, related-content and relatedItems begin alike
# An element with more than this share of the page's own words is not believed to be what its tag or class says when that is boilerplate:
# libxml2 closes some nav, button and dialog elements only at the page's end.
SWALLOWED = 0.4


def own_chars(outline: Outline, i: int) -> int:
    """The characters of element ``i`` outside links."""
    return outline.chars(i) - outline.link_chars(i)


class Paths:
    """What the class and id words from the root down to an element say, each element read once."""

    def __init__(self, outline: Outline, weights: Mapping[str, float]) -> None:
        self.outline, self.weights = outline, weights
        self.most = SWALLOWED * own_chars(outline, 0)
        self.whole = WHOLE * outline.chars(0)
        self.known: dict[int, tuple[float, float, float, int, int]] = {-1: (0.0, 0.0, 0.0, 0, 0)}
        self.hints: dict[str, float] = {"": 0.0}

    def of(self, i: int) -> tuple[float, float, float, int, int]:
        """Sum, least and most of the weights on the path, the kind of region and of article around."""
        known, parents = self.known, self.outline.parents
        if i in known:
            return known[i]
        todo = []
        while i not in known:
            todo.append(i)
            i = parents[i]
        state = known[i]
        outline = self.outline
        tags, hints, weights = outline.tags, outline.hints, self.hints
        for j in reversed(todo):
            tag, hint = tags[j], hints[j]
            if (hint or tag in MEANT) and tag not in ("html", "body"):
                total, least, most, region, article = state
                weight = 0.0 if outline.chars(j) > self.whole else weights[hint] if hint in weights else self.weight(hint)
                kind = REGIONS.get(tag, 0)
                if (weight < 0 or kind) and own_chars(outline, j) > self.most:
                    weight, kind = max(weight, 0.0), 0
                if kind and not 0 < region <= STRONG_REGIONS:
                    region = kind
                state = (total + weight, min(least, weight), max(most, weight), region, article | ARTICLE.get(tag, 0))
            known[j] = state
        return state

    def weight(self, hint: str) -> float:
        found = self.hints.get(hint)
        if found is None:
            weights = self.weights
            # A plain sum depends on the order of the set, and so on the seed of the process.
            found = self.hints[hint] = fsum([weights[word] for word in hint_words(hint) if word in weights])
        return found


@lru_cache(maxsize=2048)
def hint_words(hint: str) -> frozenset[str]:
    """The words of class and id: whole tokens, their parts, and how long parts begin. The pages of a site share theirs."""
    words = WORD.findall(hint)
    return frozenset((*hint.split(), *words, *[f"{word[:STEM]}*" for word in words if len(word) > STEM]))
