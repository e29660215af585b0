"""What a page asks of robots: its meta elements and its X-Robots-Tag headers (the vocabulary of the big search engines)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

AGENT = "flipscrape"
WORDS = frozenset("noindex nofollow none noarchive nocache nosnippet noimageindex notranslate noai noimageai".split())


def robots_words(meta: Mapping[str, Iterable[str]], header: str) -> tuple[str, ...]:
    """The wishes in meta elements (contents by name) and in one header (several joined by commas), those to other agents left out."""
    asked = {word for name in ("robots", AGENT) for content in meta.get(name, ()) for word in content.lower().replace(",", " ").split()}
    ours = True
    for part in header.lower().split(","):
        agent, colon, rest = part.partition(":")
        # ``googlebot: noindex, nofollow`` holds for that agent, up to the next name.
        named = bool(colon) and agent.strip() not in ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")
        ours = agent.strip() in (AGENT, "robots", "*") if named else ours
        if ours:
            asked.update((rest if named else part).split())
    return tuple(sorted(asked & WORDS))
