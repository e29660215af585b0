"""What belongs to the blocks that were kept, however little it looks like a text: their next sentences, captions, an excerpt before them."""

from __future__ import annotations

import re
from enum import Enum

from flipscrape.content.boilerplate.foreign import SHORT_BODY
from flipscrape.content.choosing.insets import CREDIT, is_caption
from flipscrape.content.cues.blocks import OF_LISTS_AND_TABLES, VERSES, Blocks, surroundings
from flipscrape.content.cues.features import Statements, ends_sentence
from flipscrape.content.cues.parts import outermost_part, part_of
from flipscrape.content.cues.phrases import phrase_length
from flipscrape.markup.outline import HEADINGS, Outline

# Where a text ends, it looks least like one. What is likelier than this goes on with the paragraph before it, in a short text and in a longer one,
# or with the list before it; or with both its neighbours, where these are surely the text's; or below a heading like one in the text.
SECOND_SENTENCE, NEXT_PARAGRAPH, NEXT_ITEM, BETWEEN, NEXT_SECTION = 0.03, 0.3, 0.2, 0.1, 0.2
SURELY = 0.9
SHORTEST_BEFORE, MOST_BEFORE = 30, 2  # characters of a paragraph before the first kept one, and how many are looked at
EXCERPT = 30  # characters of a paragraph by which a summary is known to be made of the text
PROSE, LISTS = ("p", "li"), ("ul", "ol")
FOLLOWED = OF_LISTS_AND_TABLES - {"figcaption"} | {"p", "pre"}  # what a paragraph of a text may follow; a caption alone is too little
NOTE_MARK = re.compile(r"\s?\[?\d{1,3}\]?$")  # behind the sentence: 'It raked.[2]'
CAPTIONS = (" wp-caption-text ", " wp-element-caption ")  # WordPress's


class Joint(Enum):
    """How a block follows the one before it: in the same list; behind a paragraph or an item, in its element, or beyond a gallery; or neither."""

    ITEM = "item"
    PARAGRAPH = "paragraph"
    BEYOND = "beyond"
    APART = "apart"


def keep_siblings(blocks: Blocks, kept: list[bool], chances: list[float], size: int) -> None:
    """The sentences and captions right behind a part of a text, in the same element or list, are as good as it, if not too unlikely.

    ``size``: characters of what is kept.
    """
    least = SECOND_SENTENCE if size < SHORT_BODY else NEXT_PARAGRAPH
    for k in range(1, len(kept)):
        if not kept[k - 1] or kept[k] or chances[k] < min(least, BETWEEN):
            continue
        joint = _joint(blocks, kept, k)
        between = _is_surrounded(blocks, kept, chances, k, joint) or (joint is not Joint.ITEM and _is_in_section(blocks, kept, k))
        needed = BETWEEN if between else NEXT_ITEM if joint is Joint.ITEM else NEXT_PARAGRAPH
        enough = chances[k] >= (needed if joint is Joint.BEYOND else min(least, needed))
        if joint is not Joint.APART and enough and _may_go_on(blocks, k, joint):
            kept[k] = not phrase_length(blocks.texts[k][:40].lower()) and not CREDIT.search(NOTE_MARK.sub("", blocks.texts[k]))


def keep_summaries(blocks: Blocks, kept: list[bool]) -> None:
    """What a reader clicks to see a part of the text is the text's, as that part is."""
    outline = blocks.outline
    for i in outline.by_tag.get("summary", ()):
        start, end = blocks.span(i)
        if start < end and not kept[start] and any(kept[end : blocks.span(outline.parents[i])[1]]):
            kept[start:end] = [True] * (end - start)


def keep_sections(blocks: Blocks, kept: list[bool], chances: list[float]) -> None:
    """A heading of the rank and in the place of one that was kept, right behind what was, and its paragraph, if that is not too unlikely."""
    outline, owners = blocks.outline, blocks.owners
    headings = [k for k, i in enumerate(owners) if outline.tags[i] in HEADINGS]
    places = {_place_of_heading(outline, owners[k]) for k in headings if kept[k]}
    for k in headings:
        if not k or k + 1 == len(kept) or not kept[k - 1] or kept[k] or _place_of_heading(outline, owners[k]) not in places:
            continue
        below = owners[k + 1]
        follows = outline.tags[below] == "p" and outline.parents[below] == outline.parents[owners[k]] and chances[k + 1] >= NEXT_SECTION
        unlinked = not blocks.link_chars[k] and not blocks.link_chars[k + 1]
        if follows and unlinked and ends_sentence(blocks.texts[k + 1]) and not phrase_length(blocks.texts[k].lower()):
            kept[k] = kept[k + 1] = True


def _place_of_heading(outline: Outline, i: int) -> tuple[str, int]:
    """A heading's rank, and the element that holds it, or the sections of which it heads one."""
    parent = outline.parents[i]
    return outline.tags[i], outline.parents[parent] if outline.tags[parent] == "section" else parent


def keep_beginning(blocks: Blocks, kept: list[bool], statements: Statements, root: int) -> None:
    """Short paragraphs before the first kept block are the body's where the page's summary, an excerpt, holds them and that block's start."""
    start, stop = blocks.span(root)
    first = next((k for k in range(start, stop) if kept[k]), None)
    if first is not None and blocks.texts[first][:EXCERPT] in statements.summary:
        tags, owners = blocks.outline.tags, blocks.owners
        for k in range(max(start, first - MOST_BEFORE), first):
            if tags[owners[k]] in ("p", "figcaption") and len(text := blocks.texts[k]) > SHORTEST_BEFORE and text in statements.summary:
                kept[k:first] = [True] * (first - k)
                return


