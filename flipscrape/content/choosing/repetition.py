"""What stands in its page twice is told once: a body for wide screens and for narrow ones, and a summary above the text that it begins."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from flipscrape.content.choosing.choice import Choice
from flipscrape.content.cues.blocks import Blocks

LEAST_TEXT = 40  # characters; shorter texts recur by chance, in verses and tables
LEAST_TEXTS, MOST_COPIES = 4, 3  # a refrain is fewer texts, or stands there more often
MOSTLY = 0.6  # how much of the body has to recur: an author quotes a paragraph of his own, not all of them
OUT_OF_ORDER = 0.1  # how many of the copies may stand in another order than the texts that they copy
LEAST_SUMMARY, LONGEST_SUMMARY, MOST_LABELS = 30, 4, 2  # characters; blocks; short ones between a summary and its text
CUT_OFF = " .…[]"  # what ends a summary in the middle of a sentence


def tell_once(blocks: Blocks, choice: Choice) -> Choice:
    """``choice`` without its summary, and without the second copies, where most of what it keeps stands in the page again, in the same order."""
    choice = _without_summary(blocks, choice)
    kept = [k for k, is_kept in enumerate(choice.kept) if is_kept]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for k in kept:
        places[blocks.texts[k]].append(k)
    recurring = {text: where for text, where in places.items() if len(text) >= LEAST_TEXT and 1 < len(where) <= MOST_COPIES}
    if len(recurring) < LEAST_TEXTS or sum(map(len, recurring)) < MOSTLY * sum(map(len, places)) or not _in_order(list(recurring.values())):
        return choice
    dropped = {k for where in recurring.values() for k in where[1:]}
    for previous, k in pairwise(kept):
        if previous in dropped and places[blocks.texts[k]][0] < k:  # a heading or a short line of the copy
            dropped.add(k)
    return replace(choice, kept=[is_kept and k not in dropped for k, is_kept in enumerate(choice.kept)])


def _without_summary(blocks: Blocks, choice: Choice) -> Choice:
    """``choice`` without a first paragraph with which the text behind it, in another element, begins, and without labels between the two.

    So is one that stands alone in its element, and with which a later paragraph begins: a list or a table may begin the text.
    """
    kept = [k for k, is_kept in enumerate(choice.kept) if is_kept]
    parents, owners, texts = blocks.outline.parents, blocks.owners, blocks.texts
    summary = texts[kept[0]].rstrip(CUT_OFF) if kept else ""
    if len(summary) < LEAST_SUMMARY or blocks.outline.tags[owners[kept[0]]] == "figcaption":  # a gallery repeats a caption
        return choice
    around = parents[owners[kept[0]]]
    later = kept[1:] if sum(choice.kept[slice(*blocks.span(around))]) == 1 else kept[1 : 2 + MOST_LABELS]
    begun = (k for k in later if texts[k][:LEAST_SUMMARY] == summary[:LEAST_SUMMARY])
    behind = next((k for k in begun if " ".join(texts[k : k + LONGEST_SUMMARY]).startswith(summary)), -1)
    if behind < 0 or parents[owners[behind]] == around:  # an author repeats a line
        return choice
    text = (parents[owners[behind]],)
    labels = (k for k in kept[1 : 1 + MOST_LABELS] if k < behind and len(texts[k]) < LEAST_SUMMARY and not blocks.outline.inside(owners[k], text))
    gone = {kept[0], *labels}
    return replace(choice, kept=[is_kept and k not in gone for k, is_kept in enumerate(choice.kept)])


def _in_order(places: list[list[int]]) -> bool:
    back = sum(second < first for (_, first, *_), (_, second, *_) in pairwise(places))
    return back <= OUT_OF_ORDER * len(places)
