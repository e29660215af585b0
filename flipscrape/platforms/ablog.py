"""ABlog, the blog extension of Sphinx (class names: its templates postcard.html and postnavy.html)."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

ABLOG = Platform(
    name="ablog",
    marks=frozenset(("ablog__postcard2", "ablog__tags", "ablog-sidebar-item", "ablog__prev-next")),
    furniture=frozenset(("ablog__prev-next", "ablog__blog_comments", "headerlink", "prev-next-area")),
    tags=("ablog__tags",),
    categories=("ablog__category",),
    authors=("ablog__author",),
)
