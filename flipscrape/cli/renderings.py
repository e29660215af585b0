"""One record as JSON, Markdown, or text for a terminal, and the reasons behind it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from textwrap import indent

from flipscrape.exports.markdown import document
from flipscrape.exports.threads import threaded
from flipscrape.model import Article, Comment
from flipscrape.trace import Trace

STEP = "    "


def as_json(article: Article) -> str:
    """All fields as one JSON object, keys as in Article."""
    return json.dumps(asdict(article), ensure_ascii=False, indent=2)


def as_text(article: Article) -> str:
    """Title, a line for each field that has a value, the body, and the thread with each answer below its parent, indented."""
    return "\n".join(_text(article)).rstrip()


def as_markdown(article: Article) -> str:
    """As the export to Markdown writes it."""
    return "\n".join(document(article)).rstrip()


FORMATS: dict[str, Callable[[Article], str]] = {"json": as_json, "text": as_text, "markdown": as_markdown}


def explain(article: Article, trace: Trace) -> str:
    """For each field the source that won and what the others said; then what was cut from the body, and by which rule."""
    lines = ["Sources"]
    for name, source in article.sources.items():
        lines.append(f"  {name}: {source} -> {_short(getattr(article, name, ''))}")
        lines.extend(f"    {claim.source} says {_short(claim.value)}" for claim in trace.claims if claim.field == name and claim.source != source)
    lines.append("Cut from the body")
    lines.extend(f"  {cut.rule}: {_short(cut.text)}" for cut in trace.cuts)
    return "\n".join(lines if trace.cuts else lines[:-1])


def _text(article: Article) -> Iterator[str]:
    yield article.title or "(no title)"
    facts = {
        "by": ", ".join(article.authors), "published": article.published, "modified": article.modified, "on": article.site_name,
        "categories": ", ".join(article.categories), "tags": ", ".join(article.tags), "language": article.language, "address": article.url,
    }
    for name, value in facts.items():
        if value:
            yield f"{name}: {value}"
    yield f"\n{article.body}\n"
    if article.comments:
        yield f"Comments: {len(article.comments)}"
        yield from _thread(article.comments)
    if article.comments_stated is not None and article.comments_stated > len(article.comments):
        yield f"The page states {article.comments_stated} comments; the others are on {len(article.comment_pages) or 'no'} further pages."


def _thread(comments: list[Comment]) -> Iterator[str]:
    for depth, comment in threaded(comments):
        head = " · ".join(part for part in (comment.author or "(no name)", comment.published or comment.published_text) if part)
        kind = "" if comment.kind == "comment" else f" [{comment.kind}]"
        yield indent(f"\n{head}{kind}\n{comment.body}", STEP * depth)


def _short(value: object) -> str:
    line = " ".join(str(value).split())
    return line if len(line) <= 100 else f"{line[:99]}…"
