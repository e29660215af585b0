"""The names that a page gives to its site, and titles without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from flipscrape.evidence.jsonld import types_of
from flipscrape.fields.look.reading import Finding, Reading
from flipscrape.fields.titles.headlines import without_marks
from flipscrape.fields.titles.home_links import called_home, is_above, is_home, is_name_of_folder
from flipscrape.markup.addresses import host
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import fold

STRONG, WEAK = "|»«·•_", ":"
APPLICATION = ("application-name", "apple-mobile-web-app-title")
LONGEST = 1000  # characters of a title element
HEADINGS = 3  # of each rank that are compared with the title element
INITIALS = 3  # letters of a host made of a name's initials
ABOVE, WITHIN = -150, 20  # characters before the text, and in it, where its title begins
# In Chinese and Japanese no white space stands around them: '盐田的潮水_要闻_海滨网'.
SEPARATOR = re.compile(
    r"\s+[|–—·•»«:/\\~*><-]+\s+|\s*[|»«]+\s*|:\s+|(?<=[\u3040-\u30ff\u4e00-\u9fff”’』」】）》！？…])(?:_+(?=\w)|--?(?=[\u3040-\u30ff\u4e00-\u9fff]))"
)
QUOTED = re.compile(r"«[^«»]*»")
# How sites call themselves in Chinese: a net, a daily, an official site, a blog.
CHINESE_SITE = re.compile(r"[\w-]{2,24}(?:网|网站|官网|在线|日报|晚报|博客|论坛)")


class SiteNaming:
    """``names``: the site's, folded; ``host``: the address's; ``element``: the title element; ``whole``: titles with the site's name in them."""

    def __init__(self, reading: Reading) -> None:
        meta, outline = reading.page.evidence.meta, reading.page.outline
        self._bare: dict[str, str] = {}
        self.host = host(reading.address)
        self.names = site_names(reading)
        self._slug = set(fold(unquote(urlsplit(reading.page.url or "").path).replace("_", " ")).split())
        self.element = outline.title
        home = site_headings(reading)
        headings = [line for i in outline.by_tag.get("h1", ())[:HEADINGS] if fold(line := without_marks(outline, i)) not in home]
        self.names |= self._endings([meta.first("og:title"), *headings])
        if not meta.first("og:title") and any(strength(self.element[a:b]) != "weak" for a, b in cuts(self.element)):
            self.names |= self._called_home(reading) - titles_linked_home(reading)
        lesser = [
            without_marks(outline, i)
            for places in (outline.by_tag.get("h2", ()), outline.by_tag.get("h3", ()), outline.by_token.get("title", ())) for i in places[:HEADINGS]
        ]
        stated = [*filter(None, (meta.first("og:title"), self.element))]
        self.whole = self._named_for_the_site([*headings, *lesser], stated)
        for title in sorted(self.whole):
            self._bare |= dict.fromkeys((title, *stated), title)

    def without(self, text: str) -> str:
        """The text without the site's name at its end or its start, where it is no more than an ending."""
        if text not in self._bare:
            self._bare[text] = self._without(text)
        return self._bare[text]

    def _without(self, text: str) -> str:
        places = list(cuts(text))
        for a, b in places:
            if strength(text[a:b]) != "weak" and self.named(text[b:]):
                return text[:a]
        for a, b in reversed(places):
            if strength(text[a:b]) != "weak" and self.named(text[:a]):
                return text[b:]
        return text

    def named(self, text: str) -> bool:
        """Whether ``text`` is the site's name, by what the page states or by the host."""
        words = fold(text)
        joined, labels = words.replace(" ", ""), self.host.replace("-", "").split(".")
        initials = "".join(word[0] for word in words.split())
        if words in self.names or (len(initials) >= INITIALS and initials in labels) or CHINESE_SITE.fullmatch(text):
            return True
        return len(joined) > 2 and (
            joined in ("".join(labels), *labels) or (max(labels, key=len) in joined and len(words.split()) <= 4 and len(max(labels, key=len)) > 3)
        )

    def _endings(self, texts: list[str | None]) -> set[str]:
        """What the title element has behind or before one of ``texts``: that is the site's name, or ``texts`` hold it, where the address says so."""
        found = set()
        for a, b in cuts(self.element):
            if strength(self.element[a:b]) == "weak":
                continue
            start, end = self.element[:a], self.element[b:]
            for text in filter(None, texts):
                for part, rest in ((start, end), (end, start)):
                    if part == text and self._in_address(rest) > self._in_address(part):
                        found.add(fold(part))
                    elif part == text and len(rest.split()) <= 4:
                        found.add(fold(rest))
        return found - {""}

    def _named_for_the_site(self, headings: list[str], stated: list[str]) -> set[str]:
        """Those of the headings that all of ``stated`` repeat, one as it is, the others with the site's name once more.

        'The quay – The Weir' below the title 'The quay – The Weir | The Weir', which may be all that is stated.
        """
        repeated = [{text, *self._parts_beside_the_site(text)} for text in stated]
        own = set(stated) if len(stated) > 1 else set(headings)
        return {text for text in own.intersection(headings, *repeated) if self._parts_beside_the_site(text)} if repeated else set()

    def _parts_beside_the_site(self, text: str) -> set[str]:
        ends = ((text[:a], text[b:]) for a, b in cuts(text))
        return {part for one, other in ends for part, rest in ((one, other), (other, one)) if self.named(rest)}

    def _called_home(self, reading: Reading) -> set[str]:
        """An end of the title element that is the text of a link to the home page."""
        return called_home(reading, {fold(end) for a, b in cuts(self.element) for end in (self.element[:a], self.element[b:])} - {""})

    def _in_address(self, text: str) -> float:
        """The share of the text's words that the page's address holds too."""
        words = {word for word in fold(text).split() if len(word) > 1}
        return len(words & self._slug) / max(1, len(words))


