"""What a listing tells of the posts it names, to complete those whose own pages do not say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flipscrape.discovery.pages.cards import told_days
from flipscrape.discovery.pages.term_archives import told_terms
from flipscrape.model import Announcement, AnnouncementSource
from flipscrape.page import Page


def listed(page: Page, links: Mapping[int, str], *, languages: tuple[str, ...] = ()) -> tuple[Announcement, ...]:
    """An announcement for each post of which the page tells the day, or its tag, category or author as the archive of that.

    ``links``: by element, in order, the addresses to which the main part of the page leads.
    """
    days = told_days(page.outline, links, languages=languages)
    field, name, posts = told_terms(page, links) or (None, "", [])
    terms: dict[str, Any] = {field.value: (name,)} if field else {}
    return tuple(
        Announcement(source=AnnouncementSource.LISTING, url=url, published=days.get(url), **(terms if url in posts else {}))
        for url in dict.fromkeys((*days, *posts))
    )
