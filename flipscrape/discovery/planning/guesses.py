"""Where engines put feeds, sitemaps and lists of all posts, for blogs whose pages name none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

FEEDS = ("feed/", "feed.xml", "atom.xml", "rss.xml", "index.xml", "rss/", "feeds/all.atom.xml", "feeds/posts/default")
SITEMAPS = ("sitemap.xml",)
FILE = ".html"
DEEPEST, MOST, LEAST = 2, 6, 3  # levels of folders, folders, posts in one
WORDPRESS_SITEMAPS = ("wp-sitemap.xml", "sitemap_index.xml")


def guess_feeds(root: str) -> list[str]:
    """Addresses that may be feeds of the blog at ``root``."""
    return [urljoin(root, name) for name in FEEDS]


def guess_sitemaps(root: str, *, wordpress: bool = False) -> list[str]:
    """Addresses that may be sitemaps: at the host's root and at the blog's, each once."""
    names = WORDPRESS_SITEMAPS if wordpress else SITEMAPS
    return list(dict.fromkeys(urljoin(place, name) for place in (urljoin(root, "/"), root) for name in names))


def guess_further(root: str, page: int, *, plain: bool) -> str:
    """WordPress's address of a further page of its front page; ``plain``: where addresses tell all in their query."""
    return urljoin(root, f"?paged={page}" if plain else f"page/{page}/")


def guess_folders(posts: Iterable[str]) -> list[str]:
    """The folders that hold several of ``posts``, the fullest first, and the pages of the same names beside them, where posts are files too.

    Sphinx lists the posts of /journal/ in /journal.html. Archives by date, which are numbers, are none: there may
    be hundreds.
    """
    counts: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for url in posts:
        parts = urlsplit(url)
        folder = f"{parts.scheme}://{parts.netloc}/"
        for name in parts.path.strip("/").split("/")[:-1][:DEEPEST]:
            if name.isdigit():
                break
            folder += f"{name}/"
            counts[folder] += 1
            files[folder] += parts.path.endswith(FILE)
    folders = [folder for folder, count in counts.most_common(MOST) if count >= LEAST]
    return [*folders, *(folder.rstrip("/") + FILE for folder in folders if files[folder] == counts[folder])]
