"""Ghost (class names: its default themes, Source and Casper, the older of which write post-content)."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

GHOST = Platform(
    name="ghost",
    generators=("ghost",),
    marks=frozenset(("gh-head", "gh-content")),
    body=("gh-content", "post-content"),
    # Of its editor's cards: what a player shows of its own, how large a file is.
    furniture=frozenset(("kg-audio-player", "kg-video-player", "kg-file-card-metadata")),
)
