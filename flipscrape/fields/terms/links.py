"""The terms that a post is filed under, as links around its body: which of them are tags, and which are categories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from flipscrape.content.boilerplate.elements import SHARING
from flipscrape.fields.bylines.marks import ADDRESS as AUTHORS
from flipscrape.fields.look.class_names import kinds_of
from flipscrape.fields.look.reading import Reading
from flipscrape.fields.terms.groups import Group, Kind, own_groups
from flipscrape.fields.terms.labels import LABELS, is_filed, is_headed_as_all, is_headed_as_the_sites
from flipscrape.fields.terms.marks import CLOUD, LIST_HINT, SECTION, kind_of, named_as_terms, named_kinds, said_of
from flipscrape.fields.terms.noting import PREPOSITIONS, before, ending, is_labelled, is_noted
from flipscrape.markup.addresses import absolute, host
from flipscrape.markup.outline import Outline
from flipscrape.markup.text import fold, squeeze, width

NEIGHBOURS = re.compile(r"[ _-](?:prev(?:ious)?|next|pager|pagination)[ _-]")
FOREIGN = re.compile(r"[ _-](?:tagcloud|tag-?cloud|cloud|sidebar|widget|widget_tag_cloud|widget_categories|related|nav|menu|breadcrumbs?)[ _-]")
NOT_TERMS = frozenset(map(fold, (
    "more", "mehr", "weiter", "read more", "all", "all tags", "alle", "edit", "share", "permalink", "permanent link", "home", "rss",
    "section", "category", "tags", "featured",
)))
DAYS = re.compile(r"/(?:19|20)\d\d(?:[/-]\d{1,2}){0,2}(?:/|(?:/index)?\.html?)?$")  # al-folio has the year among a post's tags
COUNTED = re.compile(r"\s*\(\d+\)")
COUNT = re.compile(r"\(?\d{1,4}\)?")
LONGEST, MOST, MOST_APART, MOST_SECTIONS = 60, 40, 12, 3
OUTER = frozenset(("body", "html", "article", "main"))
ENTRYS = " p-category "
INLINE = frozenset(("li", "dd", "span", "strong", "em", "b", "i", "p"))
NEAR_BEFORE, NEAR_AFTER = -2500, 2500


def find_terms(reading: Reading) -> list[Group]:
    """The groups of term links near the body, else anywhere, in page order; those of menus, sidebars, other posts and comments are left out."""
    outline, layout = reading.page.outline, reading.layout
    parents, attributes = outline.parents, outline.attributes
    named = named_as_terms(outline)
    groups: dict[tuple[int, Kind, str], Group] = {}
    for far, links in ((False, layout.links), (True, outline.by_tag.get("a", ()))):
        near = set(layout.links) if far else frozenset[int]()
        for i in links:
            if i in near:
                continue
            rel = (attributes[i].get("rel") or "").lower()
            marked = i in named or (parent := parents[i]) in named or parents[parent] in named
            # Far from the body only those are read that call themselves tags, or that an element around them does.
            if not far or marked or "tag" in rel:
                address = (attributes[i].get("href") or "").lower()
                said = said_of(outline.hints[i], rel, address, reading.platform)
                if said or (address and (marked or (not far and _is_announced(reading, i)))):
                    _look(reading, _TermLink(place=i, rel=rel, address=address, said=said, far=far), groups)
        if any(kind is Kind.TAG and "address" not in why for _, kind, why in groups):
            break
    return own_groups([group for group in groups.values() if len(group.names) <= (MOST_APART if group.why.startswith("apart") else MOST)], reading)


def marked_terms(reading: Reading, kind: Kind) -> list[str]:
    """The terms in the elements that the page's engine names for them: links that lead to such terms, or all text where there is no link."""
    outline, platform = reading.page.outline, reading.platform
    names: list[str] = []
    for token in platform.tags if kind is Kind.TAG else platform.categories:
        for i in outline.by_token.get(token, ()):
            if outline.inside(i, reading.thread.places):
                continue
            links = [i] if outline.tags[i] == "a" else outline.within("a", i)
            own = [j for j in links if kind_of("", (outline.attributes[j].get("href") or "").lower()) is kind]
            # A box of all facts without a link names none.
            names += [_without_count(reading, j) for j in own] if links else [] if outline.within("time", i) else [outline.line(i)]
        if names:
            break
    return names


@dataclass(frozen=True, kw_only=True, slots=True)
class _TermLink:
    """A link that may lead to a term; ``said``: what rel and address say of it."""

    place: int
    rel: str
    address: str
    said: Kind | None
    far: bool


