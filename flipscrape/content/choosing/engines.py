"""What a known blog engine's markup says of the body: the element that holds it, and what in it the author did not write."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from flipscrape.content.choosing.choice import Choice
from flipscrape.content.choosing.omissions import drop_title
from flipscrape.content.cues.blocks import Blocks
from flipscrape.content.cues.features import Statements
from flipscrape.content.cues.statements import BUILDERS
from flipscrape.markup.outline import Outline
from flipscrape.platforms.rules import Platform

# In the body's own element a block is left out only where it reads like boilerplate beyond doubt: a table's cell and a
# sentence of four words look like labels to the judge of blocks.
BEYOND_DOUBT = 0.2
CELLS = frozenset(("td", "th", "pre"))
# Listings and boxes of related posts repeat the body's element; one that stands alone, or dwarfs the others, is believed.
DWARFS = 4


def furniture(outline: Outline, platform: Platform) -> dict[int, str]:
    """The elements that plugins and themes put into a post's text, and the rule that says so."""
    if not platform.furniture:
        return {}
    rule = f"{platform.name}'s furniture"
    return dict.fromkeys(sorted({i for token in platform.furniture for i in outline.by_token.get(token, ())}), rule)


def believe(choice: Choice, blocks: Blocks, statements: Statements, platform: Platform, thread: Collection[int]) -> Choice:
    """``choice``, or all of the element that the engine names for the body, its title aside, where there is no doubt which it is.

    What a builder of whole pages names holds nothing else: what was chosen outside it goes.
    """
    root = _named(blocks.outline, platform.body, thread)
    if root >= 0 and _is_mostly_in(root, choice, blocks):  # else a theme of its own, which uses the name for something else
        choice = _all_of(root, choice, blocks, statements)
    root = _named(blocks.outline, BUILDERS, thread)
    a, b = blocks.span(root) if root >= 0 else (0, 0)
    if a == b:
        return choice
    if not _is_mostly_in(root, choice, blocks):
        whole = _all_of(root, choice, blocks, statements)
        return whole if whole is not choice else replace(choice, root=root, kept=[a <= k < b for k in range(len(blocks))])
    inside = blocks.outline.inside(choice.root, (root,))
    return replace(choice, root=choice.root if inside else root, kept=[a <= k < b and was for k, was in enumerate(choice.kept)])


def _is_mostly_in(root: int, choice: Choice, blocks: Blocks) -> bool:
    chosen = sum(chars for chars, kept in zip(blocks.chars, choice.kept, strict=True) if kept)
    return 2 * blocks.kept_chars(root, choice.kept) >= chosen > 0


def _all_of(root: int, choice: Choice, blocks: Blocks, statements: Statements) -> Choice:
    """``choice`` with all of element ``root`` and nothing else, but its title and what is boilerplate beyond doubt."""
    (a, b), tags = blocks.span(root), blocks.outline.tags
    kept = [
        a <= k < b and (choice.kept[k] or chance > BEYOND_DOUBT or tags[blocks.owners[k]] in CELLS) for k, chance in enumerate(choice.chances)
    ]
    drop_title(blocks, kept, statements)
    return replace(choice, root=root, kept=kept) if any(kept) else choice


def _named(outline: Outline, names: Iterable[str], thread: Collection[int]) -> int:
    for token in names:
        places = [i for i in dict.fromkeys(outline.by_token.get(token, ())) if not outline.inside(i, thread)]
        outer = [i for i in places if not any(j < i < outline.ends[j] for j in places)]
        if outer:
            sizes = sorted((outline.chars(i) - outline.link_chars(i) for i in outer), reverse=True)
            alone = len(outer) == 1 or sizes[0] > DWARFS * sizes[1]
            return max(outer, key=lambda i: outline.chars(i) - outline.link_chars(i)) if alone and sizes[0] else -1
    return -1
