"""WordPress, of one's own or at wordpress.com (class names: the default themes and wp-includes/post-template.php)."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

WORDPRESS = Platform(
    name="wordpress",
    generators=("wordpress",),
    marks=frozenset(("wp-block-post-content", "wp-singular", "single-post", "type-post", "wp-custom-logo", "commentlist")),
    body=("entry-content", "wp-block-post-content", "post-content", "entry", "postcontent"),
)
