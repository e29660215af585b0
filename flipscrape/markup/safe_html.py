"""An element as tidy, safe HTML: few elements, absolute addresses, nothing that runs or loads by itself.

The writer below decides what the HTML looks like; nh3 has the last word on what is safe.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape

import nh3

from flipscrape.markup.addresses import absolute
from flipscrape.markup.images import image_address
from flipscrape.markup.outline import HEADINGS, LINES, SILENT, Outline

# What may be written, by what it can stand for.
HOLDERS = HEADINGS | frozenset(("p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "pre", "summary", "address"))
GROUPS = frozenset(("blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "figure", "details"))
INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small strong sub sup time u var".split())
EMPTY = frozenset(("br", "hr", "img"))
RENAMED = {"strike": "s", "tt": "code", "listing": "pre", "xmp": "pre", "plaintext": "pre", "acronym": "abbr", "dir": "ul", "menu": "ul"}
TAGS = HOLDERS | GROUPS | INLINE | EMPTY
ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title"}, "img": {"src", "alt", "title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"},
    "ol": {"start", "reversed"}, "time": {"datetime"}, "abbr": {"title"}, "code": {"class"}, "q": {"cite"}, "blockquote": {"cite"},
    "del": {"datetime"}, "ins": {"datetime"}, "bdo": {"dir"},
}
ADDRESSES = frozenset(("href", "src", "cite"))
ALONE = frozenset(("reversed",))  # says what it says without a value
SCHEMES = {"http", "https", "mailto"}
IN_ORDER = {tag: sorted(names) for tag, names in ATTRIBUTES.items()}
CLEANER = nh3.Cleaner(tags=set(TAGS), attributes=ATTRIBUTES, link_rel=None, url_schemes=SCHEMES)
LANGUAGE = re.compile(r"(?:^|\s)(lang(?:uage)?-[\w+#-]+)")


def safe_html(outline: Outline, root: int, base: str | None, cut: Collection[int] = ()) -> str:
    """Element ``root`` as HTML without the elements in ``cut``; addresses are made absolute against ``base``."""
    writer = _Writer(outline, base)
    writer.write(root, cut)
    return sanitize("".join(writer.out))


def sanitize(html: str) -> str:
    """Any HTML with only what is allowed in ours."""
    return CLEANER.clean(html).strip()


class _Writer:
    """Opens an element only when something stands in it, so that none is empty, and closes inline elements at block edges."""

    def __init__(self, outline: Outline, base: str | None) -> None:
        self.outline, self.base = outline, base
        self.out: list[str] = []
        self.blocks: list[list[str]] = []  # name and opening tag; the tag is emptied when it is written
        self.waiting = False  # some of them may not be written yet
        self.holders = 0  # how many of them hold text
        self.verbatim = 0  # how many of them keep white space
        self.indent = ""  # white space of theirs at the beginning of a line
        self.inlines: list[list[str]] = []
        self.paragraph = False  # one of our own is open, around text that stands in no element of its own
        self.breaks = 0
        self.fresh = True  # nothing stands on this line yet

    def write(self, root: int, cut: Collection[int]) -> None:
        """Write ``root`` and what is below it, without recursion: pages nest thousands deep."""
        tags, ends, first, last = self.outline.tags, self.outline.ends, self.outline.first, self.outline.last
        open_elements: list[int] = []
        k, i, end = first[root], root, ends[root]
        while i < end or open_elements:
            while open_elements and (i >= end or ends[open_elements[-1]] <= i):
                closing = open_elements.pop()
                if k < last[closing]:
                    self._text(k, last[closing])
                    k = last[closing]
                self._close(tags[closing])
            if i >= end:
                continue
            if k < first[i]:
                self._text(k, first[i])
                k = first[i]
            tag = tags[i]
            if i in cut or tag in SILENT:
                if tag in LINES:
                    self._edge()
                k, i = last[i], ends[i]
                continue
            self._open(i)
            open_elements.append(i)
            i += 1

    def _text(self, start: int, stop: int) -> None:
        pieces, feeds = self.outline.pieces, self.outline.feeds
        for k in range(start, stop):
            piece = pieces[k]
            if piece == "\n" and k not in feeds:
                continue
            if (self.fresh or self.breaks) and piece.isspace():
                self.indent += piece if self.verbatim else ""
                continue
            self._content(escape(piece, quote=False))

    def _open(self, i: int) -> None:
        tag = self.outline.tags[i]
        tag = RENAMED.get(tag, tag)
        if tag in INLINE:
            self.inlines.append([tag, self._tag(tag, i), ""])
        elif tag in HOLDERS or tag in GROUPS:
            self._edge()
            self.blocks.append([tag, self._tag(tag, i)])
            self.waiting = True
            self.holders += tag in HOLDERS
            self.verbatim += tag == "pre"
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(i)
        elif tag == "hr":
            self._edge()
            if self.out:
                self._emit_blocks()
                self.out.append("<hr>")
        elif tag in LINES:
            self._edge()

    def _close(self, tag: str) -> None:
        tag = RENAMED.get(tag, tag)
        if tag in INLINE:
            _name, _opening, written = self.inlines.pop()
            if written:
                self.out.append(f"</{tag}>")
        elif tag in HOLDERS or tag in GROUPS:
            self._edge()
            _name, opening = self.blocks.pop()
            self.holders -= tag in HOLDERS
            self.verbatim -= tag == "pre"
            if not opening:
                self.out.append(f"</{tag}>\n")
        elif tag in LINES and tag not in EMPTY:
            self._edge()

    def _break(self) -> None:
        """One br is a line's end; two are a paragraph's where we made the paragraph or the page has one around both."""
        if self.fresh:
            return
        self.breaks += 1
        self.indent = ""
        if self.breaks > 1 and (self.paragraph or (self.blocks and self.blocks[-1][0] == "p")):
            reopened = self.blocks[-1] if not self.paragraph else None
            self._edge()
            if reopened is not None:
                self.out.append("</p>\n")
                reopened[1] = "<p>"
                self.waiting = True

    def _edge(self) -> None:
        """A block begins or ends: close what is open inside the line."""
        if self.inlines:
            for inline in reversed(self.inlines):
                if inline[2]:
                    self.out.append(f"</{inline[0]}>")
                    inline[2] = ""
        if self.paragraph:
            self.out.append("</p>\n")
            self.paragraph = False
        self.breaks, self.fresh, self.indent = 0, True, ""

    def _emit_blocks(self) -> None:
        if self.waiting:
            for block in self.blocks:
                if block[1]:
                    self.out.append(block[1])
                    block[1] = ""
            self.waiting = False

    def _content(self, html: str) -> None:
        self._emit_blocks()
        if not self.paragraph and not self.holders:
            self.out.append("<p>")
            self.paragraph = True
        if self.breaks:
            self.out.append("\n" * self.breaks if self.verbatim else "<br>\n")
            self.breaks = 0
        if self.indent:
            html, self.indent = self.indent.rpartition("\n")[2] + html, ""
        for inline in self.inlines:
            if not inline[2] and inline[1]:
                self.out.append(inline[1])
                inline[2] = "written"
        self.out.append(html)
        self.fresh = False

    def _image(self, i: int) -> None:
        address = image_address(self.outline, i, self.base)
        if address is None:
            return
        alt = " ".join((self.outline.attributes[i].get("alt") or "").split())
        html = f'<img src="{escape(address)}" alt="{escape(alt)}">'
        if self.blocks and self.blocks[-1][0] == "figure":
            self._emit_blocks()
            self.out.append(html)
        else:
            self._content(html)

    def _tag(self, tag: str, i: int) -> str:
        allowed = IN_ORDER.get(tag)
        if not allowed:
            return f"<{tag}>"
        attributes = self.outline.attributes[i]
        written = [f"<{tag}"]
        for name in allowed:
            value = attributes.get(name)
            if value is None or (not value and name not in ALONE):
                continue
            if name in ADDRESSES:
                mail = value.strip().lower().startswith("mailto:")
                value = value.strip() if mail else absolute(value, self.base)
            elif name == "class":
                language = LANGUAGE.search(value)
                value = language[1] if language else None
            if value or (value is not None and name in ALONE):
                written.append(f' {name}="{escape(value)}"')
        if tag == "a" and len(written) == 1:
            return ""  # it leads nowhere that a reader could go
        return "".join([*written, ">"])
