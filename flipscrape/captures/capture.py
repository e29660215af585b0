"""A capture to a record: the thread first, then the signature and the text, then what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

from flipscrape.captures.body import find_body, weight
from flipscrape.captures.heading import Signature, category_above, complete, find_signature, find_title, site_name, split_names, title_text
from flipscrape.captures.labels import find_labels, labelled, split_labels
from flipscrape.captures.lines import Line, read_lines
from flipscrape.captures.thread import Remark, Thread, find_thread
from flipscrape.captures.words import AFTER_THE_POST
from flipscrape.comments.parts.identity import fallback_id
from flipscrape.markup.dates import parse_date
from flipscrape.model import Article, Comment
from flipscrape.trace import Trace

# WARC 1.1, 4 and 6.3.5: a WET file is made of conversion records, each with such a head.
WARC_HEAD = re.compile(r"WARC/1\.\d\r?\n(?P<fields>(?:[^\r\n]+\r?\n)+)\r?\n")
WARC_ADDRESS = re.compile(r"^WARC-Target-URI:\s*<?(?P<url>\S+?)>?\s*$", re.MULTILINE | re.IGNORECASE)
SOURCE = "capture"
LONGEST = 4 * 1024 * 1024  # characters; the longest posts with all their comments have a quarter of that


def read_capture(text: str, *, url: str | None = None, fetched: datetime | None = None, trace: Trace) -> Article:
    """The record of one captured post. ``url`` is its address where that is known; a WET record states it.

    ``fetched`` (aware) resolves times like '3 days ago'.
    """
    if head := WARC_HEAD.match(text):
        stated = WARC_ADDRESS.search(head["fields"])
        url = url or (stated["url"] if stated else None)
        text = text[head.end():]
    if len(text) > LONGEST:
        trace.warn(f"the text is longer than {LONGEST // 1024**2} Mi characters: the rest was not read")
    lines = read_lines(text[:LONGEST])
    thread = find_thread(lines, base=fetched)
    values, start = labelled(lines)
    article = _saved(lines, values, start, thread) if values else _page(lines, thread, trace)
    if thread.start < len(lines):
        trace.claim("comments", SOURCE, len(thread.remarks))
    names = [name for name in ("title", "authors", "published", "body", "tags", "categories", "site_name") if getattr(article, name)]
    for name in names:
        trace.claim(name, SOURCE, getattr(article, name))
    return replace(article, url=url or article.url, body_html=_html(article.body), comments=_comments(thread.remarks), comments_stated=thread.stated,
                   sources=dict.fromkeys(names, SOURCE))


def _page(lines: Sequence[Line], thread: Thread, trace: Trace) -> Article:
    """A whole page's text: menus above, sidebars below."""
    signature = find_signature(lines, thread.start)
    begin, end = _text(lines, signature, thread.start)
    title = find_title(lines, signature, begin) if begin < end or signature else None
    signature = complete(signature, lines, begin, end)
    body = "\n\n".join(line.text for line in lines[begin:end])
    around = [line for line in (*lines[end:thread.start], *lines[(title or 0):begin]) if not line.bullet]
    name = title_text(lines, title) if title is not None else None
    tags, categories = find_labels(around, f"{name} {body}")
    if not categories and (category := category_above(lines, title)):
        categories = [category]
    for line in (*lines[:begin], *lines[end:thread.start]):
        trace.cut("outside the text of the capture", line.text)
    return Article(title=name, authors=list(signature.authors) if signature else [], published=signature.published if signature else None, body=body,
                   tags=tags, categories=categories, site_name=site_name(lines, title))


def _saved(lines: Sequence[Line], values: dict[str, str], start: int, thread: Thread) -> Article:
    """A text that someone saved under labelled lines: all of it is the body, up to the page's furniture."""
    end = next((i for i in range(start, thread.start) if AFTER_THE_POST.match(lines[i].text)), thread.start)
    return Article(
        url=values.get("url"), title=values.get("title"), authors=list(split_names(values.get("author", ""))),
        published=parse_date(values.get("date")), body="\n\n".join(line.text for line in lines[start:end]),
        tags=split_labels(values.get("tags", "")), categories=split_labels(values.get("categories", "")), site_name=values.get("site"),
    )


def _text(lines: Sequence[Line], signature: Signature | None, end: int) -> tuple[int, int]:
    """The run of the post's text: after its signature as a rule, before it where the blog signs below (Blogger)."""
    if signature is None:
        return find_body(lines, 0, end)
    stop = next((i for i in range(signature.after, end) if AFTER_THE_POST.match(lines[i].text)), end)
    below = find_body(lines, signature.after, stop)
    if below[0] == below[1]:
        below = find_body(lines, signature.after, end)
    above = find_body(lines, 0, signature.at)
    return above if _weight(lines, above) > 3 * _weight(lines, below) else below


def _weight(lines: Sequence[Line], run: tuple[int, int]) -> int:
    return sum(weight(line) for line in lines[run[0]:run[1]])


def _comments(remarks: Sequence[Remark]) -> list[Comment]:
    comments: list[Comment] = []
    taken: Counter[str] = Counter()
    for remark in remarks:
        parent = comments[remark.parent].id if remark.parent >= 0 else None
        key = fallback_id(parent=parent, author=remark.author, printed=remark.when, body=remark.body, taken=taken)
        comments.append(Comment(id=key, parent=parent, author=remark.author, published=remark.published, published_text=remark.when,
                                body=remark.body, body_html=_html(remark.body)))
    return comments


def _html(text: str) -> str:
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in text.split("\n\n") if part)
