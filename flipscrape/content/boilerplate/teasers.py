"""What stands behind a short text and looks like one: cards that lead to other posts, and a box about its author."""

from __future__ import annotations

import re
from collections import defaultdict

from flipscrape.content.boilerplate.elements import authors_links
from flipscrape.content.cues.blocks import Blocks
from flipscrape.content.cues.features import ends_sentence
from flipscrape.markup.addresses import host
from flipscrape.markup.outline import HEADINGS, Outline
from flipscrape.markup.text import squeeze

LARGEST = 700  # characters of a card
LEAST_TEXT = 25  # characters beside its link; less is a day
LEAST_CARDS = 2
MOST_BEFORE = 80  # characters of author, day, category and time to read above a card's title
SHORTEST_NAME, LONGEST_NAME, LONGEST_BYLINE = 4, 40, 120  # characters
NO_NAMES = ("h1", "h2", "h3", "li", "dt", "td", "th", "figcaption")
ABOUT = re.compile(
    r"^(?:about(?: the author)?|über(?: den autor| die autorin)?|sobre(?: el autor| la autora| o autor| a autora)?|acerca de"
    r"|à propos d[eu]|a propos de|over|om|informazioni su|o autorze|об авторе|автор)\s*[:：]?\s+", re.IGNORECASE)
POST = " type-post "  # post_class()
DIGITS = re.compile(r"\d+")
CARDS = frozenset(("div", "article", "section", "li", "aside"))


def teasers(blocks: Blocks, *, site: str | None = None) -> set[int]:
    """The blocks of all cards. A list whose entries go on in the line of their link is the author's, and no card.

    With ``site``, a host and port: of those alone that lead to other pages there. An author may collect links to elsewhere.
    """
    outline = blocks.outline
    rows: defaultdict[tuple[int, str, str], list[int]] = defaultdict(list)
    seen: set[int] = set()
    for i in outline.by_tag.get("a", ()):
        if site is not None and not _stays(outline.attributes[i].get("href") or "", site):
            continue
        if not outline.chars(i):
            label = squeeze(outline.attributes[i].get("aria-label") or "")
            if label and (card := _covered(blocks, i, label)) >= 0:
                rows[outline.parents[card], outline.tags[card], _kind(outline.hints[card])].append(card)
            continue
        heading: bool | None = None
        for j in outline.ancestors(i):
            if outline.chars(j) > LARGEST:
                break
            if not _begins_with(outline, j, i):
                heading = _is_heading(outline, i) if heading is None else heading
                if not (heading and _has_little_above(outline, j, i)):
                    break
            if j not in seen and outline.tags[j] in CARDS and _goes_on(blocks, j, i):
                seen.add(j)
                rows[outline.parents[j], outline.tags[j], _kind(outline.hints[j])].append(j)
    found: set[int] = set()
    for cards in rows.values():
        if len(cards) >= LEAST_CARDS:
            for j in cards:
                found.update(range(*blocks.span(j)))
    return found


def author_boxes(blocks: Blocks, *, after: int) -> set[int]:
    """The blocks of elements after block ``after`` that begin with a name alone, as a line above has it among words ('By Ann Low, 2 May').

    So does a byline that links to the author, and is no block. 'About Ann Low' is such a name, too, in a heading of any rank, and so is a link to
    the author's page there.
    """
    outline, texts, owners = blocks.outline, blocks.texts, blocks.owners
    linking = frozenset(authors_links(outline))
    linked = {outline.line(i) for i in linking if outline.chars(i) <= LONGEST_NAME}
    short = "\n".join(text for text in texts if len(text) <= LONGEST_BYLINE)
    found: set[int] = set()
    for k in range(after + 1, len(texts)):
        text, box, tag = ABOUT.sub("", texts[k]), outline.parents[owners[k]], outline.tags[owners[k]]
        named = tag not in NO_NAMES or (tag in HEADINGS and (text != texts[k] or not linking.isdisjoint(outline.within("a", owners[k]))))
        if not SHORTEST_NAME <= len(text) <= LONGEST_NAME or not named or box < 0 or outline.tags[box] not in CARDS:
            continue
        a, b = blocks.span(owners[k])
        if a != k or b == k + 1 or tag not in CARDS:
            a, b = blocks.span(box)
        if a == k and b > k + 1 and sum(blocks.chars[a:b]) <= LARGEST and (text in linked or (short.count(text) > 1 and any(
            text in line and text != line and outline.tags[owners[e]] != "li" and not ends_sentence(texts[e])
            for e in range(k) if len(line := texts[e]) <= LONGEST_BYLINE
        ))):
            found.update(range(a, b))
    return found


def _stays(address: str, site: str) -> bool:
    """Whether an address is of the site."""
    return host(address) == site if "//" in address else not address.startswith(("#", "mailto:", "javascript:"))


def _kind(hint: str) -> str:
    """The first word of class or id, numbers masked: WordPress adds a card's own number, topics and tags behind it."""
    return DIGITS.sub("#", next(iter(hint.split()), ""))


def _begins_with(outline: Outline, i: int, link: int) -> bool:
    """Whether element ``i`` has no text before ``link``."""
    return outline.lengths[outline.first[i]] == outline.lengths[outline.first[link]]


def _is_heading(outline: Outline, link: int) -> bool:
    """Whether a link is all of a heading, or a heading all of it."""
    around = (outline.parents[link], *outline.children(link))
    return any(outline.tags[j] in HEADINGS and outline.chars(j) == outline.chars(link) for j in around)


def _has_little_above(outline: Outline, i: int, link: int) -> bool:
    """Whether element ``i`` has a day, an author and a category at most above ``link``.

    Without a day, the category is a link, or the card, or what wraps all of it, is what WordPress calls a post.
    """
    first, start = outline.first[i], outline.first[link]
    before = "".join(outline.pieces[first:start])
    if not 0 < len(before) <= 2 * MOST_BEFORE or (shown := len("".join(before.split()))) > MOST_BEFORE:
        return False
    if DIGITS.search(before) or POST in outline.hints[i] + outline.hints[outline.parents[i]]:
        return True
    return shown <= sum(outline.chars(j) for j in outline.within("a", i) if j < link)


def _covered(blocks: Blocks, link: int, label: str) -> int:
    """The card that an empty link lies over, -1 for none: its one link, whose label for readers of screens is the card's title."""
    outline = blocks.outline
    for j in outline.ancestors(link):
        a, b = blocks.span(j)
        if b > a + 1:
            is_card = outline.tags[j] in CARDS and len(label) + LEAST_TEXT <= outline.chars(j) <= LARGEST
            return j if is_card and label in blocks.texts[a:b] and len(outline.within("a", j)) == 1 else -1
    return -1


def _goes_on(blocks: Blocks, card: int, link: int) -> bool:
    """Whether a card has its link in a block alone, and below it another; with a text that is mostly no link."""
    outline = blocks.outline
    (a, b), chars = blocks.span(card), outline.chars(link)
    if a + 1 >= b or outline.chars(card) - outline.link_chars(card) < LEAST_TEXT or len(outline.attributes[link].get("href") or "") < 2:
        return False
    line, texts = outline.line(link), blocks.texts
    return line in texts[a : b - 1] and blocks.chars[texts.index(line, a)] == chars
