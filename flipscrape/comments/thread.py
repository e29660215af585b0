"""The thread of a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from flipscrape.model import Comment, CommentService
from flipscrape.page import Page
from flipscrape.platforms.rules import Platform
from flipscrape.trace import Trace


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """``places``: the elements (indices) that hold the thread and its form; the body does without them, children included.

    ``pages``: absolute addresses of the thread's other pages.
    """

    comments: list[Comment] = field(default_factory=list)
    places: frozenset[int] = frozenset()
    stated: int | None = None
    service: CommentService | None = None
    pages: list[str] = field(default_factory=list)


def find_thread(page: Page, platform: Platform, trace: Trace) -> Thread:
    """Find the thread of ``page``: its comments in page order, and the elements that it occupies."""
    del platform, trace
    outline = page.outline
    places = [i for i, hint in enumerate(outline.hints) if " comments " in hint or " respond " in hint]
    return Thread(places=frozenset(places))
