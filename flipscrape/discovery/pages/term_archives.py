"""The posts of one tag, category or author, as the listing of its archive names them: some themes print a post's category nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from flipscrape.discovery.addressing import INDEX, looks_like
from flipscrape.discovery.pages.cards import is_headed
from flipscrape.discovery.pages.places import NUMBER
from flipscrape.fields.bylines.marks import LABELS as AUTHOR_LABELS
from flipscrape.fields.terms.labels import LABELS
from flipscrape.fields.terms.marks import CATEGORY_ADDRESS, NIKOLA_CATEGORY, TAG_ADDRESS
from flipscrape.markup.addresses import absolute
from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.markup.text import WORD, fold, without_accents
from flipscrape.model import AddressKind
from flipscrape.page import Page

AUTHOR_ADDRESS = re.compile(r"/(?:authors?|autor(?:en|es)?|auteurs?|autore)[/:=#]|[?&]author=")
KEY = re.compile(r"[?&](cat|tag|author)=([^&]+)")  # WordPress without permalinks
PAGING = re.compile(r"/(?:(?:page|seite|pagina|página|strona|sida|side|index)[/_-]?)?\d{1,3}$|\.html?$", re.IGNORECASE)
NUMBERED = re.compile(r"\d+$")  # Pelican: the second page of bread.html is bread2.html
NIKOLA = "nikola"
LONGEST = 60  # characters of a name
LONGEST_TITLE = 300
MOST_LINKS, MOST_HEADINGS = 500, 6


class Field(StrEnum):
    """What the posts of an archive have in common, by the field of the record that it goes to."""

    TAG = "tags"
    CATEGORY = "categories"
    AUTHOR = "authors"


# The first that fits: '/blog/category/tags/' is a category's.
ADDRESSES = {Field.CATEGORY: CATEGORY_ADDRESS, Field.TAG: TAG_ADDRESS, Field.AUTHOR: AUTHOR_ADDRESS}


def told_terms(page: Page, links: Mapping[int, str]) -> tuple[Field, str, list[str]] | None:
    """The field, the name that the archive is of, and the addresses of its posts; None where the page is no such archive, or hides its name.

    ``links``: by element, in order, the addresses to which the main part of the page leads.
    """
    address = _first_page(page.url or "")
    field, slug = _field_and_slug(address)
    if field is None:
        return None
    if field is Field.CATEGORY and NIKOLA_CATEGORY not in address and NIKOLA in " ".join(page.evidence.meta.values.get("generator", ())).lower():
        field = Field.TAG
    # An author's slug is a login: a part of the name, or no word of it. Without permalinks a number takes its place.
    name = (_titled(page) if field is Field.AUTHOR or slug.isdigit() else None) or (_name(page, slug) if slug else None)
    return (field, name, _posts(page.outline, links, name)) if name else None


def _field_and_slug(address: str) -> tuple[Field | None, str]:
    for field, pattern in ADDRESSES.items():
        if match := pattern.search(address.lower()):
            slug = address.rpartition("=")[2] if "?" in address else address[match.end() :].rpartition("/")[2]
            return field, slug.removeprefix(NIKOLA_CATEGORY)
    return None, ""


def _titled(page: Page) -> str | None:
    """The text of a link to this archive that the page's title or a heading holds too, or what stands behind 'Author:' there."""
    titles = _titles(page.outline)
    shown = list(map(fold, titles))
    linked = (text for text in _links_to_itself(page) if (key := fold(text)) and not key.isdigit() and any(key in line for line in shown))
    return next(linked, None) or next(filter(None, map(_labelled, reversed(titles))), None)


def _first_page(url: str) -> str:
    """The path without what names a further page of the same archive, and without an index file, an ending or a last slash.

    Of the keys only that which says what the archive is of.
    """
    parts = urlsplit(url)
    if match := KEY.search(f"?{unquote(parts.query)}"):
        return f"{parts.path}?{match[1]}={match[2]}"
    path = INDEX.sub("/", unquote(parts.path)).rstrip("/")
    while (shorter := PAGING.sub("", path)) != path:
        path = shorter
    return path


def _name(page: Page, slug: str) -> str | None:
    """How the page writes the name of which ``slug`` is the form in addresses."""
    title, *lines = _titles(page.outline)
    texts = [*_links_to_itself(page), title, *lines]
    for key in dict.fromkeys((_key(slug), _key(NUMBERED.sub("", slug)))):
        for text in texts if key else ():
            if found := _written(text, key):
                return found
    return next(filter(None, map(_labelled, (*lines, title))), None) or _transliterated(page.outline, slug, lines)


def _titles(outline: Outline) -> list[str]:
    """The title element, then the first headings without a link."""
    headings = sorted(i for tag in HEADINGS for i in outline.by_tag.get(tag, ()) if not outline.link_chars(i))[:MOST_HEADINGS]
    title = next((outline.written(i)[:LONGEST_TITLE] for i in outline.by_tag.get("title", ())), "")
    return [title, *(line for i in headings if 0 < len(line := outline.line(i)) <= 2 * LONGEST)]


