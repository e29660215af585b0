"""MkDocs, with the blog plugin of the Material theme (class names: its blog-post.html and partials/tags.html)."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

MKDOCS = Platform(
    name="mkdocs",
    generators=("mkdocs",),
    tags=("md-tag",),
    categories=("md-post__meta", "md-meta__item"),
    authors=("md-profile__description",),
)
