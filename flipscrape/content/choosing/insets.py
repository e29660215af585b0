"""Code, tables, lists and captions among the paragraphs of a text: alone they look like anything, where they stand tells whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from flipscrape.content.cues.blocks import LARGEST_TABLE, Blocks
from flipscrape.content.cues.features import ends_sentence
from flipscrape.content.cues.parts import OF_TEXTS, outermost_part, part_of
from flipscrape.content.cues.phrases import phrase_length
from flipscrape.markup.outline import HEADINGS, Outline

UNLIKELY = 0.1  # of a table, and of code that ends a text
UNLIKELY_CODE = 0.4  # between paragraphs
MOST_OF_LIST = 0.5  # of the items: the others are the text's, too
LISTS = ("ul", "ol", "dl")
EMPHASIS = ("em", "i", "small")
NUMBERS = re.compile(r"[\d\s]*")
WRAPPERS = 3  # elements around code or a table: a highlighter's, a box that scrolls
LONGEST_CAPTION = 160  # characters
# Whose picture it is, rather than what it shows.
CREDIT = re.compile(
    r"[©|/]|\b(?:afp|ap|bild|courtesy|cr[eé]dit|dpa|foto|fonte|fuente|getty|image|photo|quelle|reuters|via|źródło|источник|фото)\b"
    r"|[(\[][^()\[\]]*[)\]]$", re.IGNORECASE)
PICTURE = re.compile(r"(?:abb(?:ildung)?|bild|foto|fotografie|image|imagen|immagine|imagem|photo|picture|zdjęcie|фото)\s*:\s*", re.IGNORECASE)
LEAST_SHOWN = 3  # words of what a picture shows
# Words in small letters within the names of who made a picture ('Foto: Archiv der Stadt Bern'), and those that lead to such a name.
OF_NAMES = frozenset("and da das de dei del della der des di die do dos du e el et für i in la las le les los of the und van y zu zum zur".split())
BY = frozenset("by con courtesy da door from od par per permission por via vom von".split())


def keep_insets(blocks: Blocks, kept: list[bool], chances: list[float], root: int) -> None:
    """Code and small tables within ``root`` are kept whole: where a part is kept, or, if not unlikely, right behind a kept block and beside its text.

    So are the captions of figures that the author typed.
    """
    texts = [k for k, i in enumerate(blocks.owners) if blocks.outline.tags[i] in OF_TEXTS]
    for i, a, b in _units(blocks, root):
        between = blocks.outline.tags[i] == "pre" and any(kept[b : blocks.span(root)[1]])
        likely = sum(chances[a:b]) / (b - a) >= (UNLIKELY_CODE if between else UNLIKELY)
        if any(kept[a:b]) or (likely and ((a > 0 and kept[a - 1] and _is_beside_text(blocks, kept, texts, i)) or _begins_text(blocks, kept, i))):
            kept[a:b] = [True] * (b - a)
    _keep_lists(blocks, kept, chances, texts, root)
    _keep_typed_captions(blocks, kept, texts, root)


def is_numbering(texts: Sequence[str]) -> bool:
    """Whether what looks like code is the numbers of its lines."""
    return all(map(NUMBERS.fullmatch, texts))


def is_typed_caption(blocks: Blocks, a: int, caption: int) -> bool:
    """Whether element ``caption``, block ``a``, tells what a picture shows, and was typed by the author."""
    return _is_typed(blocks, a, caption) and is_caption(blocks.texts[a])


def is_caption(text: str) -> bool:
    """Whether a text below a picture tells what it shows."""
    shown = _shown(text)
    return len(text) <= LONGEST_CAPTION and not phrase_length(shown[:40].lower()) and not CREDIT.search(shown)


def _shown(text: str) -> str:
    """What a picture shows behind a word for it and a colon, where small letters tell that no name follows: 'Photo: the old valve at noon'."""
    match = PICTURE.match(text)
    words = text[match.end() :].split() if match else []
    told = any(word.isalpha() and word.islower() and word not in OF_NAMES for word in words) and BY.isdisjoint(words)
    return " ".join(words) if len(words) >= LEAST_SHOWN and told else text


def _units(blocks: Blocks, root: int) -> Iterator[tuple[int, int, int]]:
    """The code and the small tables within ``root``, each with its first block and the one after its last; numbers of lines are none."""
    outline = blocks.outline
    for i in sorted((*outline.within("pre", root), *outline.within("table", root))):
        a, b = blocks.span(i)
        others = outline.tags[i] == "table" and (outline.chars(i) > LARGEST_TABLE or bool(outline.within("pre", i)))
        links = outline.link_chars(i) * 2 > outline.chars(i)
        if a < b and not others and not links and not is_numbering(blocks.texts[a:b]):
            yield i, a, b


def _keep_lists(blocks: Blocks, kept: list[bool], chances: list[float], texts: Sequence[int], root: int) -> None:
    """Lists of which most is kept are kept whole; those of terms and what they mean also between kept blocks, or behind one if not unlikely."""
    outline = blocks.outline
    for tag in LISTS:
        for i in outline.within(tag, root):
            a, b = blocks.span(i)
            most = sum(kept[a:b]) > MOST_OF_LIST * (b - a)
            if not most and tag == "dl" and 0 < a < b and kept[a - 1] and outline.link_chars(i) * 2 < outline.chars(i):
                most = any(kept[b : b + 1]) or sum(chances[a:b]) / (b - a) >= UNLIKELY or _are_sentences(blocks, a, b)
            if most and not all(kept[a:b]) and _is_beside_text(blocks, kept, texts, i):
                kept[a:b] = [True] * (b - a)


def _are_sentences(blocks: Blocks, a: int, b: int) -> bool:
    """Whether all that a list of terms says of them are sentences: facts about a post are none."""
    said = [blocks.texts[k] for k in range(a, b) if blocks.outline.tags[blocks.owners[k]] != "dt"]
    return bool(said) and all(map(ends_sentence, said))


def _is_beside_text(blocks: Blocks, kept: list[bool], texts: Sequence[int], i: int) -> bool:
    """Whether element ``i``, or what wraps it, stands in the element that holds the nearest of the paragraphs ``texts`` kept before it.

    Those in tables do not count, but in one around both: the page's layout.
    """
    outline, owners = blocks.outline, blocks.owners
    around = {j for j in outline.ancestors(i) if outline.tags[j] == "table"}
    behind = (owners[texts[n]] for n in range(bisect_left(texts, blocks.span(i)[0]) - 1, -1, -1) if kept[texts[n]])
    text = next((j for j in behind if not _is_apart(outline, j, around)), -1)
    return text >= 0 and outline.parents[outermost_part(outline, text)] in islice(outline.ancestors(i), WRAPPERS)


def _is_apart(outline: Outline, i: int, around: Collection[int]) -> bool:
    """Whether element ``i`` is of a caption, or of a table that is none of those ``around``."""
    return any(outline.tags[j] in ("table", "figcaption") and j not in around for j in (i, *outline.ancestors(i)))


def _begins_text(blocks: Blocks, kept: list[bool], i: int) -> bool:
    """Whether table ``i`` stands between the post's title, or the start of the element around both, and a kept paragraph."""
    outline, (a, b) = blocks.outline, blocks.span(i)
    if outline.tags[i] != "table" or not any(kept[b : b + 1]):
        return False
    around = outline.parents[outermost_part(outline, blocks.owners[b])]
    titled = a > 0 and outline.tags[blocks.owners[a - 1]] in HEADINGS and blocks.texts[a - 1] in outline.title
    return around in islice(outline.ancestors(i), WRAPPERS) and (titled or blocks.span(around)[0] == a)