def _links_to_itself(page: Page) -> Iterator[str]:
    outline, own = page.outline, _first_page(page.url or "")
    for i in outline.by_tag.get("a", ())[:MOST_LINKS]:
        href = outline.attributes[i].get("href")
        if href and 0 < outline.chars(i) <= LONGEST and _first_page(absolute(href, page.base) or "") == own:
            yield outline.line(i)


def _written(text: str, key: str) -> str | None:
    """The words of ``text`` that make ``key``, with the signs that belong to them ('C++')."""
    words = list(WORD.finditer(text))
    for first, begin in enumerate(words):
        made = ""
        for end in words[first:]:
            made += _key(end[0])
            if made == key:
                return text[begin.start() : end.end()] + re.match(r"[+#]*", text[end.end() :])[0]  # type: ignore[index] # it always fits
            if not key.startswith(made):
                break
    return None


def _labelled(text: str) -> str | None:
    """What stands behind a word for tags, categories or authors and a colon."""
    label, colon, name = text.partition(":")
    return name.strip() if colon and (fold(label) in LABELS or fold(label) in AUTHOR_LABELS) and 0 < len(name.strip()) <= LONGEST else None


def _transliterated(outline: Outline, slug: str, lines: list[str]) -> str | None:
    """The first heading, where its letters are not those of which the address is made; of 'Posts on X' what the name of the archive's feed shares."""
    if not slug.isascii() or not lines or len(lines[0]) > LONGEST or any(map(str.isascii, WORD.findall(lines[0]))):
        return None
    for i in outline.by_tag.get("link", ()):
        attributes = outline.attributes[i]
        if slug in (attributes.get("href") or "") and (title := attributes.get("title")) and "alternate" in (attributes.get("rel") or ""):
            shared = SequenceMatcher(None, lines[0], title[:LONGEST_TITLE], autojunk=False).find_longest_match()
            if name := lines[0][shared.a : shared.a + shared.size].strip():
                return name
    return lines[0]


def _key(text: str) -> str:
    """Letters and digits alone, without accents, in lower case."""
    return fold(without_accents(text)).replace(" ", "").replace("_", "")


def _posts(outline: Outline, links: Mapping[int, str], name: str) -> list[str]:
    """The posts among ``links``: those in headings, below the archive's own, else those in the most frequent form; a list of the latest has another.

    Before one that stands under a heading of its own goes the one under the archive's ``name``: it may hold fewer posts than a list of the latest.
    """
    posts = {i: url for i, url in links.items() if looks_like(url) is AddressKind.PAGE}
    posts = posts or {i: url for i, url in links.items() if is_headed(outline, i)}  # a blog may keep its posts in /archive/
    main = outline.by_tag.get("main", ())[:1]
    posts = {i: url for i, url in posts.items() if outline.inside(i, main)} or posts
    headings = [i for tag in HEADINGS for i in outline.by_tag.get(tag, ())]
    headed = {i: url for i, url in posts.items() if is_headed(outline, i)}
    if headed:
        # A line of the latest posts above the archive, and boxes of the most read beside it, are the same on the archive of every tag.
        own = [i for i in headings if not outline.link_chars(i) and not _is_in_excerpt(outline, i, list(headed))]
        below = [url for i, url in headed.items() if _says(outline, _last_before(own, i), name)]
        return list(dict.fromkeys(below or headed.values()))
    forms = {i: tuple((outline.tags[j], NUMBER.sub("", outline.hints[j])) for j in (i, *outline.ancestors(i))) for i in posts}
    heads = {i: _last_before(headings, i) for i in posts}
    named = {i for i, head in heads.items() if _says(outline, head, name)}
    (form, _), *_ = Counter(forms.values()).most_common(1) or [((), 0)]
    if named and len({heads[i] for i in posts if forms[i] == form}) == 1 and all(forms[i] != form for i in named):
        (form, _), *_ = Counter(forms[i] for i in named).most_common(1)
    return list(dict.fromkeys(url for i, url in posts.items() if forms[i] == form))


def _last_before(headings: Iterable[int], i: int) -> int:
    """The last heading before an element, -1 for none."""
    return max((j for j in headings if j < i), default=-1)


def _says(outline: Outline, heading: int, name: str) -> bool:
    return heading >= 0 and fold(name) in fold(outline.line(heading))


def _is_in_excerpt(outline: Outline, heading: int, posts: list[int]) -> bool:
    """Whether a heading stands in the element of one post alone, behind its link: the post's own, in an excerpt."""
    before = [i for i in posts if i < heading]
    around = next((i for i in outline.ancestors(heading) if before and i < before[-1]), -1)
    return around >= 0 and sum(around < i < outline.ends[around] for i in posts) == 1
