"""Names in running text and in kept pages, replaced where they stand as words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, quote_plus

from flipscrape.store.bigrams import HAS_SPACELESS, SPACELESS

TOKEN = re.compile(rf"[{SPACELESS}]|[^\W{SPACELESS}]+")
SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
MARKUP = re.compile(r"(<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|<[^<>]*>)", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:-]+)(\s*=\s*)("[^"]*"|'[^']*')""")
ADDRESS = re.compile(r"""https?:[^\s"'<>]+""")
# Hashes of mail addresses, as Gravatar's pictures have them.
MAIL_HASH = re.compile(r"(gravatar\.com/avatar/)[0-9a-f]{8,64}", re.IGNORECASE)
# Attributes that hold the page's own names, not people's.
STRUCTURE = frozenset("class id for href src srcset rel type style name role property itemprop http-equiv lang dir method action".split())
CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
NOWHERE = "about:blank"


class Replacer:
    """Replaces names by others, and the addresses behind them by about:blank. Spellings escaped for HTML, JSON and URLs count too."""

    def __init__(self, names: Mapping[str, str], addresses: frozenset[str] = frozenset()) -> None:
        self._addresses = addresses
        self._by_token: dict[str, list[tuple[str, int, str]]] = {}
        for name, other in names.items():
            for spelling in _spellings(name):
                if first := TOKEN.search(spelling):
                    self._by_token.setdefault(first[0], []).append((spelling, first.start(), other))
        for spellings in self._by_token.values():
            spellings.sort(key=lambda one: -len(one[0]))

    def in_text(self, text: str) -> str:
        """Plain text, or the JSON of a record."""
        if self._addresses:
            text = ADDRESS.sub(self._without_address, text)
        parts: list[str] = []
        at = 0
        for start, end, other in self._found(text):
            if start >= at:
                parts += [text[at:start], other]
                at = end
        return "".join([*parts, text[at:]]) if parts else text

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
            return self.in_html(text).encode(name or "utf-8", "xmlcharrefreplace")
        raise AssertionError("latin-1 decodes everything")

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        for token in TOKEN.finditer(text):
            for spelling, offset, other in self._by_token.get(token[0], ()):
                start = token.start() - offset
                if start >= 0 and text.startswith(spelling, start) and _ends(text, start + len(spelling)):
                    yield start, start + len(spelling), other
                    break

    def _escaped(self, text: str, *, quote: bool = False) -> str:
        """Text with character references, of which one name may have several (&#039;, &rsquo;, &euml;)."""
        if "&" not in text:
            return self.in_text(text)
        plain = html.unescape(text)
        other = self.in_text(plain)
        return text if other == plain else html.escape(other, quote=quote)

    def _in_tag(self, tag: str) -> str:
        if SCRIPT.match(tag):
            return self.in_text(tag)
        return ATTRIBUTE.sub(self._in_attribute, tag)

    def _in_attribute(self, found: re.Match[str]) -> str:
        name, between, value = found.groups()
        if name.lower() in STRUCTURE:
            value = ADDRESS.sub(self._without_address, value)
        else:
            value = f"{value[0]}{self._escaped(value[1:-1], quote=True)}{value[-1]}"
        return f"{name}{between}{value}"

    def _without_address(self, found: re.Match[str]) -> str:
        return NOWHERE if html.unescape(found[0]) in self._addresses else found[0]


def _spellings(name: str) -> set[str]:
    return {name, name.replace("'", "\u2019"), json.dumps(name)[1:-1], quote(name), quote_plus(name)}


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or HAS_SPACELESS.match(text[at - 1]) is not None or not re.match(r"\w", text[at])
