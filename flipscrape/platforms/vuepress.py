"""VuePress and VitePress, whatever the theme."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

VUEPRESS = Platform(
    name="vuepress",
    generators=("vuepress", "vitepress"),
    # Both engines' own components write these names around a page's Markdown.
    body=("content__default", "theme-default-content", "vp-doc"),
)