def _look(reading: Reading, link: _TermLink, groups: dict[tuple[int, Kind, str], Group]) -> None:
    """Add ``link`` to the group that it belongs to, if it leads to a term of this post."""
    outline, layout = reading.page.outline, reading.layout
    i, said, rel, far = link.place, link.said, link.rel, link.far
    inside = layout.inside(i)
    if not far and not inside and not NEAR_BEFORE < layout.distance(i) < NEAR_AFTER:
        return
    name = squeeze(_without_count(reading, i)).strip(" ,;·|").removeprefix("#").strip()
    if not name or width(name) > LONGEST or fold(name) in NOT_TERMS or outline.inside(i, reading.thread.places):
        return
    if said is None and DAYS.search(link.address):
        return
    holder = _holder(reading, i)
    if any(CLOUD.search(outline.hints[k]) and not _says_terms(outline, k) for k in (outline.parents[i], holder)):
        return
    if said is None and any(map(NEIGHBOURS.search, layout.around(i))):
        return
    label, hinted = _label(reading, i, holder, said), _hinted(reading, i, said)
    entrys = ENTRYS in outline.hints[i] and any(" h-entry " in outline.hints[j] and layout.holds_body(j) for j in outline.ancestors(i))
    listed = hinted is Kind.TAG and not inside and (entrys or any(LIST_HINT.search(outline.hints[j]) for j in (holder, i)))
    if said is None and label is None and not listed and (hinted is not Kind.CATEGORY or inside or "#" in link.address):
        return
    rel_tag = "tag" in rel.split() or "category" in rel.split()
    if not rel_tag and COUNTED.match("".join(outline.pieces[outline.last[i] : outline.last[i] + 3])):
        return  # a list of all the site's terms
    apart = layout.apart(i)
    if not inside and label is None and (is_headed_as_the_sites(outline, holder) if apart else is_headed_as_all(outline, holder)):
        return
    if apart and (far or (said is None and not entrys) or not (label or hinted)):
        return
    if apart and not (label and "category tag" in rel) and _is_foreign(reading, i):
        return
    if inside and not rel_tag and ((label is None and hinted is None) or outline.link_chars(holder) * 5 < outline.chars(holder) * 2):
        return  # a link in the text to some topic's page
    kind = _decide(said, rel, label, hinted)
    if kind is Kind.CATEGORY and outline.inside(i, layout.cards):
        return  # of another post
    if (not (rel_tag or label or hinted) and _leads_away(link.address, reading)) or (said is None and _leads_to_no_term(link.address)):
        return  # a channel of videos, a search for news of this site; a button to share, an author's page, below a label or a class for terms
    where = "far, " if far else "apart, " if apart else ""
    why = where + ("rel=tag" if rel_tag else "label" if label and (said or hinted) else "class" if hinted else "address")
    groups.setdefault((holder, kind, why), Group(place=holder, kind=kind, why=why)).names.append(name)


def _says_terms(outline: Outline, i: int) -> bool:
    """Whether what holds links begins with a label of its own, as a post's line of tags does; above the site's cloud stands a heading."""
    first = next((k for k in range(outline.first[i], outline.last[i]) if not outline.pieces[k].isspace()), -1)
    return first >= 0 and outline.owners[first] == i and fold(outline.pieces[first]) in LABELS


def _leads_to_no_term(address: str) -> bool:
    return bool(SHARING.search(address) or AUTHORS.search(address))


def _is_announced(reading: Reading, i: int) -> bool:
    """Whether the line that a link stands in says that what follows is what the post is filed under."""
    return is_noted(reading.page.outline, i) or (not reading.layout.inside(i) and is_labelled(reading.page.outline, i, LABELS))


def _leads_away(address: str, reading: Reading) -> bool:
    """Whether a link leads to another site than the page's own: to no host that ends in the same two names."""
    there, here = (host(url).split(".")[-2:] for url in (absolute(address, reading.page.base), reading.page.url))
    return [""] not in (there, here) and there != here


def _without_count(reading: Reading, i: int) -> str:
    """The text of a link without the number of posts that an element at its end shows ('history' and a small 12)."""
    outline = reading.page.outline
    places = [k for k in range(outline.first[i], outline.last[i]) if not outline.pieces[k].isspace()]
    if len(places) > 1 and outline.owners[places[-1]] != outline.owners[places[-2]] and COUNT.fullmatch(outline.pieces[places[-1]].strip()):
        return "".join(outline.pieces[outline.first[i] : places[-1]])
    return outline.line(i)


