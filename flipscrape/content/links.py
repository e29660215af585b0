"""Links and images of the body."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from flipscrape.markup.addresses import absolute
from flipscrape.markup.images import image_address
from flipscrape.markup.outline import Outline
from flipscrape.model import Image, Link


def links(outline: Outline, root: int, base: str | None, cut: Collection[int]) -> list[Link]:
    """Each address that the body leads to, once, in order, with the text of its first link."""
    found: dict[str, Link] = {}
    for i in _kept(outline, "a", root, cut):
        href = outline.attributes[i].get("href") or ""
        if not href.startswith("#") and (url := absolute(href, base)) and url not in found:
            found[url] = Link(url=url, text=outline.line(i))
    return list(found.values())


def images(outline: Outline, root: int, base: str | None, cut: Collection[int]) -> list[Image]:
    """Each image of the body once, in order, with the caption of its figure."""
    found: dict[str, Image] = {}
    for i in _kept(outline, "img", root, cut):
        if (url := image_address(outline, i, base)) and url not in found:
            alt = " ".join((outline.attributes[i].get("alt") or "").split())
            found[url] = Image(url=url, alt=alt or None, caption=_caption(outline, i, root))
    return list(found.values())


def _kept(outline: Outline, tag: str, root: int, cut: Collection[int]) -> Iterator[int]:
    """The elements of one tag inside ``root`` that do not lie in an element of ``cut``."""
    gone = sorted((i, outline.ends[i]) for i in cut)
    place, gone_end = 0, 0
    for i in outline.within(tag, root):
        while place < len(gone) and gone[place][0] <= i:
            gone_end = max(gone_end, gone[place][1])
            place += 1
        if i >= gone_end:
            yield i


def _caption(outline: Outline, i: int, root: int) -> str | None:
    for a in outline.ancestors(i):
        if a == root:
            return None
        if outline.tags[a] == "figure":
            captions = outline.within("figcaption", a)
            return (outline.line(captions[0]) or None) if captions else None
        if " wp-caption " in outline.hints[a]:
            texts = [j for j in range(a + 1, outline.ends[a]) if " wp-caption-text " in outline.hints[j]]
            return (outline.line(texts[0]) or None) if texts else None
    return None
