"""The body: which element holds it, what inside it is boilerplate, and its text and safe HTML."""

from __future__ import annotations

from flipscrape.content.body import Content, find_content

__all__ = ["Content", "find_content"]
