"""What a page holds but does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flipscrape.markup.hiding import is_hidden
from flipscrape.markup.outline import Outline

# Elements that themes hide; asking all of them would cost more than it finds.
HIDING = ("div", "p", "section", "span", "aside", "ul", "ol", "table", "form", "figure", "h2", "h3", "h4")
# WAI-ARIA's, and the elements that have them.
DIALOGS, DIALOGS_TAGS = ("dialog", "alertdialog"), ("div", "section", "aside")
# Tokens by which themes and frameworks hide text from everyone but screen readers and printers.
TOKENS = (
    "screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden", "assistive-text", "d-none", "is-hidden", "print-only", "hide-text",
    "a11y-hidden",
    # Fonts of Material Design show a picture in place of its name: 'favorite', 'arrow_back'.
    "material-icons", "material-icons-outlined", "material-icons-round", "material-symbols-outlined", "material-symbols-rounded",
)
# A framework or a part of a page may put its own name before them (Tailwind's 'tw-sr-only', VuePress's
# 'external-link-icon-sr-only'); 'not-sr-only' shows.
PREFIXED = re.compile(r"(?!(?:.*-)?not-)[a-z][a-z0-9_-]*-(?:sr-only|visually-hidden)")
# Panels behind tabs: Bootstrap's, hexo-tab's, Docusaurus's have the role.
TABS = (" tab-pane ", " tab-panel ", " tabpanel ", " tab-item ", " tab-content ")


def hidden(outline: Outline, *, longest: int) -> Iterator[int]:
    """The elements of at most ``longest`` characters, and some, that are hidden by their own attributes or classes."""
    attributes, lengths, first, last = outline.attributes, outline.lengths, outline.first, outline.last
    for token in (*TOKENS, *filter(PREFIXED.fullmatch, outline.tokens_with(("sr-only", "visually-hidden")))):
        yield from (i for i in outline.by_token.get(token, ()) if 0 < outline.chars(i) <= longest)
    shown: dict[tuple[int, str], bool] = {}
    for tag in HIDING:
        for i in outline.by_tag.get(tag, ()):
            # Their text is asked first: attributes cost far more.
            if not 0 < lengths[last[i]] - lengths[first[i]] <= longest:
                continue
            if is_hidden(attributes[i]) and not _is_tab(outline, i, shown):
                yield i


def _is_tab(outline: Outline, i: int, shown: dict[tuple[int, str], bool]) -> bool:
    """Whether a hidden element is one of several panels behind tabs, of which another shows: an author's, as often as not.

    ``shown`` keeps the answers for all that stand beside it.
    """
    said = outline.attributes[i]
    if said.get("role") != "tabpanel" and not any(token in outline.hints[i] for token in TABS):
        return False
    beside = parent, tag = outline.parents[i], outline.tags[i]
    if beside not in shown:
        shown[beside] = any(outline.tags[j] == tag and not is_hidden(outline.attributes[j]) for j in outline.children(parent))
    return shown[beside]


def closed_dialogs(outline: Outline) -> Iterator[int]:
    """The elements that are dialogs by their role, and not open, however long: Bootstrap's modals, a list of shortcuts."""
    for tag in DIALOGS_TAGS:
        for i in outline.by_tag.get(tag, ()):
            if outline.chars(i) and (said := outline.attributes[i]).get("role") in DIALOGS and (said.get("aria-hidden") == "true" or "inert" in said):
                yield i
