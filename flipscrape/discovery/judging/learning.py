"""What a blog's certain posts have in common, learnt while it is crawled: the shape of their addresses, the template of their pages."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote, urlsplit

DIGITS = re.compile(r"\d+")
EXTENSION = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
# Fewer pages than this have too much in common by chance.
ENOUGH = 3
# A token marks posts where this share of them has it, and at most that share of the other pages.
COMMON, RARE = 0.9, 0.25


class Shapes:
    """Shapes of addresses, with how many certain posts and how many certain others have each."""

    def __init__(self) -> None:
        self._posts: Counter[str] = Counter()
        self._others: Counter[str] = Counter()
        self.learnt = 0

    def learn(self, url: str, *, post: bool) -> None:
        """Note that ``url`` is a post, or something else."""
        (self._posts if post else self._others).update(_shapes(url))
        self.learnt += post

    def forget(self, url: str) -> None:
        """Take back that ``url`` is a post."""
        self._posts.subtract(_shapes(url))
        self.learnt -= 1

    def share(self, url: str) -> float | None:
        """The share of posts among the known addresses shaped like ``url``; None where too few are known to tell."""
        for shape in _shapes(url):
            posts, others = self._posts[shape], self._others[shape]
            if posts + others >= ENOUGH:
                return posts / (posts + others)
        return None

    def is_odd(self, url: str) -> bool:
        """Whether many posts are known, and none is shaped like ``url`` in any way."""
        return self.learnt >= 2 * ENOUGH and not any(self._posts[shape] for shape in _shapes(url))


class Templates:
    """Class names of certain posts' pages against those of all other pages."""

    def __init__(self) -> None:
        self._posts: Counter[str] = Counter()
        self._others: Counter[str] = Counter()
        self._number = {True: 0, False: 0}
        self._marks: tuple[frozenset[str], frozenset[str]] | None = None

    def learn(self, tokens: frozenset[str], *, post: bool) -> None:
        """Note the template of a post, or of something else."""
        (self._posts if post else self._others).update(tokens)
        self._number[post] += 1
        self._marks = None

    def likeness(self, tokens: frozenset[str]) -> float | None:
        """From 0 (like the other pages) to 1 (like the posts); None where the two have no telling differences yet."""
        marks, against = self._marking()
        if not marks and not against:
            return None
        share = len(tokens & marks) / len(marks) if marks else 1.0
        return max(0.0, share - (len(tokens & against) / len(against) if against else 0.0))

    def _marking(self) -> tuple[frozenset[str], frozenset[str]]:
        if self._marks is None:
            posts, others = self._number[True], self._number[False]
            if posts < ENOUGH or not others:
                return frozenset(), frozenset()
            marks = frozenset(
                token for token, number in self._posts.items() if number >= COMMON * posts and self._others[token] <= RARE * others)
            against = frozenset(
                token for token, number in self._others.items()
                if others >= ENOUGH and number >= COMMON * others and self._posts[token] <= RARE * posts)
            self._marks = marks, against
        return self._marks


def _shapes(url: str) -> tuple[str, ...]:
    """From tight to loose: words kept but for the last segment; all words masked."""
    parts = urlsplit(url)
    segments = [segment for segment in unquote(parts.path).split("/") if segment]
    if not segments:
        return ("/",)
    found = EXTENSION.search(segments[-1])
    extension = found.group().lower() if found else ""
    folder = [DIGITS.sub("N", segment) for segment in segments[:-1]]
    last = "N" if segments[-1].removesuffix(extension).isdigit() else "*"
    query = "?" + "&".join(sorted(pair.partition("=")[0] for pair in parts.query.split("&"))) if parts.query else ""
    tight = "/".join((*folder, last)) + extension + query
    loose = "/".join((*("N" if not segment.strip("N") else "*" for segment in folder), last)) + extension + query
    return (tight,) if tight == loose else (tight, loose)
