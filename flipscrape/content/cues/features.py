"""What is seen of each block: small whole numbers, one list for each feature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from flipscrape.content.cues.blocks import Blocks, surroundings
from flipscrape.content.cues.paths import Paths
from flipscrape.content.cues.phrases import phrase_length
from flipscrape.content.cues.typography import inline, nearest, pictured

# A feature's values are 0 .. size - 1.
SIZES = {
    "chars": 12, "links": 6, "tag": 14, "path": 16, "path_least": 12, "path_most": 12, "ending": 4, "commas": 5, "before": 16, "after": 16,
    "parent_chars": 14, "parent_links": 6, "parent_prose": 8, "parent_blocks": 8, "grandparent_prose": 8, "grandparent_share": 8, "place": 10,
    "heading": 8, "region": 11, "article": 4, "phrase": 4, "title": 5, "stated": 3, "digits": 5, "repeated": 3, "named": 3,
    "inline": 8, "image": 4, "nearest": 12, "alike": 8,
}
TAG_KINDS = {"p": 1, "li": 2, "h1": 3, "h2": 4, "h3": 5, "h4": 6, "h5": 6, "h6": 6, "td": 7, "th": 7, "table": 7, "div": 8, "section": 8,
             "article": 8, "blockquote": 9, "pre": 10, "figcaption": 11, "caption": 11, "dd": 12, "dt": 12, "header": 13, "footer": 13, "aside": 13}
SENTENCE_ENDS = tuple(".!?…。！？।؟۔:;")
CLOSERS = "\"'”’»)]）」』"
COMMAS = re.compile(r"[,，、،;]")
LESSER_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
DIGITS = re.compile(r"\d")
# Coarser grades of "chars" and "links", for a block's neighbours; 0 is kept for no neighbour.
LENGTH_GRADES = (0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 4)
LINK_GRADES = (0, 0, 1, 1, 2, 2)
PROSE = 80  # characters, with few links
FINGERPRINT, LEAST_CUT = 60, 8  # characters by which a text is found again in another, and the beginning of one at its end
LONGEST_PHRASE = 120
LONGEST_FIGURE = 200
SHORTEST_TITLE, LONGEST_TITLE = 8, 300
LEAST_SENTENCE = 40  # characters of a text that ends in a full stop
FEW_LINKS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Statements:
    """What is known of the body before its blocks are seen.

    ``titles``: what the page says it is called. ``summary``: what it says it is about. ``text``: the body as JSON-LD or a feed
    give it, squeezed. ``named``: the element that a platform's name or articleBody marks as the body, -1 for none.
    ``path``: the page's own address behind the host, without a slash at its end; ``site``: the host. ``authors``: who the head says wrote it.
    """

    titles: frozenset[str] = frozenset()
    text: str = ""
    named: int = -1
    summary: str = ""
    path: str = ""
    site: str = ""
    authors: tuple[str, ...] = ()


def size_class(chars: int) -> int:
    return min(chars.bit_length(), 11)


def share_class(part: int, whole: int) -> int:
    """0 for none, 5 for all of it."""
    if not part or not whole:
        return 0
    share = part / whole
    if share < 0.12:
        return 1
    if share < 0.33:
        return 2
    if share < 0.66:
        return 3
    return 4 if share < 0.95 else 5


def _scale(value: float, low: float, high: float, size: int) -> int:
    return max(0, min(size - 1, int((value - low) / (high - low) * size)))


def see(blocks: Blocks, statements: Statements, weights: Mapping[str, float]) -> dict[str, list[int]]:
    """All features of all blocks, by name. ``weights``: how much the words of class and id speak for the body."""
    outline = blocks.outline
    chars, links, texts, owners = blocks.chars, blocks.link_chars, blocks.texts, blocks.owners
    sizes = [size_class(c) for c in chars]
    shares = [share_class(part, whole) for part, whole in zip(links, chars, strict=True)]
    prose = [c if c >= PROSE and s < 3 else 0 for c, s in zip(chars, shares, strict=True)]
    columns: dict[str, list[int]] = {"chars": sizes, "links": shares}
    tags = outline.tags
    columns["tag"] = [TAG_KINDS.get(tags[o], 0) for o in owners]
    stated = statements.text
    paths = Paths(outline, weights)
    states = [paths.of(o) for o in owners]
    scaled = {s: (_scale(s[0], -6, 6, 16), _scale(s[1], -4, 0.5, 12), _scale(s[2], -0.5, 4, 12)) for s in set(states)}
    columns["path"], columns["path_least"], columns["path_most"] = ([scaled[s][part] for s in states] for part in (0, 1, 2))
    columns["region"] = [s[3] for s in states]
    columns["article"] = [s[4] for s in states]
    columns["ending"] = [_ending(t) for t in texts]
    columns["commas"] = [min(4, t.count(",") + t.count(";") if t.isascii() else len(COMMAS.findall(t))) for t in texts]
    columns["digits"] = [min(4, 20 * len(DIGITS.findall(t)) // (c + 1)) if c < LONGEST_FIGURE else 0 for t, c in zip(texts, chars, strict=True)]
    near = [3 * LENGTH_GRADES[z] + LINK_GRADES[s] + 1 for z, s in zip(sizes, shares, strict=True)]
    columns["before"] = [0, *near[:-1]]
    columns["after"] = [*near[1:], 0]
    _containers(blocks, prose, columns)
    total = sum(chars) or 1
    offsets = list(accumulate(chars, initial=0))
    columns["place"] = [min(9, 10 * offset // total) for offset in offsets[:-1]]
    columns["heading"] = _from_heading(blocks)
    columns["phrase"] = _phrases(blocks, columns)
    columns["title"] = [_titled(text, statements) for text in texts]
    columns["inline"] = inline(blocks)
    columns["image"] = pictured(blocks)
    near_names = nearest(blocks, paths)
    columns["nearest"] = [_scale(weight, -2.5, 1.7, 12) for weight, _ in near_names]
    columns["alike"] = [min(7, count.bit_length()) for _, count in near_names]
    columns["stated"] = _stated(blocks, stated)
    a, b = blocks.span(statements.named) if statements.named >= 0 else (0, 0)
    columns["named"] = [0 if statements.named < 0 else 2 if a <= k < b else 1 for k in range(len(texts))]
    counts = Counter(texts)
    columns["repeated"] = [min(2, counts[text] - 1) for text in texts]
    return columns


def _is_cut_off(text: str, tail: str) -> bool:
    """Whether what others tell ends within the first words of ``text``: Hexo's feed ends after so many characters."""
    begins = tail.find(text[:LEAST_CUT]) if len(text) >= LEAST_CUT else -1
    return begins >= 0 and text.startswith(tail[begins:]) and len(text) > len(tail) - begins


