"""What is no part of a post's text, whatever it looks like: cards that lead to other posts, and boxes about the author."""

from __future__ import annotations

from flipscrape.content.boilerplate.boxes import OTHER_POSTS, boxes, is_advertising, sidebar_boxes
from flipscrape.content.boilerplate.teasers import author_boxes, teasers
from flipscrape.content.boilerplate.visibility import closed_dialogs
from flipscrape.content.cues.blocks import Blocks
from flipscrape.content.cues.features import Statements, ends_sentence

# Several teasers, each a little likely, outweigh a post of one sentence; so among short texts only what is more likely than not counts.
SHORT_BODY, EVEN, SURE = 500, 0.5, 0.9
HEADED = 0.15  # what is likelier, under the title, may be the only sentence of a post
MOST_FACTS = 4  # blocks of day, writer and category between a title and its post
FEW_TEASERS = 1500  # characters that a few teasers can make


def foreign(blocks: Blocks, chances: list[float], statements: Statements, size: int) -> set[int]:
    """The blocks that are foreign to a text of ``size`` characters."""
    boxed = _boxed(blocks)
    behind = _beside_short(blocks, chances, statements, size, boxed) if size < FEW_TEASERS else _cards_behind(blocks, chances, statements, boxed)
    return behind | boxed


def _beside_short(blocks: Blocks, chances: list[float], statements: Statements, size: int, boxed: set[int]) -> set[int]:
    """What is no part of a short text: cards, boxes, sidebars, dialogs, the site's footer behind it, and what is outside the post's own element."""
    a, b = blocks.span(statements.named) if statements.named >= 0 else (0, 0)
    own = range(a, b)
    cards = teasers(blocks).difference(own) | boxed
    first = next((k for k, chance in enumerate(chances) if chance > EVEN and k not in cards), len(blocks))
    cards |= author_boxes(blocks, after=first).difference(own)
    outline, around = blocks.outline, _around_post(blocks)
    beside = [i for i in outline.by_tag.get("aside", ()) if not outline.inside(i, outline.by_token.get("article", ()))]
    beside += (i for i in outline.by_tag.get("footer", ()) if around and not outline.inside(i, around))
    beside += closed_dialogs(outline)
    beside += (i for i in sidebar_boxes(outline) if outline.line(i + 1) not in statements.titles)
    site = {k for i in beside for k in range(*blocks.span(i)) if k not in own}
    cards |= site
    if size < SHORT_BODY and _is_all_of_post(blocks, chances, statements, own):
        return {k for k in range(len(blocks)) if k not in own}
    best = max((k for k in range(len(blocks)) if k not in cards), key=chances.__getitem__, default=-1)
    if best < 0 or (chances[best] <= EVEN and not _heads(blocks, chances, statements, best, cards=cards, site=site)):
        return set()
    if size < SHORT_BODY and any(chances[k] > EVEN for k in own):
        return {k for k in range(len(blocks)) if k not in own}
    return {k for k in cards if k > best}


def _around_post(blocks: Blocks) -> tuple[int, ...]:
    """The elements that hold the post, none where the page's tags leave that open: what the site says of itself in its footer is outside."""
    outline = blocks.outline
    articles = tuple(outline.by_tag.get("article", ()))
    if len(mains := outline.by_tag.get("main", ())) == 1:
        return *articles, *outline.by_token.get("article", ()), *mains
    return articles if len(articles) == 1 and blocks.span(articles[0])[0] < blocks.span(articles[0])[1] else ()


def _heads(blocks: Blocks, chances: list[float], statements: Statements, best: int, *, cards: set[int], site: set[int]) -> bool:
    """Whether an unlikely block is a sentence under the post's title, before the cards: the ``site``'s own, or those that lead to its other posts."""
    title, sentence = _title(blocks, statements), _is_sentence(blocks, best)
    own = cards <= site or (statements.site and cards - site <= teasers(blocks, site=statements.site) | author_boxes(blocks, after=best))
    return bool(cards and sentence and own) and title < best < min(cards) and chances[best] >= HEADED


def _is_all_of_post(blocks: Blocks, chances: list[float], statements: Statements, own: range) -> bool:
    """Whether the post's ``own`` element, right under the title and a few facts, is one sentence, if an unlikely one."""
    k = own.start
    return len(own) == 1 and EVEN >= chances[k] >= HEADED and _is_sentence(blocks, k) and k - MOST_FACTS <= _title(blocks, statements) < k


def _title(blocks: Blocks, statements: Statements) -> int:
    """The block of the title in the page's main heading, the one after all where none is."""
    tags = blocks.outline.tags
    return next((k for k, owner in enumerate(blocks.owners) if tags[owner] == "h1" and blocks.texts[k] in statements.titles), len(blocks))


def _is_sentence(blocks: Blocks, k: int) -> bool:
    return blocks.outline.tags[blocks.owners[k]] == "p" and ends_sentence(blocks.texts[k])


def _cards_behind(blocks: Blocks, chances: list[float], statements: Statements, boxed: set[int]) -> set[int]:
    """What stands behind all that a long text surely has: cards that lead to other posts of the same site, and boxes about the author."""
    cards = (teasers(blocks, site=statements.site) if statements.site else set[int]()) | boxed
    cards |= author_boxes(blocks, after=next((k for k, chance in enumerate(chances) if chance > SURE and k not in cards), len(blocks)))
    last = max((k for k, chance in enumerate(chances) if chance > SURE and k not in cards), default=len(blocks))
    named = statements.named
    return cards.difference(range(*blocks.span(named)) if named >= 0 else ()) if cards and min(cards) > last else set()


def _boxed(blocks: Blocks) -> set[int]:
    """The blocks of boxes whose headings say that they lead to other posts, and those that announce an advertisement."""
    found = {k for i in boxes(blocks.outline, OTHER_POSTS) for k in range(*blocks.span(i))}
    return found.union(k for k, text in enumerate(blocks.texts) if is_advertising(text))
