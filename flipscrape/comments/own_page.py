"""A page of its own that holds the whole thread, where the post's shows less of it: popups of old engines, themes with comments apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from flipscrape.comments.cues.counting import LONGEST, count_in
from flipscrape.markup.addresses import absolute
from flipscrape.page import Page

# Words of such addresses, in lower case (mt-comments.cgi?entry_id=57, ?comments_popup=57), and of those that lead to a form, a feed, or all
# comments of a blog.
NAMED = re.compile(r"comment|kommentar|comentari|commenti|reacties|coment[aá]rios|komentar|reakce|yorum|talkback|discussion|responses")
NEVER = re.compile(r"replytocom|reply|feed|rss|atom|login|\.xml|/(?:recent|latest|new|all)[-_]?comments|/comments?/?$", re.IGNORECASE)
NUMBER = re.compile(r"(?<!\d)\d{1,18}(?!\d)")


def own_page(page: Page, shown: int, links: Mapping[int, str]) -> str | None:
    """The address of the page that a link to more comments than are ``shown`` leads to; None where none does, or several do.

    ``links``: the addresses of the page's links, by element.
    """
    if not page.url:
        return None
    found: set[str] = set()
    for i, href in links.items():
        if NAMED.search(href.lower()) and href[:1] != "#" and 0 < page.outline.chars(i) <= LONGEST and (count_in(page.outline.line(i)) or 0) > shown:
            url = (absolute(href, page.base) or "").partition("#")[0]
            if url and _is_of(url, page.url):
                found.add(url)
    return found.pop() if len(found) == 1 else None


def _is_of(url: str, post: str) -> bool:
    """Whether an address lies below the post's, or adds a word for comments to its query, or gives a number of the post's address."""
    one, own = urlsplit(url), urlsplit(post)
    if one.hostname != own.hostname:
        return False
    path, above = unquote(one.path).rstrip("/"), unquote(own.path).rstrip("/")
    if path.startswith(f"{above}/") and above:
        rest = path[len(above):]
        return rest.count("/") == 1 and bool(NAMED.search(rest.lower())) and not NEVER.search(f"{rest}x") and own.query in one.query
    if NEVER.search(f"{one.path}?{one.query}"):
        return False
    if path == above and one.query != own.query:
        return bool(NAMED.search(one.query.lower())) and own.query in one.query
    return not {int(number) for number in NUMBER.findall(one.query)}.isdisjoint(int(number) for number in NUMBER.findall(f"{own.path}?{own.query}"))
