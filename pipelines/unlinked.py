"""The next page of a post that no link leads to: WordPress's block themes print links between pages only where the break is a block, too."""

from __future__ import annotations

from urllib.parse import urlsplit

from flipscrape.items import Reading
from flipscrape.markup.addresses import clean
from flipscrape.model import GUESS, AddressKind, AnnouncementSource, Found
from flipscrape.store import Archive
from flipscrape.store.values.hashes import post_of_part
from flipscrape.store.writing.parts import has_part

# The body in a block theme, and a link or number of wp_link_pages().
BLOCK_THEME, LINKED = "div.wp-block-post-content", ".post-page-numbers"


def unlinked_page(item: Reading, archive: Archive | None) -> list[Found]:
    """The page behind a stored one, to be tried; none where the API, which tells a text whole, knows the post, or the pages are linked.

    WordPress leads back from a page that a post has not. A server that shows the post again adds no page, and so ends the row.
    """
    tokens = item.outlook.tokens if item.outlook is not None else frozenset()
    told = any(one.source is AnnouncementSource.REST for one in item.page.announced)
    if archive is None or told or item.page.kind is AddressKind.COMMENTS or BLOCK_THEME not in tokens or any(LINKED in token for token in tokens):
        return []
    url = clean(item.page.url)
    post, number = post_of_part(url)
    if number is not None and not has_part(archive.db, url):
        return []
    following = (number or 1) + 1
    next_page = f"{post}&page={following}" if urlsplit(post).query else f"{post.rstrip('/')}/{following}/"
    return [Found(url=next_page, kind=AddressKind.PAGE, source=GUESS)]