def site_names(reading: Reading) -> set[str]:
    """The folded names that the page gives to its site."""
    evidence = reading.page.evidence
    names = [value for name in ("og:site_name", *APPLICATION) for value in evidence.meta.values.get(name, ())]
    for node in evidence.jsonld.nodes:
        if not types_of(node).isdisjoint(("website", "organization", "newsmediaorganization")):
            names += evidence.jsonld.texts(node, "name")
        elif "publisher" in node:
            names += evidence.jsonld.texts(node, "publisher")
    found = {key for name in names if (key := fold(name))}
    # Themes that call each page an application of its own, by the post's title: Hexo's butterfly and what was made from it.
    return found - {title} if len(found) > 1 and (title := fold(evidence.meta.first("og:title"))) else found


def names_of_the_site(reading: Reading, found: Finding[str]) -> set[str]:
    """The folded names of the site, the ``found`` title among them where the page of a post without one has the site's name alone."""
    own, title = site_names(reading) | site_headings(reading), fold(found.value)
    if found.source == "title element":
        own |= called_home(reading, {title})
    if _is_whole_element(reading, found.value) and is_name_of_folder(reading, title):
        own.add(title)
    return own


def cuts(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each separator inside ``text``; none in what is too long for a title.

    Those in a pair of marks, and the marks, are of what is quoted there.
    """
    if len(text) > LONGEST:
        return
    quoted = list(QUOTED.finditer(text)) if "«" in text else []
    for match in SEPARATOR.finditer(text):
        if match.start() > 0 and match.end() < len(text) and not any(match.end() > quote.start() and match.start() < quote.end() for quote in quoted):
            yield match.start(), match.end()


def strength(separator: str) -> str:
    """How surely a separator parts a title from a name."""
    mark = separator.strip()
    return "strong" if mark and mark[0] in STRONG else "weak" if mark == WEAK else "plain"


def site_headings(reading: Reading) -> set[str]:
    """The folded texts of headings that link to the home page, or stand in such a link, or head another one with the post's title.

    The title element tells the last: it begins with the lesser heading, and ends with the first ('Of eels — The Weir'). It may be the other
    way about, and both alike, where the second stands right above the text ('The Weir :: Of eels').
    A blog in a folder has its home there: of links to a folder above the page those count that the title element ends with, or begins
    with where a lesser heading has the rest.
    """
    outline = reading.page.outline
    title = outline.title
    places = list(cuts(title))
    parts = {fold(title[b:]): fold(title[:a]) for a, b in places}
    parts |= {fold(title[b:c]): fold(title[:a]) for (a, b), (c, _) in pairwise(places)}  # Redmine's 'Of eels - The Weir - Redmine'
    ends, starts = set(parts), {fold(title[:a]): fold(title[b:]) for a, b in places}
    headings = {i: fold(outline.line(i)) for i in outline.by_tag.get("h1", ())}
    lesser = [j for tag in ("h2", "h3") for j in outline.by_tag.get(tag, ())] if {*ends, *starts}.intersection(headings.values()) else []
    heads = {text for i, text in headings.items() if text in ends and any(j > i and fold(outline.line(j)) == parts[text] for j in lesser)}
    begins = {text for i, text in headings.items() if text in starts and any(j > i and fold(outline.line(j)) == starts[text] for j in lesser)}
    parts |= starts
    heads |= {
        text for i, text in headings.items() if text in parts
        if any(j > i and other == parts[text] and ABOVE < reading.layout.distance(j) < WITHIN for j, other in headings.items())
    }  # fmt: skip
    return heads | {
        text
        for i, text in headings.items()
        for j in _links_about(outline, i)
        if is_home(address := outline.attributes[j].get("href"), reading) or (text in ends | begins and is_above(address, reading))
    } - titles_linked_home(reading)


def titles_linked_home(reading: Reading) -> set[str]:
    """The folded texts of headings that two have, of which the one right above the text leads nowhere: Sphinx's scrolls links the title home."""
    outline = reading.page.outline
    lines = [(i, fold(outline.line(i))) for i in outline.by_tag.get("h1", ())]
    twice = {text for k, (_, text) in enumerate(lines) if any(text == other for _, other in lines[:k])}
    return {
        text for i, text in lines if text in twice and ABOVE < reading.layout.distance(i) < WITHIN
        if not any(is_home(outline.attributes[j].get("href"), reading) for j in _links_about(outline, i))
    }  # fmt: skip


def _links_about(outline: Outline, i: int) -> list[int]:
    """The links within element ``i`` and around it."""
    return [*outline.within("a", i), *(j for j in outline.ancestors(i) if outline.tags[j] == "a")]


def _is_whole_element(reading: Reading, title: str) -> bool:
    return fold(reading.page.outline.title) == fold(title)
