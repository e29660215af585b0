"""Pages that Emacs's Org mode exports (ids: ox-html)."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

ORG = Platform(
    name="org",
    generators=("org mode", "org-mode"),
    marks=frozenset(("outline-text-2",)),
    body=("content",),
    furniture=frozenset(("org-div-home-and-up", "preamble", "postamble", "table-of-contents")),
)
