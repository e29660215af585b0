"""Cards behind a post that lead to its site's other posts, each with a title, and a day, a section or some words of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from flipscrape.markup.outline import HEADINGS, Outline

CARDS = frozenset(("div", "article", "section", "li"))
SHORTEST, LARGEST, SHORTEST_TITLE = 24, 700, 8  # characters of a card, and of its title
PERSON = re.compile(r"auth(?:or|eur)|autor|(?<![a-z])(?:bio|team|staff)s?(?![a-z])|people|persons?(?![a-z])|profile|user|vcard|writer")
FILING = re.compile(r"\b(?:tag|category|author)\b", re.IGNORECASE)
DIGITS = re.compile(r"\d+")


def find_cards(outline: Outline, links: Iterable[int], holds_body: Callable[[int], bool]) -> set[int]:
    """Elements that hold one of ``links`` and stand beside others made alike, which hold links to elsewhere.

    A card whose link is its heading is known by that, however short its title: the first and the last post have one neighbour.
    What is said of people is none: several authors may have boxes behind their post.
    """
    found: set[int] = set()
    rows: defaultdict[tuple[int, str, str], dict[int, str]] = defaultdict(dict)
    for i in links:
        address = (outline.attributes[i].get("href") or "").partition("#")[0]
        # A link with a rel leads to what the post is filed under, or to its author: twentytwentythree's columns of such are made alike.
        heading = _is_heading(outline, i)
        if not address or (outline.chars(i) < SHORTEST_TITLE and not heading) or FILING.search(outline.attributes[i].get("rel") or ""):
            continue
        least = outline.chars(i) + 1 if heading else max(SHORTEST, outline.chars(i) + SHORTEST_TITLE)
        for j in outline.ancestors(i):
            if (chars := outline.chars(j)) > LARGEST or holds_body(j):
                break
            if chars >= least and outline.tags[j] in CARDS:
                if _is_of_person(outline.hints[j]) or _is_of_person(address):
                    break
                if heading:
                    found.add(j)
                    break
                first = DIGITS.sub("#", next(iter(outline.hints[j].split()), ""))
                rows[outline.parents[j], outline.tags[j], first].setdefault(j, address)
    return found.union(j for row in rows.values() if len(row) > 1 and len(set(row.values())) == len(row) for j in row)


def _is_heading(outline: Outline, link: int) -> bool:
    """Whether a link is all of a heading."""
    holder = outline.parents[link]
    return outline.tags[holder] in HEADINGS and outline.chars(holder) == outline.chars(link) > 0


@lru_cache(maxsize=2048)
def _is_of_person(said: str) -> bool:
    """Whether a class and id, or an address, speaks of somebody. The cards of a site share theirs."""
    return PERSON.search(said) is not None
