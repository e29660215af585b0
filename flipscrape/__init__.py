"""Archive whole blogs, and read single pages: ``extract(html, url)`` gives an Article with its Comments."""

from __future__ import annotations

from flipscrape.extraction import extract
from flipscrape.model import Article, Comment

__all__ = ["Article", "Comment", "extract"]
