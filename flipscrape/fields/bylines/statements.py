"""What a page's head says of its authors, without what it says of the site's."""

from __future__ import annotations

from itertools import pairwise

from flipscrape.markup.text import squeeze
from flipscrape.page import Page


def own_statements(page: Page, name: str) -> list[str]:
    """The values of the meta element ``name``: of authors of one post stand side by side; one that is far from the last is the site's.

    A theme prints the owner of the blog with what all pages say, and the post's author with what the post says; microdata say it of the post.
    """
    values = page.evidence.meta.values.get(name, [])
    if len(values) < 2:
        return values
    metas = page.outline.by_tag.get("meta", [])
    order = [k for k, i in enumerate(metas) if _name(page, i) == name]
    items = [squeeze(page.outline.attributes[i].get("content")) for i in metas if page.outline.attributes[i].get("itemprop") == name]
    if order and any(items):
        return list(filter(None, items))[:1]
    if len(order) != len(values):
        return values
    last = max((n for n, (k, following) in enumerate(pairwise(order), 1) if not _are_one_list(page, name, metas[k + 1 : following])), default=0)
    return values[last:]


def _are_one_list(page: Page, name: str, between: list[int]) -> bool:
    """Whether between two of them stands nothing but what belongs to the first: citation_author_institution, citation_author_email."""
    return all(_name(page, i).startswith(f"{name}_") for i in between)


def _name(page: Page, i: int) -> str:
    said = page.outline.attributes[i]
    return (said.get("name") or said.get("property") or "").lower()
