"""Names in running text and in kept pages, replaced where they stand as words.

A name that is one word of letters may be a word too (Art, Will). In running text it counts only where a person of that name takes part;
in kept pages also where little else stands beside it, as in bylines and lists.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, quote_plus

from flipscrape.store.redaction.author_pages import AuthorPages
from flipscrape.store.values.bigrams import HAS_SPACELESS, SPACELESS

TOKEN = re.compile(rf"[{SPACELESS}]|[^\W{SPACELESS}]+")
SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
MARKUP = re.compile(r"(<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)|<[^<>]*>)", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:-]+)(\s*=\s*)("[^"]*"|'[^']*')""")
ADDRESS = re.compile(r"""https?:[^\s"'<>]+""")
# Hashes of mail addresses, as Gravatar's pictures have them.
MAIL_HASH = re.compile(r"(gravatar\.com/avatar/)[0-9a-f]{8,64}", re.IGNORECASE)
LINKS = frozenset(("href", "src", "action"))
# Attributes that hold the page's own names, not people's.
STRUCTURE = frozenset("class id for href src srcset rel type style name role property itemprop http-equiv lang dir method action".split())
CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
# The strings of a script, and what stands between them.
SCRIPT_PIECE = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\\n]|\\.){0,80}'|[^"']+|["']""")
# A byline or an entry of a list has at most so many words.
LONGEST_LABEL = 8
NOWHERE = "about:blank"


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelling:
    """A way of writing a ``name``. ``offset``: where its first token begins; ``word``: whether it may be a word of the language too."""

    name: str
    text: str
    offset: int
    other: str
    word: bool


class Replacer:
    """Replaces names by others, and the addresses behind them by about:blank. Spellings escaped for HTML, JSON and URLs count too.

    ``words``: names that are known to be words too, and count in no running text. ``replaced`` counts each name of one word in running text.
    ``posts``: addresses of archived posts, which stay as they are.
    """

    def __init__(
        self, names: Mapping[str, str], addresses: frozenset[str] = frozenset(), *, words: Collection[str] = (), posts: Collection[str] = ()
    ) -> None:
        self.replaced: Counter[str] = Counter()
        self.pages = AuthorPages(names, posts)
        self._addresses = addresses
        self._words = frozenset(words)
        self.persons: Collection[str] | None = None
        self.labels = False
        self._by_token: dict[str, list[Spelling]] = {}
        for name, other in names.items():
            for spelling in _spellings(name):
                if first := TOKEN.search(spelling):
                    found = Spelling(name=name, text=spelling, offset=first.start(), other=other, word=is_one_word(name))
                    self._by_token.setdefault(first[0], []).append(found)
        for spellings in self._by_token.values():
            spellings.sort(key=lambda one: -len(one.text))

    def among(self, persons: Collection[str] | None) -> Self:
        """The same for texts in which ``persons`` take part: of names of one word only theirs count there. None: all count."""
        other = copy(self)
        other.persons = persons
        return other

    def in_text(self, text: str) -> str:
        """Plain text."""
        if "http" in text:
            text = ADDRESS.sub(self._without_address, text)
        parts: list[str] = []
        at = 0
        for start, end, other in self._found(text):
            if start >= at:
                parts += [text[at:start], other]
                at = end
        return "".join([*parts, text[at:]]) if parts else text

    def in_json(self, text: str) -> str:
        """JSON, or a script with JSON in it: in each string on its own."""
        page = self._as_page()
        return SCRIPT_PIECE.sub(lambda found: page.in_text(found[0]), text)

    def in_html(self, text: str) -> str:
        """HTML: between the tags, and in the attributes that people read."""
        text = MAIL_HASH.sub(r"\g<1>0", text)
        parts: list[str] = []
        at = 0
        for tag in MARKUP.finditer(text):
            parts += [self._escaped(text[at : tag.start()]), self._in_tag(tag[0])]
            at = tag.end()
        return "".join([*parts, self._escaped(text[at:])])

    def in_bytes(self, data: bytes, charset: str | None) -> bytes:
        """A page as it came. ``charset`` is what its HTTP header declared."""
        sniffed = CHARSET.search(data[:4096])
        for name in ("utf-8", charset, sniffed and sniffed[1].decode("ascii"), "latin-1"):
            try:
                text = data.decode(name or "utf-8")
            except (UnicodeDecodeError, LookupError):
                continue
            return self._as_page().in_html(text).encode(name or "utf-8", "xmlcharrefreplace")
        raise AssertionError("latin-1 decodes everything")

    def _as_page(self) -> Self:
        other = copy(self)
        other.labels = True
        return other

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        for token in TOKEN.finditer(text):
            for spelling in self._by_token.get(token[0], ()):
                start = token.start() - spelling.offset
                end = start + len(spelling.text)
                if start >= 0 and text.startswith(spelling.text, start) and _ends(text, end) and self._counts(spelling, text):
                    yield start, end, spelling.other
                    break

    def _counts(self, spelling: Spelling, text: str) -> bool:
        if not spelling.word or (self.labels and len(text.split(None, LONGEST_LABEL)) <= LONGEST_LABEL):
            return True
        counts = spelling.name not in self._words and (self.persons is None or spelling.name in self.persons)
        self.replaced[spelling.name] += counts
        return counts

    def _escaped(self, text: str, *, quote: bool = False) -> str:
        """Text with character references, of which one name may have several (&#039;, &rsquo;, &euml;)."""
        if "&" not in text:
            return self.in_text(text)
        plain = _undone(text)
        other = self.in_text(plain)
        return text if other == plain else html.escape(other, quote=quote)

    def _in_tag(self, tag: str) -> str:
        if SCRIPT.match(tag):
            return self.in_json(tag)
        return ATTRIBUTE.sub(self._in_attribute, tag)

    def _in_attribute(self, found: re.Match[str]) -> str:
        name, between, value = found.groups()
        if name.lower() in STRUCTURE:
            value = ADDRESS.sub(self._without_address, value)
            if name.lower() == "class":
                value = self.pages.in_class(value)
            elif name.lower() in LINKS and not ADDRESS.match(value[1:]):
                value = value[0] + self._in_address(value[1:-1]) + value[-1]
        else:
            value = f"{value[0]}{self._escaped(value[1:-1], quote=True)}{value[-1]}"
        return f"{name}{between}{value}"

    def _without_address(self, found: re.Match[str]) -> str:
        return NOWHERE if _undone(found[0]) in self._addresses else self._in_address(found[0])

    def _in_address(self, text: str) -> str:
        """An address as HTML or JSON writes it; one without names stays as it is written."""
        plain = _undone(text).replace("\\/", "/")
        if (other := self.pages.in_address(plain)) == plain:
            return text
        return other.replace("/", "\\/") if "\\/" in text else html.escape(other)



def is_one_word(name: str) -> bool:
    """Whether a name may be a word of a language as well: letters alone, in a script that puts spaces between words."""
    return name.isalpha() and len(TOKEN.findall(name)) == 1


def _spellings(name: str) -> set[str]:
    cases = {name} if is_one_word(name) else {name, name.lower(), name.upper()}
    written = {other for one in cases for other in (one, one.replace("'", "\u2019"))}
    return written | {escape(one) for one in written for escape in (_as_json, quote, quote_plus)}


def _as_json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or HAS_SPACELESS.match(text[at - 1]) is not None or not re.match(r"\w", text[at])


def _undone(text: str) -> str:
    """``text`` with its character references undone; as it is where one has more digits than Python reads as a number."""
    try:
        return html.unescape(text)
    except ValueError:
        return text
