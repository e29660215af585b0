"""Words with which boilerplate begins, in many languages (``phrases.txt``). They only ever speak of short blocks.

With a dollar sign at its end a phrase is all of a block: French sentences begin with 'comment'.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

HEAD = 2  # characters by which the phrases are looked up


def phrase_length(text: str) -> int:
    """How many characters of ``text`` (in lower case) are a boilerplate phrase at its beginning; 0 for none."""
    if f"{text}$" in WHOLE:
        return len(text)
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


def _read() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    grouped: defaultdict[str, set[str]] = defaultdict(set)
    written = files("flipscrape.content.cues").joinpath("phrases.txt").read_text("utf-8")
    lines = [line for line in written.splitlines() if line and line[0] not in "#["]
    for line in lines:
        if not line.endswith("$"):
            grouped[line[:HEAD]].add(line)
    ordered = {head: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for head, phrases in grouped.items()}
    return ordered, frozenset(line for line in lines if line.endswith("$"))


PHRASES, WHOLE = _read()
