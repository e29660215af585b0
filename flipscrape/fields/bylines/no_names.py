"""Lines around a text that look like a name and are none: its title, what it is filed under and the words for that, and the site's name."""

from __future__ import annotations

from flipscrape.fields.bylines.names import LEADING_ON
from flipscrape.fields.look.reading import Reading
from flipscrape.fields.terms.labels import LABELS
from flipscrape.fields.terms.links import find_terms
from flipscrape.fields.titles.home_links import called_home
from flipscrape.markup.text import fold

LEAST_TITLE = 2  # words


class NoNames:
    """What of a page's lines is known to be something else."""

    def __init__(self, reading: Reading) -> None:
        outline, meta = reading.page.outline, reading.page.evidence.meta
        groups = reading.layout.once("terms", lambda: find_terms(reading))
        self.terms = {fold(name) for group in groups for name in (*group.names, " ".join(group.names))}
        self._longest_first = [term.replace(" ", "") for term in sorted(self.terms, key=len, reverse=True)]
        titles = (meta.first("og:title"), *(outline.line(i) for i in outline.by_tag.get("h1", ())[:2]))
        self._reading, self._author = reading, fold(meta.first("author"))
        self.titles = {key for title in titles if title and len((key := fold(title)).split()) >= LEAST_TITLE}

    def __contains__(self, text: str) -> bool:
        key = fold(text)
        return key in self.terms or key in LABELS or key in self.titles or self._are_terms(key) or self._is_trail(key)

    def _is_trail(self, key: str) -> bool:
        """Whether a line leads to the home page, and the head names another author: ikiwiki's trail above a title with a year."""
        return bool(self._author) and self._author != key and key in called_home(self._reading, {key})

    def _are_terms(self, key: str) -> bool:
        """Whether a line is terms in a row, with or without white space between them."""
        left = key.replace(" ", "")
        for term in self._longest_first:
            left = left.replace(term, "", 1)
        return not left


def without_filing(text: str, filed: set[str]) -> str:
    """A byline without the section that it ends with ('Ann Low in Boats'), where the page files the post under that."""
    for match in LEADING_ON.finditer(text):
        if fold(text[match.end() :]) in filed:
            return text[: match.start()]
    return text
