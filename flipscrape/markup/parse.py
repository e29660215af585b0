"""UTF-8 to an Outline, from the parser's events: no tree is ever built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from lxml import etree

from flipscrape.errors import NotAPage
from flipscrape.markup.outline import BLOCKS, LINES, SILENT, VERBATIM, Outline
from flipscrape.markup.text import SOFT_HYPHEN, width

if TYPE_CHECKING:
    from lxml.etree import ParserTarget  # it exists in lxml's type stubs alone, where it asks for more than lxml does

# Elements nested deeper than this are read as text of the last one: some of what reads an outline walks up from each element.
DEEPEST = 2000
# For each end tag libxml2 may look through all open elements. A page of more tags than this is read bit by bit, and no further
# than to where more elements are open than that allows.
MANY_TAGS, BIT, MOST_OPEN = 20_000, 65_536, 10_000
# HTML Standard, 13.2.6.4.4: any other tag ends the head and begins the body. libxml2 knows none that is younger than HTML 4.
IN_HEAD = frozenset("base basefont bgsound link meta noframes noscript script style template title".split())
# What wide characters begin with in UTF-8; a page without any is spared the counting. Each is looked for by itself, far faster than by a pattern.
WIDE_BYTES = range(0xE3, 0xEE)


def parse(data: bytes) -> Outline:
    """Read a page's UTF-8 bytes, comments and processing instructions left out. Any element may be the root.

    Raises NotAPage where libxml2 finds nothing at all.
    """
    gathering = _Gathering(width if any(byte in data for byte in WIDE_BYTES) else len)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=cast("ParserTarget", gathering))
    try:
        if data.count(b"<") <= MANY_TAGS:
            etree.fromstring(data, parser)
        else:
            _parse_bits(data, parser, gathering)
    except etree.ParserError as error:
        raise NotAPage(f"there is no HTML in it: {error}") from error
    except etree.XMLSyntaxError as error:
        raise NotAPage(f"it cannot be read as HTML: {error}") from error
    if not gathering.tags:
        raise NotAPage("there is no HTML in it")
    return gathering.outline()


def _parse_bits(data: bytes, parser: etree.HTMLParser, gathering: _Gathering) -> None:
    for k in range(0, len(data), BIT):
        parser.feed(data[k:k + BIT])
        if gathering.deeper > MOST_OPEN:
            gathering.cut_short = True
            gathering.close()
            return
    parser.close()


class _Gathering:
    """The outline while it is gathered. lxml calls start, end and data for each tag and text, and close at the end."""

    def __init__(self, size: Callable[[str], int]) -> None:
        self.size = size
        self.attributes: list[Mapping[str, str]] = []
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.first: list[int] = []
        self.last: list[int] = []
        self.pieces: list[str] = []
        self.owners: list[int] = []
        self.sizes: list[int] = []  # the width of each piece without the spaces at its ends
        self.feeds: list[int] = []
        self.unheard: dict[int, str] = {}
        self.open = [-1]
        self.deeper = self.flattened = 0  # how many elements are open that are too deep to be told, and how many there were
        self.cut_short = False
        self.waiting: list[str] = []  # the text since the last tag
        self.data = self.waiting.append
        self.silent = self.verbatim = -1  # the outermost open elements of these kinds
        self.fresh = True  # white space that follows white space is none
        self.body = -1  # where its tag is left out, as the standard allows

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self.waiting:
            self.hear()
        open_elements, tags, pieces = self.open, self.tags, self.pieces
        if len(open_elements) > DEEPEST:
            self.deeper += 1
            self.flattened += 1
            return
        if self.silent >= 0 and tag not in IN_HEAD and open_elements[-1] == self.silent and tags[self.silent] == "head":
            self._leave_head()
        elif tag == "body" and self.body >= 0:
            open_elements.append(self.body)
            self.attributes[self.body] = attributes
            return
        i = len(tags)
        tags.append(tag)
        self.attributes.append(attributes)
        self.parents.append(open_elements[-1])
        self.ends.append(0)
        self.last.append(0)
        self.first.append(len(pieces))
        open_elements.append(i)
        if self.silent < 0:
            if tag in LINES:
                pieces.append("\n")
                self.owners.append(i)
                self.sizes.append(0)
                self.fresh = True
                if tag in VERBATIM and self.verbatim < 0:
                    self.verbatim = i
            elif tag in SILENT:
                self.silent = i

    def end(self, tag: str) -> None:
        if self.waiting:
            self.hear()
        if self.deeper:
            self.deeper -= 1
            return
        i = self.open.pop()
        self.ends[i] = len(self.tags)
        if self.silent < 0:
            if tag in BLOCKS:
                self.pieces.append("\n")
                self.owners.append(i)
                self.sizes.append(0)
                self.fresh = True
                if i == self.verbatim:
                    self.verbatim = -1
        elif i == self.silent:
            self.silent = -1
        self.last[i] = len(self.pieces)

    def _leave_head(self) -> None:
        """Begin the body where libxml2 still reads the head. When it ends that, the body ends; what it takes for the body then goes on with it."""
        self.end("head")
        self.start("body", {})
        self.body = self.open[-1]

    def hear(self) -> None:
        """Make a piece of the text since the last tag."""
        waiting, owner = self.waiting, self.open[-1]
        text = waiting[0] if len(waiting) == 1 else "".join(waiting)
        waiting.clear()
        if self.silent >= 0:
            self.unheard.setdefault(owner, text)
            return
        if SOFT_HYPHEN in text and not (text := text.replace(SOFT_HYPHEN, "")):
            return
        if self.verbatim < 0 and text.isspace():
            if not self.fresh:
                self.pieces.append(" ")
                self.owners.append(owner)
                self.sizes.append(0)
                self.fresh = True
            return
        bare = " ".join(text.split())
        if self.verbatim >= 0:
            piece = text
            if piece == "\n":
                self.feeds.append(len(self.pieces))
        elif len(bare) == len(text):
            piece = bare
        else:
            piece = f"{'' if self.fresh or not text[0].isspace() else ' '}{bare}{' ' if text[-1].isspace() else ''}"
        self.pieces.append(piece)
        self.owners.append(owner)
        self.sizes.append(self.size(bare))
        self.fresh = piece[-1].isspace()

    def close(self) -> None:
        """End what the page leaves open."""
        self.deeper = 0
        for tag in [self.tags[i] for i in reversed(self.open[1:])]:
            self.end(tag)

    def outline(self) -> Outline:
        """All that was gathered, with what is looked up often beside it."""
        hints: list[str] = []
        by_tag: defaultdict[str, list[int]] = defaultdict(list)
        by_token: defaultdict[str, list[int]] = defaultdict(list)
        for i, (tag, attributes) in enumerate(zip(self.tags, self.attributes, strict=True)):
            by_tag[tag].append(i)
            classes, name = (attributes.get("class"), attributes.get("id")) if attributes else (None, None)
            if classes or name:
                hints.append(hint := f" {classes or ''} {name or ''} ".lower())
                for token in hint.split():
                    by_token[token].append(i)
            else:
                hints.append("")
        linked = [0] * len(self.pieces)
        for i in by_tag.get("a", ()):
            linked[self.first[i]:self.last[i]] = self.sizes[self.first[i]:self.last[i]]
        return Outline(
            attributes=self.attributes, tags=self.tags, hints=hints, parents=self.parents, ends=self.ends, first=self.first, last=self.last,
            pieces=self.pieces, owners=self.owners, feeds=frozenset(self.feeds), unheard=self.unheard,
            lengths=list(accumulate(self.sizes, initial=0)), link_lengths=list(accumulate(linked, initial=0)),
            by_tag=dict(by_tag), by_token=dict(by_token), flattened=self.flattened, cut_short=self.cut_short,
        )
