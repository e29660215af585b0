"""What the author set in an editor, or marked in Markdown: captions in a row look like links to other posts, a callout like a box of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from flipscrape.content.choosing.choice import Choice
from flipscrape.content.choosing.insets import is_caption
from flipscrape.content.cues.blocks import Blocks, extent
from flipscrape.content.cues.features import ends_sentence

# wp-includes/blocks/gallery, before and since pictures are blocks of their own; Ghost's. WordPress's shortcode writes CLASSIC and a number.
GALLERIES = ("wp-block-gallery", "blocks-gallery-grid", "kg-gallery-card")
SHORTCODE, CLASSIC = "gallery", " galleryid-"
# Its blocks that hold nothing but the author's words either; a theme of blocks is made of others.
TEXTS = ("wp-block-table", "wp-block-quote", "wp-block-pullquote", "wp-block-code", "wp-block-preformatted", "wp-block-verse")
BOXES = ("kg-callout-text", "kg-toggle-heading", "kg-toggle-content")  # Ghost's cards that hold nothing but the author's words
# Remarks set apart in the text, under titles: Starlight's, Docutils' and Python-Markdown's, Docusaurus's, GitHub's, VitePress's, VuePress's.
REMARKS = ("starlight-aside", "admonition", "theme-admonition", "markdown-alert", "custom-block", "hint-container")
# What themes and converters call such a remark where it is an <aside>: the name alone is a section's or a box's of the site elsewhere.
CALLOUTS = (" callout", " note ", " tip ", " warning ", " caution ", " hint ", " notice")
SAID = ("p", "li", "pre")


def keep_editors_blocks(choice: Choice, blocks: Blocks, named: int) -> Choice:
    """``choice`` with the captions of galleries, and quotations, tables and code, that stand in the element ``named`` as the post's, and all boxes
    and remarks inside its own.

    Where no element is ``named``, which is then -1, or what was found lies elsewhere, they have to stand between kept blocks, or beside one.
    """
    galleries = list(_galleries(blocks))
    if galleries and _is_beside(blocks, choice, galleries, named):
        choice = replace(choice, kept=[False] * len(blocks))
    return _keep_insets(_keep_boxes(choice, blocks), blocks, galleries, named)


def _keep_boxes(choice: Choice, blocks: Blocks) -> Choice:
    """``choice`` with the boxes and remarks inside its element, where anything is kept there; without the remarks' titles."""
    boxes = [blocks.span(i) for token in BOXES for i in blocks.outline.by_token.get(token, ())]
    a, b = blocks.span(choice.root)
    inside = {k for start, end in boxes if a <= start and end <= b for k in range(start, end)}
    inside |= {k for start, end in _remarks(blocks) if a <= start and end <= b for k in range(start, end) if _is_said(blocks, k)}
    if not inside or not any(choice.kept):
        return choice
    return replace(choice, kept=[was or k in inside for k, was in enumerate(choice.kept)])


def _keep_insets(choice: Choice, blocks: Blocks, galleries: Sequence[int], named: int) -> Choice:
    """``choice`` with the captions of ``galleries`` and the words of the editor's blocks of text, as far as they stand in the post."""
    texts = {i for token in TEXTS for i in blocks.outline.by_token.get(token, ())}
    if not galleries and not texts:
        return choice
    first, last = extent(choice.kept)
    a, b = blocks.span(choice.root)
    if within := named >= 0 and (first == last or blocks.outline.inside(choice.root, (named,))):
        a, b = blocks.span(named)
    elif first < last:
        a, b = max(a, first), min(b, last)
    elif galleries:
        choice = replace(choice, root=galleries[0])
        a, b = blocks.span(choice.root)
    else:
        return choice
    kept = list(choice.kept)
    around = {blocks.outline.parents[i] for k, i in enumerate(blocks.owners) if kept[k]}
    for i in (*galleries, *texts):
        start, end = blocks.span(i)
        if (a <= start and end <= b) or blocks.outline.parents[i] in around or any(choice.kept[start:end]):
            kept[start:end] = [was or i in texts or is_caption(text) for was, text in zip(kept[start:end], blocks.texts[start:end], strict=True)]
    if kept == choice.kept:
        return choice
    return replace(choice, kept=kept, root=named if within else blocks.around(choice.root, kept))


def _is_beside(blocks: Blocks, choice: Choice, galleries: Iterable[int], named: int) -> bool:
    """Whether cards were chosen beside a post that is all galleries; or, where no element is ``named``, no sentence and, links aside, less."""
    captions = {k for i in galleries if named < 0 or blocks.outline.inside(i, (named,)) for k in range(*blocks.span(i))}
    kept = [k for k, is_kept in enumerate(choice.kept) if is_kept]
    if named >= 0:
        own = range(*blocks.span(named))
        return bool(own) and captions.issuperset(own) and any(k not in own for k in kept)
    shown, chosen = (sum(blocks.chars[k] - blocks.link_chars[k] for k in some) for some in (captions, kept))
    return captions.isdisjoint(kept) and chosen < shown and not any(ends_sentence(blocks.texts[k]) for k in kept)


def _galleries(blocks: Blocks) -> Iterator[int]:
    outline = blocks.outline
    for token in GALLERIES:
        yield from outline.by_token.get(token, ())
    yield from (i for i in outline.by_token.get(SHORTCODE, ()) if CLASSIC in outline.hints[i])


def _remarks(blocks: Blocks) -> Iterator[tuple[int, int]]:
    outline = blocks.outline
    yield from (blocks.span(i) for token in REMARKS for i in outline.by_token.get(token, ()))
    for i in outline.by_tag.get("aside", ()):
        named = any(token in outline.hints[i] for token in CALLOUTS) and outline.link_chars(i) * 2 < outline.chars(i)
        if named or outline.attributes[i].get("role") == "note":
            yield blocks.span(i)


def _is_said(blocks: Blocks, k: int) -> bool:
    """Whether a block of a remark is no title of it."""
    i = blocks.owners[k]
    return blocks.outline.tags[i] in SAID and "title" not in blocks.outline.hints[i]
