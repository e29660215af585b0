"""The form of a platform's rules: names that its themes give to the parts of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Platform:
    """One blog engine.

    ``generators``: how its meta generator begins, in lower case. ``marks``: class or id tokens that only its pages have.
    ``body``: class or id tokens of the element that holds a post's text, best first. ``furniture``: those of what plugins and
    themes put into that element and its author did not write. ``tags``, ``categories`` and ``authors``: those of elements that name the post's
    terms and writers, or hold links to their pages.
    """

    name: str
    generators: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    body: tuple[str, ...] = ()
    furniture: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


GENERIC = Platform(name="generic")
