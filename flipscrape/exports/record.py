"""What every export is written from: one archived article with what the archive knows besides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flipscrape.model import Article


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """``id`` is the article's number in the archive; ``fetched`` (aware) when its page was last read; ``words`` of its body."""

    id: int
    article: Article
    fetched: datetime | None = None
    words: int = 0
