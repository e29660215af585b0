"""A short text that a feed or an open API tells: where the page shows it, and it does not go on there, it is the body, and nothing else is.

The cards and notes around a post of a sentence or two look more like a text than the post does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flipscrape.content.boilerplate.elements import skipped
from flipscrape.content.choosing.choice import Choice
from flipscrape.content.choosing.engines import BEYOND_DOUBT, furniture
from flipscrape.content.cues.blocks import Blocks, read_blocks
from flipscrape.content.cues.parts import OF_TEXTS, outermost_part
from flipscrape.errors import NotAPage
from flipscrape.markup.outline import HEADINGS
from flipscrape.markup.parse import parse
from flipscrape.model import Announcement
from flipscrape.platforms.rules import Platform

LONGEST = 1500  # characters of a text that its page may not tell from what is around it
MARKUP = 10  # times as much of it at the most
FOUND = 0.9  # how much of it has to stand on the page
LEAST_SENTENCE = 40  # characters
ELLIPSIS = "….[]"  # of what ends a summary
BETWEEN = 4  # blocks that the page puts between two of the text's: a notice, a picture's credit
# What a text is made of, and never lies in as a whole.
PIECES = OF_TEXTS | HEADINGS | {"figure", "details", "pre", "table", "dl", "aside"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Blocks of the page that are the text's, in order, and how many characters of it they are."""

    blocks: list[int] = field(default_factory=list)
    chars: int = 0


def told_whole(announced: Announcement | None, platform: Platform) -> list[str]:
    """The blocks of the text that others tell of a post, where it is short."""
    if announced is None or not announced.body_html or len(announced.body_html) > MARKUP * LONGEST:
        return []
    try:
        outline = parse(f"<body>{announced.body_html}</body>".encode("utf-8", "replace"))
    except NotAPage:
        return []
    texts = read_blocks(outline, {**furniture(outline, platform), **skipped(outline, ())}).texts
    return [bare for text in texts if (bare := _bare(text))] if outline.chars(0) <= LONGEST else []


def take_told(choice: Choice, blocks: Blocks, told: Sequence[str]) -> Choice:
    """``choice``, or the blocks that are ``told``, but those that are boilerplate beyond doubt; an excerpt goes on on the page."""
    if not told:
        return choice
    bare = [_bare(text) for text in blocks.texts]
    starts = [k for k in range(len(bare)) if any(_pieces(bare, k, text) for text in told[:2])]
    runs = [run for k in starts if (run := _run(bare, told, k)).chars >= FOUND * sum(map(len, told))]
    if not runs or any(_goes_on(blocks, choice, run.blocks) for run in runs) or _begins(bare, choice, told):
        return choice
    run = max(runs, key=lambda run: run.chars)
    kept = [False] * len(bare)
    alone = len(run.blocks) == 1
    for k in run.blocks:
        kept[k] = alone or choice.kept[k] or choice.chances[k] > BEYOND_DOUBT or len(bare[k]) > LEAST_SENTENCE
    return replace(choice, root=_around(blocks, run.blocks), kept=kept) if any(kept) else choice


def _run(bare: Sequence[str], told: Sequence[str], start: int) -> Run:
    """The blocks from ``start`` on that are the told ones, in order."""
    found: list[int] = []
    chars, at, k = 0, 0, start
    while k < len(bare) and at < len(told) and k - (found[-1] if found else start) <= BETWEEN:
        pieces, after = next(((pieces, j + 1) for j in range(at, min(at + 2, len(told))) if (pieces := _pieces(bare, k, told[j]))), (range(0), at))
        chars, at = chars + sum(len(bare[j]) for j in pieces), after
        found.extend(pieces)
        k += len(pieces) or 1
    return Run(blocks=found, chars=chars)


def _pieces(bare: Sequence[str], start: int, text: str) -> range:
    """The blocks from ``start`` on that are the told ``text``: code is one block for each line of it, and Hexo's feed has no lines."""
    end = start
    while text and end < len(bare) and text.startswith(bare[end]):
        text = text[len(bare[end]) :]
        end += 1
    return range(start, start if text else end)


def _begins(bare: Sequence[str], choice: Choice, told: Sequence[str]) -> bool:
    """Whether blocks that were judged to be the body's begin with what is told: a summary of their first words, that NexT shows above them.

    The summary may end in the middle of a word, and hold more than one paragraph.
    """
    first = told[0].rstrip(ELLIPSIS)
    kept = (text for text, is_kept in zip(bare, choice.kept, strict=True) if is_kept and text != told[0])
    return any(text.startswith(first) or (len(text) > LEAST_SENTENCE and first.startswith(text)) for text in kept)


def _goes_on(blocks: Blocks, choice: Choice, found: Sequence[int]) -> bool:
    """Whether what follows the last of the blocks ``found``, in the element around all of them, was judged to be the body's, too.

    A note or a gallery that begins a text is an element of its own, beside the paragraphs that follow.
    """
    outline, around = blocks.outline, _around(blocks, found)
    start, end = blocks.span(around)
    if any(choice.kept[found[-1] + 1 : end]):
        return True
    if outline.parents[around] <= 0 or (start, end) != (found[0], found[-1] + 1):
        return False
    beside = [i for i in outline.children(outline.parents[around]) if outline.tags[i] in PIECES and any(choice.kept[slice(*blocks.span(i))])]
    return bool(beside) and beside[0] > around


def _around(blocks: Blocks, found: Sequence[int]) -> int:
    """The innermost element that holds all blocks ``found`` and is no part of a text: what follows a quotation is beside it."""
    outline = blocks.outline
    i, end = blocks.owners[found[0]], blocks.stops[found[-1]]
    while outline.parents[i] > 0 and end > outline.last[i]:
        i = outline.parents[i]
    part = outermost_part(outline, i, PIECES)
    return outline.parents[part] if outline.tags[part] in PIECES and outline.parents[part] > 0 else i


def _bare(text: str) -> str:
    return "".join(text.split())
