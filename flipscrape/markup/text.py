"""Text as people compare and read it."""

from __future__ import annotations

import html
import re
import unicodedata

WORD = re.compile(r"\w+")
# Vowel signs and the like of South and South-East Asia, in which words differ that are one without them; no letters for Python.
SIGNED_WORD = re.compile(
    r"[\w\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u109d\u17b4-\u17d3]+")
MARKUP = re.compile(r"<[^<>]*>")  # a tag in what should be text
# Where a word may be parted at a line's end; read as text it parts words that nobody sees parted.
SOFT_HYPHEN = "\xad"
# Kana, ideographs, Hangul and their punctuation: wide in Unicode's East Asian Width (UAX #11).
WIDE = re.compile("[\u3000-\ud7a3\uf900-\ufaff\uff01-\uff60]")


def squeeze(text: str | None) -> str:
    """All white space to single spaces, none at the ends; no soft hyphens."""
    return " ".join((text or "").replace(SOFT_HYPHEN, "").split())


def fold(text: str | None) -> str:
    """Words in lower case, parted by single spaces; punctuation and width variants gone (NFKC). For comparing, never for showing."""
    if not text:
        return ""
    if text.isascii():
        return " ".join(WORD.findall(text.lower()))
    return " ".join(SIGNED_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def unescaped(text: str) -> str:
    """``text`` with its character references undone (HTML Standard, 13.5); as it is where one has more digits than Python reads as a number."""
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:
        return text


def without_accents(text: str) -> str:
    """The letters without their accents (NFKD), those that are letters of their own left as they are."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def width(text: str) -> int:
    """How many columns ``text`` takes: wide characters say as much as two others, so a short sentence of them is no label."""
    return len(text) + len(WIDE.findall(text))
