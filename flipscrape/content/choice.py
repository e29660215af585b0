"""Which blocks are the body, and which element holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flipscrape.content.blocks import Blocks
from flipscrape.content.boilerplate import bylines
from flipscrape.content.datelines import days_of_a_line, is_dateline, is_filing
from flipscrape.content.features import SENTENCE_ENDS, Statements, see
from flipscrape.content.foreign import EVEN, SHORT_BODY, foreign
from flipscrape.content.insets import CREDIT, is_caption, keep_insets
from flipscrape.content.model import Model
from flipscrape.content.parts import outermost_part
from flipscrape.content.phrases import phrase_length
from flipscrape.content.smoothing import LARGEST, best_root, gains, look_again
from flipscrape.markup.outline import BLOCKS

# A first look as sure as this is hardly ever turned by a second one.
SURELY_NOT, SURELY = 0.02, 0.98
UNLIKELY = 0.03  # what is likelier may be a second sentence of a short text
# In a longer one, what is likelier goes on with the paragraph, or the list, before it: where it ends, a text looks least like one.
DOUBTFUL, LISTED = 0.3, 0.2
BETWEEN, SURROUNDED = 0.1, 0.9  # and what is likelier than the first, between two that are likelier than the second
LONGEST_BEFORE, MOST_BEFORE = 30, 2  # characters, and blocks, before a title
MOST_BEHIND = 2  # blocks that say where a post is filed
EXCERPT = 30  # characters of a paragraph by which a summary is known to be made of the text
ROWS, LONGEST_ROW = ("table", "tr"), 200
SEPARATED = re.compile(r"\s+[|–—·•»«:-]\s|\s*[|»«]")
PROSE, LISTS = ("p", "li"), ("ul", "ol")
CAPTION = " wp-caption-text "  # WordPress's, before it wrote figcaption
LABELLED = re.compile(r"[^:：]{2,30}[:：]\s*(?=\S)")
LEAST_PATH = 5  # characters of an address behind its host that no other page's has
# Where notes stand below a text: Goldmark, kramdown, Python-Markdown, WordPress's block; Zola, docutils.
FOOTNOTES = ("footnotes", "footnote", "endnotes", "wp-block-footnotes", "footnote-definition")


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """``root``: the element that holds the body, -1 for none; ``kept``: for each block whether it is the body's; ``chances``: how likely."""

    root: int
    kept: list[bool]
    chances: list[float]


def keep(blocks: Blocks, statements: Statements, model: Model) -> Choice:
    """Judge each block, and the doubtful ones again with their neighbours' first marks; then the element that gains most by the kept ones."""
    n = len(blocks)
    if not n:
        return Choice(root=-1, kept=[], chances=[])
    first = see(blocks, statements, model.weights)
    chances = model.look.chances(first, n)
    doubtful = [k for k, chance in enumerate(chances) if SURELY_NOT < chance < SURELY]
    second = {name: [column[k] for k in doubtful] for name, column in look_again(blocks, chances, first).items()}
    for k, chance in zip(doubtful, model.second_look.chances(second, len(doubtful)), strict=True):
        chances[k] = chance
    return decide(blocks, chances, statements)


def decide(blocks: Blocks, chances: list[float], statements: Statements) -> Choice:
    """The blocks that are likely enough, in the element that gains most by them. No title begins a body."""
    root, likely = _first_choice(blocks, chances)
    for _ in range(2):  # without the cards, what is left may be short
        size = blocks.kept_chars(root, likely)
        others = foreign(blocks, chances, statements, size)
        if not any(chances[k] for k in others):
            break
        chances = [0.0 if k in others else chance for k, chance in enumerate(chances)]
        root, likely = _first_choice(blocks, chances)
    a, b = blocks.span(root)
    kept = [a <= k < b and is_likely for k, is_likely in enumerate(likely)]
    _keep_siblings(blocks, kept, chances, UNLIKELY if size < SHORT_BODY else DOUBTFUL)
    root = _around_kept(blocks, _around_paragraph(blocks, root), kept)
    _keep_beginning(blocks, kept, statements, root)
    _keep_captions(blocks, kept, statements.named, root)
    _keep_footnotes(blocks, kept, a, b)
    keep_insets(blocks, kept, chances, root)
    _drop_notice(blocks, kept, statements.path)
    _drop_filing(blocks, kept)
    for i in bylines(blocks.outline):
        start, stop = blocks.span(i)
        kept[start:stop] = [False] * (stop - start)
    drop_title(blocks, kept, statements.titles)
    return Choice(root=root, kept=kept, chances=chances)


