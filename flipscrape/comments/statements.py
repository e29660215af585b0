"""Comments that a page states as data: schema.org's Comment in JSON-LD (https://schema.org/Comment)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flipscrape.comments.parts.identity import bare_id, fallback_id
from flipscrape.markup.addresses import absolute
from flipscrape.markup.dates import parse_date
from flipscrape.markup.text import squeeze
from flipscrape.model import Comment
from flipscrape.page import Page


def stated_comments(page: Page) -> list[Comment]:
    """The comments among the page's JSON-LD nodes, those with words; a reply's parent is the comment that it is nested in."""
    nodes = page.evidence.jsonld.of_type("comment", "usercomments")
    parents = {id(reply): node for node in nodes for reply in _replies(node)}
    names: dict[int, str] = {}
    taken: Counter[str] = Counter()
    comments: dict[str, Comment] = {}
    for node in nodes:
        body = squeeze(_text(node, "text", "commentText", "description"))
        if not body:
            continue
        author, when = _author(node), _text(node, "dateCreated", "datePublished", "commentTime")
        parent = names.get(id(parents.get(id(node))))
        url = absolute(_text(node, "url", "@id"), page.base)
        name = bare_id((url or "").partition("#")[2]) or fallback_id(parent=parent, author=author, printed=when, body=body, taken=taken)
        names[id(node)] = name
        comments.setdefault(name, Comment(
            id=name, parent=parent, author=author, author_url=_author_url(node, page), published=parse_date(when),
            published_text=when, body=body, url=url))
    return list(comments.values())


def _replies(node: dict[str, Any]) -> list[Any]:
    below = node.get("comment") or node.get("replies") or ()
    return below if isinstance(below, list) else [below]


def _text(node: dict[str, Any], *names: str) -> str | None:
    return next((value for name in names if isinstance(value := node.get(name), str) and value.strip()), None)


def _person(node: dict[str, Any]) -> Any:
    author = node.get("author") or node.get("creator")
    return author[0] if isinstance(author, list) and author else author


def _author_url(node: dict[str, Any], page: Page) -> str | None:
    author = _person(node)
    return absolute(_text(author, "url"), page.base) if isinstance(author, dict) else None


def _author(node: dict[str, Any]) -> str | None:
    author = _person(node)
    return squeeze(_text(author, "name") if isinstance(author, dict) else author if isinstance(author, str) else None) or None
