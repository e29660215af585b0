"""What marks an author's name: names of metadata, labels, addresses."""

from __future__ import annotations

import re

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
            "article by",
            "words by",
            "story by",
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
            "authors",
            "autoren",
            "auteurs",
            "autores",
            "autori",
            "autorin",
            "autora",
            "autore",
            "auteur",
            "forfatter",
            "författare",
            "авторы",
        ),
    )
)
ABOUT = re.compile(r"[ _-](?:bio|box|info|about|avatar|image|photo|description|social|card|job|role|position|follow)[ _-]|authorbox|author-?bio")
CREDIT = re.compile(
    r"(?:(?:proudly )?(?:powered|hosted|designed) by|(?:mit )?stolz präsentiert von|(?:fièrement )?propulsé par"
    r"|funciona (?:gracias a|con)|met trots (?:aangedreven|ondersteund) door|drevet av)\b", re.IGNORECASE)  # of what made the site
YEAR = re.compile(r"(?:19|20)\d\d")
DATED = re.compile(r"\b(?:19|20)\d\d\b|\bmin\b|\d{1,2}[./]\d{1,2}[./]\d")
ACCOUNT = re.compile(r"/(?:log-?in|sign-?in|sign-?up|register|registrieren|password|create|logout|edit)", re.IGNORECASE)
ADDRESS = re.compile(
    r"[/?&](?:author=|(?:authors?|autor(?:en|es)?|auteurs?|autore|profiles?|people|person|staff|team|contributors?|by|writers?|users?|members?|redaktion"
    r"|redakteur)/[^/?#])"
)
