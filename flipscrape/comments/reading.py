"""One item's parts: who, when, what."""

from __future__ import annotations

from dataclasses import dataclass

from flipscrape.comments import hints
from flipscrape.comments.authors import Author, find_author
from flipscrape.comments.bodies import Body, drop_controls, drop_headers, find_body
from flipscrape.comments.items import Item
from flipscrape.comments.scope import Scope, scope_of
from flipscrape.comments.times import Time, find_time
from flipscrape.page import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What one item says, before ids, parents and times are settled among all."""

    item: Item
    scope: Scope
    author: Author
    time: Time
    body: Body
    ping: bool


def read_item(page: Page, item: Item) -> Parts:
    """Read one item: what is known to be no words of the commenter is set aside step by step, the rest is the body."""
    scope = scope_of(page, item)
    ping = bool(hints.PING.search(page.outline.hints[item.start]))
    drop_controls(scope)
    author = find_author(scope, ping=ping)
    time = find_time(scope, author)
    drop_headers(scope, author.element, time.element)
    return Parts(item=item, scope=scope, author=author, time=time, body=find_body(scope, author.element, time.element), ping=ping)
