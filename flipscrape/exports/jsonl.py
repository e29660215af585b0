"""JSON Lines (https://jsonlines.org): one article a line, UTF-8, with its comments and the fields as in Article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import BinaryIO

from flipscrape.store import ArchivedArticle

# Legal inside JSON, but the end of a line to many programs that split text into lines.
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def write(articles: Iterable[ArchivedArticle], out: BinaryIO) -> None:
    """Write one JSON object a line: what the archive knows of the article, then its own fields. What is gone is null while it is there."""
    for entry in articles:
        times = {name: time.isoformat() if (time := getattr(entry, name)) else None for name in ("fetched", "first_seen", "gone_since")}
        record = {"id": entry.id, "blog": entry.blog, **times, "gone_reason": entry.gone_reason, "words": entry.words, **asdict(entry.article)}
        out.write(json.dumps(record, ensure_ascii=False).translate(LINE_ENDS).encode() + b"\n")
