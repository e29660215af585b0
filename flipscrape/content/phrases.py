"""Words with which boilerplate begins, in many languages (``phrases.txt``). They only ever speak of short blocks."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

HEAD = 2  # characters by which the phrases are looked up


def phrase_length(text: str) -> int:
    """How many characters of ``text`` (in lower case) are a boilerplate phrase at its beginning; 0 for none."""
    candidates = PHRASES.get(text[:HEAD])
    if candidates is None or not text.startswith(candidates):
        return 0
    for phrase in candidates:
        if text.startswith(phrase):
            after = text[len(phrase):len(phrase) + 1]
            # A word ends there, but in scripts that part no words.
            if not (after.isalnum() and phrase[-1].isascii() and phrase[-1].isalnum()):
                return len(phrase)
    return 0


def _read() -> dict[str, tuple[str, ...]]:
    grouped: defaultdict[str, set[str]] = defaultdict(set)
    for line in files("flipscrape.content").joinpath("phrases.txt").read_text("utf-8").splitlines():
        if line and line[0] not in "#[":
            grouped[line[:HEAD]].add(line)
    return {head: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for head, phrases in grouped.items()}


PHRASES = _read()
