"""A body's HTML as a small tree that keeps XHTML's content model, for the formats that are XML.

Blocks: p, h2 to h6, pre, hr, blockquote, ul, ol, li, table, tr, th, td; the last six and the root hold nothing but blocks
(or rows, cells, items). Inline elements stand in p and h2 to h6; pre holds text alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from flipscrape.exports.text import ascii_address, xml_text
from flipscrape.markup.addresses import absolute

INLINE = frozenset("a abbr b cite code del em i ins kbd mark q s samp small strong sub sup u var".split())
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
LISTS = frozenset(("ul", "ol"))
# Blocks that only group others, or whose parts read as paragraphs.
PARTS = frozenset(
    "p div section article aside header footer main nav figure figcaption caption address dl dt dd details summary center form fieldset".split()
)
BLOCKS = PARTS | LISTS | HEADINGS.keys() | frozenset("pre hr blockquote table li tr td th tbody thead tfoot".split())
SILENT = frozenset("script style template noscript iframe object embed svg math".split())
CELL_ATTRIBUTES = ("colspan", "rowspan")
DEEPEST = 60


def tidy(html: str) -> etree._Element:
    """The root, a ``div``, with ``html`` as blocks. What stands deeper than 60 elements keeps its text alone."""
    root = etree.Element("div")
    if html.strip():
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        source = etree.fromstring(f"<div>{xml_text(html)}</div>".encode(), parser)
        _Flow(root).fill(source, 0)
    return root


class _Flow:
    """Fills ``target`` with blocks; text between them becomes paragraphs."""

    def __init__(self, target: etree._Element) -> None:
        self.target = target
        self.paragraph: etree._Element | None = None

    def fill(self, source: etree._Element, depth: int) -> None:
        self.text(source.text)
        for child in source:
            self.element(child, depth + 1)
            self.text(child.tail)

    def text(self, text: str | None) -> None:
        if text and (text.strip() or self.paragraph is not None):
            _append(self.run(), text)

    def run(self) -> etree._Element:
        if self.paragraph is None:
            self.paragraph = etree.SubElement(self.target, "p")
        return self.paragraph

    def element(self, source: etree._Element, depth: int) -> None:
        tag = str(source.tag)
        if tag in SILENT:
            return
        if depth > DEEPEST:
            self.text(_text(source))
        elif tag not in BLOCKS and _holds_block(source):
            self.fill(source, depth)
        elif tag not in BLOCKS:
            if tag not in ("br", "wbr") or self.paragraph is not None:
                _inline(source, self.run(), frozenset(), depth)
        else:
            self.paragraph = None
            self.block(source, tag, depth)
            self.paragraph = None

    def block(self, source: etree._Element, tag: str, depth: int) -> None:
        if tag in HEADINGS:
            _inline_children(source, etree.SubElement(self.target, HEADINGS[tag]), frozenset(), depth)
        elif tag == "pre":
            etree.SubElement(self.target, "pre").text = _preformatted(source)
        elif tag == "hr":
            etree.SubElement(self.target, "hr")
        elif tag == "blockquote":
            _keep_if_filled(source, etree.SubElement(self.target, tag), depth)
        elif tag in LISTS:
            _list(source, etree.SubElement(self.target, tag), depth)
        elif tag == "table":
            _table(source, etree.SubElement(self.target, tag), depth)
        else:
            self.fill(source, depth)


def _holds_block(source: etree._Element) -> bool:
    return any(str(child.tag) in BLOCKS for child in source.iterdescendants())


def _keep_if_filled(source: etree._Element, target: etree._Element, depth: int) -> None:
    _Flow(target).fill(source, depth)
    if not len(target):
        _drop(target)


def _list(source: etree._Element, target: etree._Element, depth: int) -> None:
    start = source.get("start", "")
    if target.tag == "ol" and start.isdecimal() and start.isascii():
        target.set("start", start)
    for child in source:
        if str(child.tag) not in SILENT:
            item = etree.SubElement(target, "li")
            flow = _Flow(item)
            if child.tag == "li":
                flow.fill(child, depth + 1)
            else:
                flow.element(child, depth + 1)
            if not len(item):
                _drop(item)
    if not len(target):
        _drop(target)


def _table(source: etree._Element, target: etree._Element, depth: int) -> None:
    for row in _nearest(source, "tr"):
        line = etree.SubElement(target, "tr")
        for cell in row:
            if cell.tag in ("td", "th"):
                box = etree.SubElement(line, str(cell.tag))
                for name in CELL_ATTRIBUTES:
                    if (value := cell.get(name, "")).isdecimal() and value.isascii() and 1 < int(value[:3]) < 1000:
                        box.set(name, value[:3])
                _Flow(box).fill(cell, depth + 2)
        if not len(line):
            _drop(line)
    if not len(target):
        _drop(target)


def _nearest(source: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in source:
        if child.tag == tag:
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _nearest(child, tag)


def _inline(source: etree._Element, target: etree._Element, outer: frozenset[str], depth: int) -> None:
    tag = str(source.tag)
    if tag in SILENT:
        return
    if depth > DEEPEST:
        _append(target, _text(source))
    elif tag == "br":
        etree.SubElement(target, "br")
    elif tag == "img":
        _image(source, target, outer)
    elif tag == "a" and "a" not in outer and (href := absolute(source.get("href"), None)):
        _inline_children(source, etree.SubElement(target, "a", href=ascii_address(href)), outer | {"a"}, depth)
    elif tag in INLINE - {"a"} and tag not in outer:
        _inline_children(source, etree.SubElement(target, tag), outer | {tag}, depth)
    else:
        _inline_children(source, target, outer, depth)


def _inline_children(source: etree._Element, target: etree._Element, outer: frozenset[str], depth: int) -> None:
    _append(target, source.text)
    for child in source:
        if str(child.tag) in BLOCKS:
            _append(target, " ")
        _inline(child, target, outer, depth + 1)
        _append(target, child.tail)


def _image(source: etree._Element, target: etree._Element, outer: frozenset[str]) -> None:
    """An image as its alternative text, linked to where it lies: the archive holds no images."""
    text = f"[{' '.join((source.get('alt') or 'Image').split())}]"
    href = absolute(source.get("src"), None)
    if href and "a" not in outer:
        etree.SubElement(target, "a", href=ascii_address(href)).text = text
    else:
        _append(target, text)


def _preformatted(source: etree._Element) -> str:
    for line_break in source.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return _text(source)


def _text(element: etree._Element) -> str:
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def _append(target: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