def _keep_typed_captions(blocks: Blocks, kept: list[bool], texts: Sequence[int], root: int) -> None:
    """The captions of figures without a class, as an author types them, right behind a kept block and beside its text.

    So are those right before all that is kept, in the element of what follows them, where they follow no paragraph.
    """
    outline, first = blocks.outline, blocks.span(root)[0]
    for i in captions(outline, root):
        a, b = blocks.span(i)
        behind = a - 1 if outline.tags[i] == "figcaption" or outline.tags[blocks.owners[a - 1]] != "figcaption" else a - 2
        if behind >= first and b == a + 1 and kept[behind] and not kept[a] and is_typed_caption(blocks, a, i):
            kept[a] = _is_beside_text(blocks, kept, texts, i)
    begin = start = kept.index(True) if True in kept else 0
    while begin > first and (figure := _typed_figure(blocks, begin - 1)) >= 0 and outline.parents[part_of(blocks, start)] == _holder(outline, figure):
        begin -= 1
    if begin < start and (begin == first or outline.tags[blocks.owners[begin - 1]] != "p"):
        kept[begin:start] = [True] * (start - begin)


def captions(outline: Outline, root: int) -> Iterator[int]:
    """The captions within ``root``; older docutils writes paragraphs, and so do authors in Markdown."""
    yield from outline.within("figcaption", root)
    yield from (i for i in outline.within("p", root) if _is_caption_paragraph(outline, i))


def _is_caption_paragraph(outline: Outline, i: int) -> bool:
    return outline.tags[i] == "p" and (outline.attributes[i].get("class") == "caption" or _is_below_picture(outline, i))


def _is_below_picture(outline: Outline, i: int) -> bool:
    """Whether a paragraph is emphasised as a whole and the one before it is a picture alone: what Markdown has for a caption."""
    inner = i + 1
    if inner == outline.ends[i] or outline.tags[inner] not in EMPHASIS or outline.chars(inner) != outline.chars(i) or outline.hints[i]:
        return False
    before = i - 1
    while before > outline.parents[i] and outline.parents[before] != outline.parents[i]:
        before = outline.parents[before]
    # Pandoc makes a figure of the picture, with what replaces it as its caption.
    alone = outline.tags[before] == "figure" or (outline.tags[before] == "p" and not outline.chars(before))
    return before > outline.parents[i] and alone and bool(outline.within("img", before))


def _typed_figure(blocks: Blocks, k: int) -> int:
    """The figure whose caption is block ``k``, where an author typed it, or that caption where it is a paragraph; -1 for none."""
    outline, i = blocks.outline, blocks.owners[k]
    is_paragraph = _is_caption_paragraph(outline, i)
    if not is_paragraph and outline.tags[i] != "figcaption":
        return -1
    return (i if is_paragraph else outline.parents[i]) if is_typed_caption(blocks, k, i) else -1


def _holder(outline: Outline, figure: int) -> int:
    """The element that a figure stands in, or that the paragraph around it does (Markdown)."""
    around = outline.parents[figure]
    return outline.parents[around] if outline.tags[around] == "p" else around


def _is_typed(blocks: Blocks, a: int, caption: int) -> bool:
    """Whether neither the caption of block ``a`` nor its figure has a class or an id, or only those that docutils writes."""
    outline, figure = blocks.outline, blocks.outline.parents[caption]
    if outline.tags[caption] == "p" and _is_below_picture(outline, caption):
        return True
    said = outline.attributes[figure].get("class") or ""
    if said.startswith("align-") if outline.tags[figure] == "figure" else said == "figure" or said.startswith("figure align-"):
        return True
    owner = blocks.owners[a]  # docutils has a paragraph in the caption
    return caption in (owner, outline.parents[owner]) and not outline.hints[owner] + outline.hints[caption] + outline.hints[figure]