def _is_foreign(reading: Reading, i: int) -> bool:
    """Whether a link stands in a sidebar or a menu, which is none of the post's."""
    outline, layout = reading.page.outline, reading.layout
    around = (j for j in (i, *outline.ancestors(i)) if (hint := outline.hints[j]) and _is_a_sites_name(hint) and not layout.holds_body(j))
    return any(not _tells_of_the_post(reading, j) for j in around)


def _is_a_sites_name(hint: str) -> bool:
    return FOREIGN.search(hint) is not None or ("apart" in kinds_of(hint) and "footer" not in hint)


def _tells_of_the_post(reading: Reading, i: int) -> bool:
    """Whether a box beside the body, in the one article, says when: Elegant calls it 'article-sidebar', with authors and terms below labels."""
    outline, layout = reading.page.outline, reading.layout
    own = any(outline.tags[j] == "article" and layout.holds_body(j) for j in outline.ancestors(i))
    return own and len(outline.within("time", i)) == 1


def _holder(reading: Reading, i: int) -> int:
    """The element that holds a link and its like: out of list items, inline elements and what holds this link alone, to a paragraph of several."""
    outline = reading.page.outline
    holder, chars = outline.parents[i], outline.chars(i)
    while (
        (outline.tags[holder] in INLINE or outline.chars(holder) == chars)
        and (parent := outline.parents[holder]) > 0
        and outline.tags[parent] not in OUTER
        and not (outline.tags[holder] == "p" and len(outline.within("a", holder)) > 1)
    ):
        holder = parent
    return holder


def _decide(said: Kind | None, rel: str, label: Kind | None, hinted: Kind | None) -> Kind:
    if said is not None and not ("tag" in rel and said is Kind.TAG and label is Kind.CATEGORY):
        return said if label is None or said is Kind.CATEGORY or label is said else label
    return label or hinted or said or Kind.TAG


def _hinted(reading: Reading, i: int, said: Kind | None) -> Kind | None:
    """What the classes around a link say, the nearest first. Microformats' p-category may be either; alone it is a tag's.

    Links that are called sections are a menu where one element holds many, and behind the text each is another post's.
    """
    outline = reading.page.outline
    if SECTION in outline.hints[i].split() and reading.layout.before(i) and len(outline.within("a", outline.parents[i])) <= MOST_SECTIONS:
        return Kind.CATEGORY
    found: Kind | None = None
    for j in (i, *islice(outline.ancestors(i), 3)):
        if outline.tags[j] not in OUTER and (kinds := named_kinds(outline.hints[j])):
            if len(kinds) == 1:
                return kinds[0]
            if said is not None or ENTRYS not in outline.hints[j]:
                return None
            found = Kind.TAG
    return found


def _folded(text: str) -> list[str]:
    return [fold(line) for line in re.split(r"[:\n|•·]", text)]


def _label(reading: Reading, i: int, holder: int, said: Kind | None) -> Kind | None:
    """The kind that the words right before a link, or at the start of what holds it, name ('Tags:', 'Filed under').

    'in' tells nothing of a tag behind the category that it leads to, and 'Filed under' nothing of links that lead to tags.
    """
    outline = reading.page.outline
    start, first = outline.first[i], outline.first[holder]
    behind_another = said is Kind.TAG and "|" in before(outline, max(first, start - 6), start)
    for begin, end in ((max(first, start - 40), start), (max(0, first - 4), first)):
        text = before(outline, begin, end)
        behind = behind_another or (said is Kind.TAG and begin < first and "|" in text)
        # A label before another line's link is that line's: 'Category: Bread' above the tags.
        own = _folded(text.rpartition("|" if begin < first else "|\n")[2])
        for line in reversed(_folded(text)):
            if (kind := LABELS.get(line)) is None or (behind and line in PREPOSITIONS):
                continue
            if said is not Kind.TAG or kind is said or (line in own and not is_filed(line)):
                return kind
        for line in reversed(re.split(r"[\n|•·]", text)):
            if (last := ending(line, LABELS)) and not (said is Kind.TAG and is_filed(last)):
                return LABELS[last]
    if is_noted(outline, i) and not behind_another:
        return Kind.CATEGORY
    around = (outline.attributes[j].get("aria-label") for j in islice(outline.ancestors(i), 6))
    return next((kind for text in around if text and (kind := LABELS.get(fold(text))) is not None), None)
