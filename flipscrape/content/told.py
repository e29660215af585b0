"""The body as others tell it, for a page that a script fills: JSON-LD's articleBody, a feed, an open API."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from flipscrape.errors import NotAPage
from flipscrape.markup.outline import Outline
from flipscrape.markup.parse import parse
from flipscrape.markup.text import MARKUP, fold, squeeze, unescaped
from flipscrape.model import Announcement
from flipscrape.page import Page

# The told text has to be a text of its own, and so much longer than the page's, that the page cannot be the one that was meant to be read.
# Where the page shows nothing at all, any text is.
LEAST, LONGER = 300, 3
# How much of it may stand on the page all the same: a teaser, or all of it in small type elsewhere.
STRETCH, STRIDE, FEW = 60, 200, 0.34
HEADING = re.compile(r"((?:\s*<(?:div|section|article)\b[^>]*>)*)\s*<(h[1-6])\b[^>]*>(.*?)</\2\s*>", re.DOTALL | re.IGNORECASE)
# WordPress tells the parts of a post over several pages together, with this between them.
PAGE_BREAK = "<!--nextpage-->"


def without_title(announced: Announcement | None) -> Announcement | None:
    """What is told, its text without a heading at the beginning that is the title: Tinkerer's feed has it there, too."""
    if announced is None or not announced.body_html or not announced.title or (heading := HEADING.match(announced.body_html)) is None:
        return announced
    if fold(unescaped(MARKUP.sub(" ", heading[3]))) != fold(announced.title):
        return announced
    return replace(announced, body_html=heading[1] + announced.body_html[heading.end() :])


def told_body(page: Page, announced: Announcement | None, body: str) -> tuple[str, Outline] | None:
    """Who tells a text that the page does not hold, and that text; None where ``body``, as found on the page, is all that there is."""
    least = max(LEAST if _shows_anything(page.outline) else 0, LONGER * len(body))
    texts = [(source, markup, text) for source, markup in _told(page, announced) if len(markup) > least and (text := _outline(markup)) is not None]
    if not texts:
        return None
    source, markup, text = max(texts, key=lambda one: one[2].chars(0))
    if text.chars(0) <= least:
        return None
    first, _, later = markup.partition(PAGE_BREAK)
    parts = [text, _outline(first) if first and later else None]
    shown = squeeze(page.outline.text(0))
    return None if any(_shows(shown, part.line(0)) for part in parts if part is not None) else (source, text)


def _shows_anything(outline: Outline) -> bool:
    """Whether a page has any text without scripts, beside what it says to readers who have none."""
    return outline.chars(0) > sum(outline.chars(i) for i in outline.by_tag.get("noscript", ()))


def _told(page: Page, announced: Announcement | None) -> Iterator[tuple[str, str]]:
    for node in page.evidence.jsonld.works:
        text = node.get("articleBody")
        if isinstance(text, str):
            yield "json-ld", text if "<" in text else "".join(f"<p>{escape(unescaped(line))}</p>" for line in text.splitlines() if line.strip())
    if announced is not None and announced.body_html:
        yield announced.source.value, announced.body_html


def _outline(markup: str) -> Outline | None:
    try:
        return parse(f"<body>{markup}</body>".encode("utf-8", "replace"))
    except NotAPage:
        return None


def _shows(shown: str, text: str) -> bool:
    """Whether a page that has ``shown`` for its text shows more than a little of ``text``."""
    stretches = [text[k : k + STRETCH] for k in range(0, max(1, len(text) - STRETCH), STRIDE)]
    return sum(stretch in shown for stretch in stretches) > FEW * len(stretches)