def _stated(blocks: Blocks, stated: str) -> list[int]:
    """2 for what others tell of the body, 1 for what they do not; 0 where they say nothing of it, as an excerpt of what goes on behind it."""
    if not stated:
        return [0] * len(blocks)
    texts, owners, outline = blocks.texts, blocks.owners, blocks.outline
    tail = stated[-FINGERPRINT:]
    cut_off = {k for k, text in enumerate(texts) if _is_cut_off(text, tail)}
    column = [2 if text[:FINGERPRINT] in stated or k in cut_off else 1 for k, text in enumerate(texts)]
    last = next((k for k in range(len(texts) - 1, -1, -1) if column[k] == 2 and (len(texts[k]) >= FINGERPRINT or k in cut_off)), None)
    if last is not None:
        _, end = blocks.span(outline.parents[owners[last]])
        column[last + 1 : end] = [0] * (end - last - 1)
    return column


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does, within quotation marks or brackets, too."""
    return text.rstrip(CLOSERS).endswith(SENTENCE_ENDS)


def _ending(text: str) -> int:
    bare = text.rstrip(CLOSERS)
    if bare.endswith(SENTENCE_ENDS):
        return 2 if bare[-1] in ":;" else 1
    return 3 if len(text) != len(bare) else 0


def _containers(blocks: Blocks, prose: list[int], columns: dict[str, list[int]]) -> None:
    outline = blocks.outline
    sums = list(accumulate(prose, initial=0))
    whole = list(accumulate(blocks.chars, initial=0))
    total = whole[-1] or 1
    parents = outline.parents
    known: dict[int, tuple[int, int, int, int, int, int]] = {}
    rows = []
    for o in blocks.owners:
        parent = parents[o] if parents[o] >= 0 else o
        row = known.get(parent)
        if row is None:
            a, b = blocks.span(parent)
            size = whole[b] - whole[a]
            c, d = blocks.span(surroundings(outline, parent))
            wide = whole[d] - whole[c]
            row = known[parent] = (
                min(size.bit_length(), 13), share_class(outline.link_chars(parent), outline.chars(parent)),
                min(7, 7 * (sums[b] - sums[a]) // (size or 1)), min(7, (b - a).bit_length()),
                min(7, 7 * (sums[d] - sums[c]) // (wide or 1)), min(7, 8 * wide // total))
        rows.append(row)
    names = ("parent_chars", "parent_links", "parent_prose", "parent_blocks", "grandparent_prose", "grandparent_share")
    for name, column in zip(names, zip(*rows, strict=True) if rows else [[]] * len(names), strict=True):
        columns[name] = list(column)


def _from_heading(blocks: Blocks) -> list[int]:
    """How many blocks after the first h1; 0 before it, 7 where the page has none."""
    tags = blocks.outline.tags
    at = next((b for b, o in enumerate(blocks.owners) if tags[o] == "h1"), None)
    if at is None:
        return [7] * len(blocks)
    return [0 if b < at else min(6, (b - at).bit_length() + 1) for b in range(len(blocks))]


def _phrases(blocks: Blocks, columns: dict[str, list[int]]) -> list[int]:
    """1: it begins with a boilerplate phrase, is short and no sentence; 2: it is one; 3: it stands under a heading that is one."""
    tags, owners = blocks.outline.tags, blocks.owners
    found, under = [], False
    for b, text in enumerate(blocks.texts):
        value = 0
        if blocks.chars[b] <= LONGEST_PHRASE:
            length = phrase_length(text[:40].lower())
            sentence = columns["ending"][b] == 1 and columns["links"][b] < FEW_LINKS and len(text) > LEAST_SENTENCE
            if length and not sentence:
                value = 2 if length >= len(text) - 2 else 1
            if value == 2 or tags[owners[b]] in LESSER_HEADINGS:
                under = value > 0
        elif columns["chars"][b] > 8:
            under = False
        found.append(value or (3 if under else 0))
    return found


def _titled(text: str, statements: Statements) -> int:
    """1: it is a title, 2: a title holds it, 3: it begins with one, 4: it is in the page's summary."""
    if len(text) > LONGEST_TITLE:
        return 0
    titles = statements.titles
    if text in titles:
        return 1
    if len(text) > SHORTEST_TITLE and any(text in title for title in titles):
        return 2
    if any(len(title) > SHORTEST_TITLE and text.startswith(title) for title in titles):
        return 3
    return 4 if len(text) > LEAST_SENTENCE and text[:FINGERPRINT] in statements.summary else 0
