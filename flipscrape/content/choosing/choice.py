"""Which blocks are the body, and which element holds them."""

from __future__ import annotations

from dataclasses import dataclass

from flipscrape.content.boilerplate.foreign import EVEN, SHORT_BODY, foreign
from flipscrape.content.choosing.additions import keep_beginning, keep_captions, keep_first_heading, keep_sections, keep_siblings, keep_summaries
from flipscrape.content.choosing.insets import keep_insets
from flipscrape.content.choosing.notes import keep_footnotes
from flipscrape.content.choosing.omissions import drop_bylines, drop_filing, drop_notice, drop_title
from flipscrape.content.cues.blocks import Blocks
from flipscrape.content.cues.datelines import days_of_a_line
from flipscrape.content.cues.features import Statements, see
from flipscrape.content.judging.model import Model
from flipscrape.content.judging.smoothing import LARGEST, best_root, gains, look_again
from flipscrape.markup.outline import HEADINGS

# A first look as sure as this is hardly ever turned by a second one.
SURELY_NOT, SURELY = 0.02, 0.98


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
    keep_siblings(blocks, kept, chances, size)
    keep_sections(blocks, kept, chances)
    if (around := _around_paragraph(blocks, root)) != root:
        _keep_paragraphs_beside(blocks, kept, likely, root)
    root = blocks.around(around, kept)
    keep_footnotes(blocks, kept, root)
    root = blocks.around(root, kept)
    keep_beginning(blocks, kept, statements, root)
    keep_captions(blocks, kept, statements.named, root)
    keep_insets(blocks, kept, chances, root)
    keep_summaries(blocks, kept)
    keep_siblings(blocks, kept, chances, size)  # of what the insets part from the text
    taken = list(kept)
    drop_notice(blocks, kept, statements.path)
    drop_filing(blocks, kept)
    drop_bylines(blocks, kept)
    drop_title(blocks, kept, statements)
    keep_first_heading(blocks, kept, taken)
    bare = all(blocks.outline.tags[i] in HEADINGS for i, is_kept in zip(blocks.owners, kept, strict=True) if is_kept)
    if any(taken) and bare:  # of a short text in doubt its title or byline alone was taken, or the heading of what stands beside it
        rest = [0.0 if was_taken else chance for was_taken, chance in zip(taken, chances, strict=True)]
        if max(rest) > SURELY_NOT and (any((found := decide(blocks, rest, statements)).kept) or not any(kept)):
            return found
    return Choice(root=root, kept=kept, chances=chances)


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
    """The element around a post of one paragraph, with what is beside it; the paragraph itself where that says more of its own than the day.

    Links to the posts beside it say nothing.
    """
    parent = blocks.outline.parents[root]
    if blocks.outline.tags[root] != "p" or parent < 0:
        return root
    a, b = blocks.span(parent)
    own = (k for k in range(a, b) if blocks.owners[k] == parent and blocks.link_chars[k] * 2 < blocks.chars[k])
    return parent if all(days_of_a_line(blocks.texts[k]) for k in own) else root


def _keep_paragraphs_beside(blocks: Blocks, kept: list[bool], likely: list[bool], paragraph: int) -> None:
    """Paragraphs before ``paragraph``, and behind it, in the same element are as good as it where they are likely, whatever stands between."""
    outline = blocks.outline
    for k in range(*blocks.span(outline.parents[paragraph])):
        i = blocks.owners[k]
        if likely[k] and outline.tags[i] == "p" and outline.parents[i] == outline.parents[paragraph]:
            kept[k] = True


def least_chance(chars: list[int], chances: list[float]) -> float:
    """The chance from which on keeping a block raises the expected F1 of characters (half of the best F1 that can be expected)."""
    expected = sum(c * p for c, p in zip(chars, chances, strict=True))
    best, taken, right = 0.0, 0, 0.0
    for chance, size in sorted(zip(chances, chars, strict=True), reverse=True):
        taken += size
        right += size * chance
        best = max(best, 2 * right / (taken + expected))
    return best / 2