def drop_title(blocks: Blocks, kept: list[bool], titles: frozenset[str]) -> None:
    """Leave out the titles at the beginning, and the short blocks before one: a day or a section in a cell of its own; and a line of days."""
    tags = blocks.outline.tags
    passed: list[int] = []
    for k, is_kept in enumerate(kept):
        if is_kept:
            text = blocks.texts[k]
            heading = tags[blocks.owners[k]] in ("h1", "h2", "h3") and any(text in title for title in titles)
            if text in titles or heading or any(_begins_or_ends(part, title) for title in titles for part in _parts(text, tags[blocks.owners[k]])):
                for before in (*passed, k):
                    kept[before] = False
                passed = []
            elif not passed and is_dateline(text):
                kept[k] = False
            elif (len(text) > LONGEST_BEFORE and not days_of_a_line(text)) or len(passed) == MOST_BEFORE:
                return
            else:
                passed.append(k)


def _first_choice(blocks: Blocks, chances: list[float]) -> tuple[int, list[bool]]:
    """The element that gains most, and which blocks are likely enough."""
    threshold = least_chance(blocks.chars, chances)
    weights = [min(chars, LARGEST) + 10 for chars in blocks.chars]
    likely = [chance >= threshold for chance in chances]
    root = best_root(blocks, gains(weights, chances, threshold))
    if blocks.kept_chars(root, likely) < SHORT_BODY and max(chances) > EVEN:
        root = best_root(blocks, gains(weights, chances, max(threshold, EVEN)))
    return root, likely


def _around_paragraph(blocks: Blocks, root: int) -> int:
    """The element around a post of one paragraph, with the pictures beside it; the paragraph itself where that says something of its own."""
    parent = blocks.outline.parents[root]
    if blocks.outline.tags[root] != "p" or parent < 0:
        return root
    a, b = blocks.span(parent)
    return root if parent in blocks.owners[a:b] else parent


def _around_kept(blocks: Blocks, root: int, kept: list[bool]) -> int:
    """The innermost element around ``root`` that holds all blocks that are kept: what stands beside a quotation is not in it."""
    last = max((k for k, is_kept in enumerate(kept) if is_kept), default=-1)
    while last >= blocks.span(root)[1] and blocks.outline.parents[root] >= 0:
        root = blocks.outline.parents[root]
    return root


def _keep_siblings(blocks: Blocks, kept: list[bool], chances: list[float], least: float) -> None:
    """The sentences and captions right behind a part of a text, in the same element or list, are as good as it, if not too unlikely."""
    outline, owners = blocks.outline, blocks.owners
    for k in range(1, len(kept)):
        between = k + 1 < len(kept) and kept[k + 1] and min(chances[k - 1], chances[k + 1]) > SURROUNDED and not blocks.link_chars[k]
        if not kept[k - 1] or kept[k] or chances[k] < (min(least, BETWEEN) if between else min(least, LISTED)):
            continue
        i, tag = owners[k], outline.tags[owners[k]]
        part, before = outermost_part(outline, outline.parents[i] if tag == "figcaption" else i), outermost_part(outline, owners[k - 1])
        in_list = part == before and part != i and outline.tags[part] in LISTS
        around = outline.parents[part]
        between = between and around == outline.parents[before] == outline.parents[outermost_part(outline, owners[k + 1])]
        if not (in_list or between) and chances[k] < least:
            continue
        beside = in_list or (around == outline.parents[before] and outline.tags[owners[k - 1]] in PROSE)
        sentence = tag in PROSE and (in_list or blocks.texts[k].endswith(SENTENCE_ENDS)) and blocks.link_chars[k] * 2 < blocks.chars[k]
        if beside and (tag == "figcaption" or sentence):
            kept[k] = not phrase_length(blocks.texts[k][:40].lower()) and not CREDIT.search(blocks.texts[k])


