"""Text as people compare and read it."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"\w+")
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
    return " ".join(WORD.findall(text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()))


def without_accents(text: str) -> str:
    """The letters without their accents (NFKD), those that are letters of their own left as they are."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def width(text: str) -> int:
    """How many columns ``text`` takes: wide characters say as much as two others, so a short sentence of them is no label."""
    return len(text) + len(WIDE.findall(text))
