"""Where on a page a link stands, and the way of elements and classes that leads there."""

from __future__ import annotations

import re
from enum import StrEnum
from zlib import crc32

from flipscrape.markup.outline import HEADINGS, Outline

# Where a theme keeps what stands on every page.
CHROME_TAGS = frozenset(("nav", "aside", "footer"))
PAGE = frozenset(("html", "body"))
CHROME = re.compile(  # whether there is one is said of what holds the text, too: VuePress's no-sidebar
    r" (?!(?:no|has|with|without)[_-])"
    r"[\w-]*(?:sidebar|side-bar|widget|menu|nav-?bar|topbar|site-header|site-?nav|masthead|footer|breadcrumb|blogroll|related|recommend|toc)[\w-]* ")
PAGING = re.compile(
    r" [\w-]*(?:pagination|pagenav|page-numbers|pager|paginator|nav-links|page-?navi|post-?nav|posts-navigation|post-navigation)[\w-]* ")
# Numbers in a page's own classes and ids tell nothing of its template.
NUMBER = re.compile(r"\d+")


class Place(StrEnum):
    """Where on the page a link stands, and so what it says of its target."""

    MAIN = "main"
    HEADING = "heading"
    CHROME = "chrome"
    PAGING = "paging"
    TERM = "term"


class Places:
    """The places of one page. A page has hundreds of links, whose ways are mostly the same: each element of them is judged once."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._paths: dict[int, int] = {-1: 0}
        self._places: dict[tuple[int, Place, bool], Place] = {}
        self._hints: dict[str, Place] = {"": Place.MAIN}
        self._pages = {i for tag in PAGE for i in outline.by_tag.get(tag, ())}  # and what else holds the main part
        self._pages.update(j for i in outline.by_tag.get("main", ()) for j in outline.ancestors(i))

    def path(self, i: int) -> int:
        """The hash of the way from the root to element ``i``."""
        tags, hints, parents, paths = self._outline.tags, self._outline.hints, self._outline.parents, self._paths
        way: list[int] = []
        while i not in paths:
            way.append(i)
            i = parents[i]
        known = paths[i]
        for j in reversed(way):
            known = paths[j] = crc32(f"/{tags[j]}{NUMBER.sub('', hints[j])}".encode("utf-8", "replace"), known)
        return known

    def place(self, i: int) -> Place:
        """The place that element ``i`` and those around it make; the nearest heading counts before what lies around it says more."""
        place, in_article = Place.MAIN, False
        way: list[tuple[int, Place, bool]] = []
        while i >= 0 and place is not Place.PAGING:
            step: tuple[int, Place, bool] = (i, place, in_article)
            if step in self._places:
                place = self._places[step]
                break
            way.append(step)
            tag, said = self._outline.tags[i], self.of_hint(self._outline.hints[i])
            if tag in HEADINGS and place is Place.MAIN:
                place = Place.HEADING
            elif said is Place.PAGING:
                place = said
            elif tag in CHROME_TAGS or (said is Place.CHROME and i not in self._pages) or (tag == "header" and not in_article and self._is_top(i)):
                place = Place.CHROME
            in_article = in_article or tag == "article"
            i = self._outline.parents[i]
        for step in way:
            self._places[step] = place
        return place

    def of_hint(self, hint: str) -> Place:
        """The place that the classes and the id of an element name: PAGING, CHROME, else MAIN."""
        if hint not in self._hints:
            self._hints[hint] = Place.PAGING if PAGING.search(hint) else Place.CHROME if CHROME.search(hint) else Place.MAIN
        return self._hints[hint]

    def _is_top(self, header: int) -> bool:
        """Whether a header is the site's: not one of an article."""
        return all(self._outline.tags[j] != "article" for j in self._outline.ancestors(header))
