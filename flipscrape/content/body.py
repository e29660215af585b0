"""The body of a post, from the element that holds it to its text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from flipscrape.content.boilerplate.elements import skipped
from flipscrape.content.choosing.choice import keep
from flipscrape.content.choosing.editors_blocks import keep_editors_blocks
from flipscrape.content.choosing.engines import believe, furniture
from flipscrape.content.choosing.mostly import keep_most
from flipscrape.content.choosing.pruning import prune
from flipscrape.content.choosing.repetition import tell_once
from flipscrape.content.choosing.whole import take_told, told_whole
from flipscrape.content.cues.blocks import Blocks, read_blocks
from flipscrape.content.cues.features import Statements
from flipscrape.content.cues.statements import gather
from flipscrape.content.judging.model import Model, load
from flipscrape.content.links import images, links
from flipscrape.content.told import told_body, without_title
from flipscrape.markup.outline import Outline
from flipscrape.markup.plain_text import plain_text
from flipscrape.markup.safe_html import safe_html
from flipscrape.model import Announcement, Image, Link
from flipscrape.page import Page
from flipscrape.platforms.rules import Platform
from flipscrape.trace import CUT_SHOWN, Trace


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """``root``: the element that holds the body, -1 where the page has none. ``cut``: elements inside it that are left out.

    ``source``: who told the text where it does not stand in the page.
    """

    root: int = -1
    cut: frozenset[int] = frozenset()
    body: str = ""
    body_html: str = ""
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    source: str | None = None


def find_content(page: Page, platform: Platform, thread: Collection[int], announced: Announcement | None, trace: Trace) -> Content:
    """Choose the body of ``page``, prune it and write it out. ``thread``: elements that belong to the comments."""
    outline, announced = page.outline, without_title(announced)
    never = leave_out(outline, platform, thread)
    blocks, statements, told = read_blocks(outline, never), gather(page, platform.body, announced, thread), told_whole(announced, platform)
    root, rules = select(blocks, statements, platform, thread, never, model=load(), told=told)
    for i, rule in rules.items():
        if outline.chars(i):
            trace.cut(rule, outline.beginning(i, CUT_SHOWN))
    content = _write(page, outline, root, frozenset(rules)) if root >= 0 else Content()
    if (hidden := told_body(page, announced, content.body)) is None:
        return content
    source, text = hidden
    trace.claim("body", source, text.beginning(0, CUT_SHOWN))
    return replace(_write(page, text, 0, frozenset()), root=content.root, cut=content.cut, source=source)


def _write(page: Page, outline: Outline, root: int, cut: frozenset[int]) -> Content:
    # How to pronounce a word (HTML's ruby) stands in the HTML alone: in the text it would part the word from the next.
    spoken = [i for tag in ("rt", "rp") for i in outline.within(tag, root)]
    return Content(
        root=root, cut=cut, body=plain_text(outline, root, cut.union(spoken)), body_html=safe_html(outline, root, page.base, cut),
        links=links(outline, root, page.base, cut), images=images(outline, root, page.base, cut),
    )


def leave_out(outline: Outline, platform: Platform, thread: Collection[int]) -> dict[int, str]:
    """The elements that are no body before anything is judged, and the rule of each."""
    return {**furniture(outline, platform), **skipped(outline, thread)}


def select(
    blocks: Blocks, statements: Statements, platform: Platform, thread: Collection[int], never: dict[int, str], *, model: Model,
    told: Sequence[str] = (),
) -> tuple[int, dict[int, str]]:
    """The element that holds the body, -1 for none, and the elements inside it that are cut, with the rule of each.

    ``told``: the blocks of a short text, as a feed or an API tells it.
    """
    judged = believe(keep(blocks, statements, model), blocks, statements, platform, thread)
    choice = take_told(tell_once(blocks, keep_editors_blocks(keep_most(judged, blocks, statements), blocks, statements.named)), blocks, told)
    return (choice.root, prune(blocks, choice, never)) if choice.root >= 0 and any(choice.kept) else (-1, {})
