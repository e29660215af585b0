"""Which address a saved page says is its own, and which one a folder of such pages was served at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from flipscrape.errors import NotAPage
from flipscrape.markup.addresses import absolute
from flipscrape.page import read_page


def own_address(body: bytes) -> str | None:
    """The canonical address that a page, or the one that an Atom feed (RFC 4287), names as its own, absolute; None where it names none."""
    try:
        page = read_page(body)
    except NotAPage:
        return None
    meta = page.evidence.meta
    for relation in ("canonical", "self"):
        for link in meta.links.get(relation, ()):
            return link.url
    return absolute(meta.first("og:url"), None)


def served_at(named: Iterable[tuple[str, str]]) -> str | None:
    """The address of the folder, with a slash at its end, to which most of the pages in it add their paths; None where most do not.

    ``named``: the path of each page that names an address of its own, and that address.
    """
    bases, count = Counter[str](), 0
    for path, own in named:
        bases.update(_bases(path, own))
        count += 1
    base, times = max(bases.items(), key=lambda item: item[1], default=("", 0))
    return base if 2 * times > count else None


def _bases(path: str, own: str) -> Iterator[str]:
    """What an address has in front of the page's path: a server shows index.html at its folder, and may show page.html as page."""
    bare, own = path.removesuffix(".html"), unquote(own)
    folder = path.removesuffix("index.html") if bare.rpartition("/")[2] == "index" else f"{bare}/"
    for shown in (path, bare, folder, folder.rstrip("/")):
        if own.endswith(f"/{shown}"):
            yield own[: len(own) - len(shown)]
            return
