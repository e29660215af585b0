"""Words of scripts that put no spaces between them, as overlapping pairs of characters (the way of Lucene's CJKBigramFilter).

``日本語`` becomes ``日本 本語 語``: the last character stands alone too, so that one character is found as the beginning of a pair.
The tokens of a title bear the mark ``t`` before them, so that a search can be told to look in the title or the body only.
"""

from __future__ import annotations

import re

# Thai, Lao, Myanmar, Khmer; Hangul; kana; Han with its extensions; half-width kana.
SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\uac00-\ud7af\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"  # noqa: E501 - one character class
HAS_SPACELESS = re.compile(f"[{SPACELESS}]")
TOKEN = re.compile(rf"[\w{SPACELESS}]*[{SPACELESS}][\w{SPACELESS}]*")
PIECE = re.compile(rf"[{SPACELESS}]+|[^{SPACELESS}]+")
IN_TITLE = "t"


def bigrams(body: str, *, title: str = "") -> str | None:
    """What the index keeps of ``title`` and ``body`` besides their words; None where both are in scripts with spaces alone."""
    if not (has_spaceless(body) or has_spaceless(title)):
        return None
    return " ".join([*_tokens(title, IN_TITLE), *_tokens(body, "")])


def has_spaceless(text: str) -> bool:
    """Whether any character is of a script without spaces."""
    try:
        text.encode("cp1252")  # texts in western scripts are told apart faster so
    except UnicodeEncodeError:
        return HAS_SPACELESS.search(text) is not None
    return False


def phrase(term: str, mark: str = "") -> tuple[list[str], bool]:
    """The tokens that follow one another where ``term`` stands, and whether the last is only the beginning of one."""
    pieces = [piece for token in TOKEN.findall(term) for piece in PIECE.findall(token)]
    tokens = [mark + pair for piece in pieces for pair in _pairs(piece)]
    if pieces and HAS_SPACELESS.match(pieces[-1]):
        return (tokens[:-1], False) if len(pieces[-1]) > 1 else (tokens, True)
    return tokens, False


def _tokens(text: str, mark: str) -> list[str]:
    return [mark + pair for token in TOKEN.findall(text) for piece in PIECE.findall(token) for pair in _pairs(piece)]


def _pairs(piece: str) -> list[str]:
    if not HAS_SPACELESS.match(piece):
        return [piece]
    return [piece[i : i + 2] for i in range(len(piece))]
