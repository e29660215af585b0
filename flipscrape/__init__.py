"""Archive whole blogs, and read single pages: ``extract(html, url)`` gives an Article with its Comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flipscrape.model import Article, Comment

if TYPE_CHECKING:
    from flipscrape.extraction import extract as extract

__all__ = ["Article", "Comment", "extract"]


def __getattr__(name: str) -> Any:
    """``extract`` when it is first asked for: the process that fetches a blog does without it (PEP 562)."""
    if name != "extract":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from flipscrape.extraction import extract  # noqa: PLC0415 # here, so that nothing of it is loaded before

    globals()[name] = extract
    return extract
