"""What marks an author's name: names of metadata, class names, addresses."""

from __future__ import annotations

import re
from functools import lru_cache

from flipscrape.markup.text import fold

METAS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "creator",
    "twitter:creator",
    "og:author",
    "article:author_name",
    "shareaholic:article_author_name",
    "vr:author",
    "cxenseparse:author",
    "citation_author",
    "dc.contributor",
)
LABELS = frozenset(
    map(
        fold,
        (
            "written by",
            "verfasst von",
            "écrit par",
            "escrito por",
            "scritto da",
            "geschreven door",
            "napisane przez",
            "skrevet av",
            "skrevet af",
            "skriven av",
            "kirjoittanut",
            "author",
            "автор",
            "написано автором",
            "yazan",
            "作者",
            "執筆者",
            "por",
            "par",
            "von",
            "autor",
            "by",
        ),
    )
)
HINT = re.compile(
    r"[ _-](?:author|authors|byline|bylines|by|autor|autoren|auteur|auteurs|autore|autori|writer|contributor|creator|vcard|fn|redakteur"
    r"|reporter|p-author)(?:[ _-]|s |name)"
    r"|author(?:s|name)?[ _-]|byline"
)
ABOUT = re.compile(r"[ _-](?:bio|box|info|about|avatar|image|photo|description|social|card|job|role|position|follow)[ _-]|authorbox|author-?bio")
DATED = re.compile(r"\b(?:19|20)\d\d\b|\bmin\b|\d{1,2}[./]\d{1,2}[./]\d")
ACCOUNT = re.compile(r"/(?:log-?in|sign-?in|sign-?up|register|registrieren|password|create|logout|edit)", re.IGNORECASE)
ADDRESS = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|autore|profiles?|people|person|staff|team|contributors?|by|writers?|users?|members?|redaktion"
    r"|redakteur)/[^/?#]+|[?&]author="
)


@lru_cache(maxsize=8192)
def names_an_author(hint: str) -> bool:
    """Whether a class or id says that its element holds an author's name. Sites repeat theirs, so answers are kept."""
    return HINT.search(hint) is not None
