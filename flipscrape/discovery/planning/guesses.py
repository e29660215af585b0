"""Where engines put feeds and sitemaps, for blogs whose pages name none."""

from __future__ import annotations

from urllib.parse import urljoin

FEEDS = ("feed/", "feed.xml", "atom.xml", "rss.xml", "index.xml", "rss/", "feeds/all.atom.xml", "feeds/posts/default")
SITEMAPS = ("sitemap.xml",)
WORDPRESS_SITEMAPS = ("wp-sitemap.xml", "sitemap_index.xml")


def guess_feeds(root: str) -> list[str]:
    """Addresses that may be feeds of the blog at ``root``."""
    return [urljoin(root, name) for name in FEEDS]


def guess_sitemaps(root: str, *, wordpress: bool = False) -> list[str]:
    """Addresses that may be sitemaps: at the host's root and at the blog's, each once."""
    names = WORDPRESS_SITEMAPS if wordpress else SITEMAPS
    return list(dict.fromkeys(urljoin(place, name) for place in (urljoin(root, "/"), root) for name in names))