def keep_first_heading(blocks: Blocks, kept: list[bool], taken: list[bool]) -> None:
    """A heading right before the first kept block is the text's where a later one of its rank is, in the same element or a section beside its own.

    One that was ``taken`` and is no longer kept is the title.
    """
    outline, owners, parents = blocks.outline, blocks.owners, blocks.outline.parents
    first = next((k for k, is_kept in enumerate(kept) if is_kept), 0)
    if not first or taken[first - 1] or (tag := outline.tags[i := owners[first - 1]]) not in HEADINGS:
        return
    here, around = parents[i], parents[parents[i]] if outline.tags[parents[i]] == "section" else -1
    later = (owners[k] for k in range(first, len(kept)) if kept[k] and outline.tags[owners[k]] == tag)
    kept[first - 1] = any(parents[j] == here or parents[parents[j]] == around for j in later)


def keep_captions(blocks: Blocks, kept: list[bool], named: int, root: int) -> None:
    """A short caption in the post's own element, or below a picture at its end, is the author's, whatever it looks like; credits are not.

    Where no element is ``named`` as the post's, only those count, within ``root``, whose class no one but WordPress's editor writes, and those
    of a gallery between two parts of the text.
    """
    outline = blocks.outline
    start, stop = blocks.span(named if named >= 0 else root)
    behind = _behind_captions(blocks, start, stop)
    for k in range(max(start, 1), stop):
        i = blocks.owners[k]
        wordpress = any(token in outline.hints[i] for token in CAPTIONS)
        if kept[k - 1] and not kept[k] and (wordpress or outline.tags[i] == "figcaption"):
            text = blocks.texts[k]
            between = not blocks.link_chars[k] and _comes_to_text(blocks, kept, k, behind[k - start], stop)
            ends = between or (named >= 0 and any(kept[k + 1:k + 3])) or (wordpress and bool(outline.within("img", outline.parents[i])))
            kept[k] = ends and is_caption(text)


def _behind_captions(blocks: Blocks, start: int, stop: int) -> list[int]:
    """For each block from ``start`` on the first at or behind it that is no caption, ``stop`` where none is."""
    behind, found = stop, list[int]()
    for k in range(stop - 1, start - 1, -1):
        behind = behind if blocks.outline.tags[blocks.owners[k]] == "figcaption" else k
        found.append(behind)
    return found[::-1]


def _comes_to_text(blocks: Blocks, kept: list[bool], k: int, after: int, stop: int) -> bool:
    """Whether block ``after``, behind the captions around block ``k``, was kept, and they are several: news have credits below single pictures."""
    several = after > k + 1 or blocks.outline.tags[blocks.owners[k - 1]] == "figcaption"
    return several and after < stop and kept[after]


def _joint(blocks: Blocks, kept: list[bool], k: int) -> Joint:
    outline = blocks.outline
    part, before = part_of(blocks, k), outermost_part(outline, blocks.owners[k - 1])
    if part == before and part != blocks.owners[k] and outline.tags[part] in LISTS:
        return Joint.ITEM
    around = outline.parents[part]
    top = next((i for i in (before, *outline.ancestors(before)) if outline.parents[i] == around), around)
    for j in range(k - 1, -1, -1):
        # The labels of tabs, and the like, are not kept in an element of which the rest is.
        if not kept[j] and outline.parents[top] == around and outline.inside(blocks.owners[j], (top,)):
            continue
        if not kept[j] or not outline.inside(blocks.owners[j], (around,)):
            return Joint.APART
        followed = outline.tags[blocks.owners[j]] in FOLLOWED or _is_verses(blocks, j)
        if followed and surroundings(outline, outermost_part(outline, blocks.owners[j])) == around:
            return Joint.PARAGRAPH if j == k - 1 else Joint.BEYOND
    return Joint.APART


def _is_surrounded(blocks: Blocks, kept: list[bool], chances: list[float], k: int, joint: Joint) -> bool:
    """Whether block ``k``, without a link, stands between two that are surely the text's, a paragraph in the element of both."""
    if k + 1 == len(kept) or not kept[k + 1] or min(chances[k - 1], chances[k + 1]) <= SURELY or blocks.link_chars[k]:
        return False
    parents = blocks.outline.parents
    return joint is Joint.ITEM or parents[part_of(blocks, k)] == parents[outermost_part(blocks.outline, blocks.owners[k + 1])]


def _is_in_section(blocks: Blocks, kept: list[bool], k: int) -> bool:
    """Whether the element around block ``k`` begins with a heading within the text: nothing but the text has sections below its headings."""
    outline = blocks.outline
    first = blocks.span(outline.parents[part_of(blocks, k)])[0]
    return 0 < first < k and kept[first - 1] and kept[first] and outline.tags[blocks.owners[first]] in HEADINGS


def _may_go_on(blocks: Blocks, k: int, joint: Joint) -> bool:
    """Whether a block is a caption, an item, or a paragraph that ends as a sentence does, and not mostly links."""
    tag = blocks.outline.tags[blocks.owners[k]]
    ends = joint is Joint.ITEM or ends_sentence(NOTE_MARK.sub("", blocks.texts[k]))
    return tag == "figcaption" or ((tag in PROSE or _is_verses(blocks, k)) and ends and blocks.link_chars[k] * 2 < blocks.chars[k])


def _is_verses(blocks: Blocks, k: int) -> bool:
    return f" {VERSES} " in blocks.outline.hints[blocks.owners[k]]
