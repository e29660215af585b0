"""Posts that are mostly code, mostly pictures with captions, or a list of links: such parts look like no text, and the few words beside them do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from flipscrape.content.choosing.choice import Choice
from flipscrape.content.choosing.insets import WRAPPERS, captions, is_numbering, is_typed_caption
from flipscrape.content.cues.blocks import Blocks
from flipscrape.content.cues.features import Statements, ends_sentence
from flipscrape.content.cues.parts import outermost_part
from flipscrape.markup.addresses import host
from flipscrape.markup.outline import HEADINGS, Outline

LISTS, WHOLE = ("ul", "ol"), ("pre", "figure")
MOST_FACTS, LEAST_LINKS = 2, 3  # blocks between a title and its post; links of a list that is all of one
LEAST_WORDS = 0.1  # the chance of a post of a word or two: 'Yes.'


def keep_most(choice: Choice, blocks: Blocks, statements: Statements) -> Choice:
    """``choice`` with what most of its post is made of."""
    if not any(choice.kept):
        return _take_next(choice, blocks, statements)
    return _keep_parts(_keep_list(choice, blocks), blocks, statements.site)


def _take_next(choice: Choice, blocks: Blocks, statements: Statements) -> Choice:
    """The list of links to other sites, or the few words alone in an element, that follow the title, where nothing else was found."""
    headings = [k for k, i in enumerate(blocks.owners) if blocks.outline.tags[i] in HEADINGS]
    for heading in headings:
        if any(title.startswith(blocks.texts[heading]) for title in statements.titles):
            end = next((k for k in headings if k > heading), len(blocks))
            for k in range(heading + 1, min(heading + 2 + MOST_FACTS, end)):
                if _are_links(blocks.outline, whole := outermost_part(blocks.outline, blocks.owners[k]), statements.site):
                    return _with(replace(choice, root=whole), blocks, range(*blocks.span(whole)), whole)
                if choice.chances[k] > LEAST_WORDS and _is_all(blocks, k):
                    return _with(replace(choice, root=blocks.owners[k]), blocks, range(k, k + 1), blocks.owners[k])
    return choice


def _is_all(blocks: Blocks, k: int) -> bool:
    """Whether block ``k`` is a paragraph without links that is all of the element around it."""
    outline, owner = blocks.outline, blocks.owners[k]
    return outline.tags[owner] == "p" and not blocks.link_chars[k] and blocks.span(outline.parents[owner]) == (k, k + 1)


def _are_links(outline: Outline, i: int, site: str) -> bool:
    """Whether element ``i`` is a list of links to other sites."""
    if outline.tags[i] not in LISTS:
        return False
    hosts = [host(outline.attributes[link].get("href")) for link in outline.within("a", i)]
    return len(hosts) >= LEAST_LINKS and all(name and name != site for name in hosts)


def _keep_list(choice: Choice, blocks: Blocks) -> Choice:
    """All of a list, where nothing but items of that list was kept."""
    kept = [k for k, is_kept in enumerate(choice.kept) if is_kept]
    around = {outermost_part(blocks.outline, blocks.owners[k]) for k in kept}
    if len(around) != 1 or blocks.outline.tags[whole := around.pop()] not in LISTS:
        return choice
    if not all(_is_item(blocks.outline, blocks.owners[k]) for k in kept):
        return choice
    return _with(choice, blocks, range(*blocks.span(whole)), whole)


def _is_item(outline: Outline, i: int) -> bool:
    """Whether element ``i`` is an item of a list, or stands right in one. In P2 whole posts are items, each with an element for its text."""
    return outline.tags[i] == "li" or outline.tags[outline.parents[i]] == "li"


def _keep_parts(choice: Choice, blocks: Blocks, site: str) -> Choice:
    """All code, captions or links in the element around the first kept block, where they are more than the text that was kept there."""
    first = choice.kept.index(True)
    around = _around(blocks.outline, blocks.owners[first])
    for parts in (list(_code(blocks, around)), list(_captions(blocks, around)), list(_lists(blocks, around, site))):
        inside = {k for part in parts for k in part}
        text = sum(blocks.chars[k] for k in range(*blocks.span(around)) if choice.kept[k] and k not in inside)
        if sum(blocks.chars[k] for k in inside) > text:
            return _with(choice, blocks, [*inside, *_between(blocks, around, inside)], around)
    return choice


def _code(blocks: Blocks, around: int) -> Iterator[range]:
    for i in blocks.outline.within("pre", around):
        a, b = blocks.span(i)
        if a < b and _around(blocks.outline, i) == around and not is_numbering(blocks.texts[a:b]):
            yield range(a, b)


def _captions(blocks: Blocks, around: int) -> Iterator[range]:
    for i in captions(blocks.outline, around):
        a, b = blocks.span(i)
        if b == a + 1 and _around(blocks.outline, blocks.outline.parents[i]) == around and is_typed_caption(blocks, a, i):
            yield range(a, b)


def _lists(blocks: Blocks, around: int, site: str) -> Iterator[range]:
    """The lists of links to other sites that stand in the text, as an author types them: those of a theme, for sharing, have a class."""
    outline = blocks.outline
    for i in outline.children(around):
        if not outline.hints[i] and _are_links(outline, i, site):
            yield range(*blocks.span(i))


def _between(blocks: Blocks, around: int, inside: set[int]) -> Iterator[int]:
    """The sentences right before one of the parts, or right behind one, in the same element; a line of the day and the writer is none."""
    outline = blocks.outline
    for k in range(*blocks.span(around)):
        i = blocks.owners[k]
        if not inside.isdisjoint((k - 1, k + 1)) and outline.tags[i] == "p" and outline.parents[i] == around and ends_sentence(blocks.texts[k]):
            yield k


def _around(outline: Outline, i: int) -> int:
    """The element around a part of a text and what wraps that part alone."""
    for k in outline.ancestors(i):
        if outline.tags[k] in WHOLE:
            i = k
    i = outermost_part(outline, i)
    if outline.tags[i] in WHOLE:  # docutils writes <div><div><pre>
        i = min((i, *(k for k in islice(outline.ancestors(i), WRAPPERS) if k > 0 and outline.chars(k) == outline.chars(i))))
    return max(outline.parents[i], 0)


def _with(choice: Choice, blocks: Blocks, more: range | list[int], around: int) -> Choice:
    """``choice`` with the blocks ``more``, which stand in the element ``around``."""
    added = set(more)
    root = around if blocks.outline.inside(choice.root, (around,)) else choice.root
    return replace(choice, root=root, kept=[was or k in added for k, was in enumerate(choice.kept)])
