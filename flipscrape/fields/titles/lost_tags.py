"""Titles such as 'C++ <vector>' that a theme prints as they are: the parser takes the word in brackets for an element."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flipscrape.fields.look.choosing import Candidate
from flipscrape.fields.look.reading import Finding
from flipscrape.markup.text import fold

IN_BRACKETS = re.compile(r"<[a-zA-Z][^<>]*>")


def with_its_tags(title: str, candidates: Iterable[Candidate[str]]) -> Finding[str] | None:
    """The candidate that is ``title`` with words in pointed brackets, as the title element or a feed escapes them; None where there is none."""
    key = fold(title)
    for one in candidates:
        if "<" in one.value and fold(one.value) != key == fold(IN_BRACKETS.sub(" ", one.value)):
            return Finding(value=one.value, source=one.sources[0])
    return None
