"""Text as people compare and read it."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"\w+")


def squeeze(text: str | None) -> str:
    """All white space to single spaces, none at the ends."""
    return " ".join((text or "").split())


def fold(text: str | None) -> str:
    """Words in lower case, parted by single spaces; punctuation and width variants gone (NFKC). For comparing, never for showing."""
    if not text:
        return ""
    return " ".join(WORD.findall(text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()))
