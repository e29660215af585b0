"""Substack, which names no generator. Its editor puts forms and buttons for subscribers between the paragraphs."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

SUBSTACK = Platform(
    name="substack",
    marks=frozenset(("available-content", "single-post-container")),
    body=("available-content",),
    furniture=frozenset((
        "subscription-widget-wrap", "subscription-widget-wrap-editor", "subscription-widget", "button-wrapper", "captioned-button-wrap",
    )),
)