def _keep_beginning(blocks: Blocks, kept: list[bool], statements: Statements, root: int) -> None:
    """Short paragraphs before the first kept block are the body's where the page's summary, an excerpt, holds them and that block's start."""
    start, stop = blocks.span(root)
    first = next((k for k in range(start, stop) if kept[k]), None)
    if first is not None and blocks.texts[first][:EXCERPT] in statements.summary:
        tags, owners = blocks.outline.tags, blocks.owners
        for k in range(max(start, first - MOST_BEFORE), first):
            if tags[owners[k]] in ("p", "figcaption") and len(text := blocks.texts[k]) > LONGEST_BEFORE and text in statements.summary:
                kept[k:first] = [True] * (first - k)
                return


def _keep_captions(blocks: Blocks, kept: list[bool], named: int, root: int) -> None:
    """A short caption in the post's own element, or below a picture at its end, is the author's, whatever it looks like; credits are not.

    Where no element is ``named`` as the post's, only those count, within ``root``, whose class no one but WordPress's editor writes.
    """
    outline = blocks.outline
    start, stop = blocks.span(named if named >= 0 else root)
    for k in range(max(start, 1), stop):
        i = blocks.owners[k]
        wordpress = CAPTION in outline.hints[i]
        if kept[k - 1] and not kept[k] and (wordpress or (outline.tags[i] == "figcaption" and named >= 0)):
            text = blocks.texts[k]
            ends = any(kept[k + 1:k + 3]) or (wordpress and bool(outline.within("img", outline.parents[i])))
            kept[k] = ends and is_caption(text)


def _keep_footnotes(blocks: Blocks, kept: list[bool], start: int, stop: int) -> None:
    """Notes within the body's element are the author's, however short: what they belong to stands far above them."""
    outline = blocks.outline
    for token in FOOTNOTES:
        for i in outline.by_token.get(token, ()):
            if outline.tags[i] in BLOCKS:
                a, b = blocks.span(i)
                for k in range(max(a, start), min(b, stop)):
                    kept[k] = True


def _drop_notice(blocks: Blocks, kept: list[bool], path: str) -> None:
    """Leave out what a theme says of the page itself: lines of a label and a value in one element, the page's own address among them.

    A theme may know the address without the folder that all of the blog lies in.
    """
    if len(path) < LEAST_PATH:
        return
    last = path.rpartition("/")[2]
    outline, owners, texts = blocks.outline, blocks.owners, blocks.texts
    for k, text in enumerate(texts):
        if kept[k] and last in text and (match := LABELLED.match(text)) and _ends_with_address(text[match.end():], path, last):
            around = outline.parents[owners[k]]
            beside = [j for j in range(*blocks.span(around)) if outline.parents[owners[j]] == around]
            if len(beside) > 1 and all(LABELLED.match(texts[j]) for j in beside):
                for j in beside:
                    kept[j] = False


def _drop_filing(blocks: Blocks, kept: list[bool]) -> None:
    """Leave out the last blocks of a text that say where the post is filed."""
    for k in [k for k, is_kept in enumerate(kept) if is_kept][1:][-MOST_BEHIND:]:
        kept[k] = not is_filing(blocks.texts[k])


def _ends_with_address(text: str, path: str, last: str) -> bool:
    """Whether a text ends with ``path``, or with a whole address that ends with the ``last`` part of it."""
    text = text.rstrip("/")
    named = len(last) >= LEAST_PATH and text.endswith(f"/{last}")
    return text.endswith(path) or (named and "://" in text.rsplit(maxsplit=1)[-1])


def _parts(text: str, tag: str) -> Iterator[str]:
    """The text; of a row of a table also what follows a short first cell, which may be a day."""
    yield text
    if tag in ROWS and len(text) <= LONGEST_ROW:
        for space in re.finditer(" ", text[: LONGEST_BEFORE + 1]):
            yield text[space.end():]


def _begins_or_ends(text: str, title: str) -> bool:
    """Whether ``title`` is ``text`` with the site's name behind or before it."""
    rest = title.removeprefix(text) if title.startswith(text) else title.removesuffix(text)[::-1] if title.endswith(text) else ""
    return SEPARATED.match(rest) is not None


def least_chance(chars: list[int], chances: list[float]) -> float:
    """The chance from which on keeping a block raises the expected F1 of characters (half of the best F1 that can be expected)."""
    expected = sum(c * p for c, p in zip(chars, chances, strict=True))
    best, taken, right = 0.0, 0, 0.0
    for chance, size in sorted(zip(chances, chars, strict=True), reverse=True):
        taken += size
        right += size * chance
        best = max(best, 2 * right / (taken + expected))
    return best / 2
