"""What an address, a rel and a class say of a link: that it leads to a tag, or to a category."""

from __future__ import annotations

import re
from functools import lru_cache

from flipscrape.fields.terms.groups import Kind
from flipscrape.markup.outline import Outline
from flipscrape.platforms.nikola import NIKOLA
from flipscrape.platforms.rules import Platform

TAG_ADDRESS = re.compile(
    r"/(?:tags?|tagged|topics?|themen?|thema|schlagwort|schlagworte|stichwort|keywords?|labels?|etiquetas?|etiquette|hashtag|mots?-?cles?"
    r"|argomenti|argomento|sujet|temas?|emner?|emneord|aihe|aiheet|avainsana|nyckelord|amne|trefwoord|stitky|stitek|cimke|cimkek|etiket|etiketler|tagi|t)(?:[/:=#]|\.html?#)|[?&](?:tag|tags|keyword|q)=",
)
CATEGORY_ADDRESS = re.compile(
    r"/(?:categor(?:y|ies?|ias?)|cat|kategorien?|kategori|kategoria|categorie|rubriques?|rubrik(?:a|en|i|y)?|rubric|ressort|sections?|seccion"
    r"|sezione|channel|archives?/category|blog/category)(?:[/:=#]|\.html?#)|\?(?:cat|category)=\w",
)
TAG_HINT = re.compile(
    r"[ _-](?:tags?|taglist|tag-?links|tags-links|post-?tags|keywords?|topics?|p-category|hashtags?|schlagwort\w*|labels?|etiquetas"
    r"|themen|mots-cles|temas|aiheet)[ _-]"
)
CATEGORY_HINT = re.compile(
    r"[ _-](?:categor(?:y|ies)|cat-?links|cats|cat(?= |[_-]+(?:name|label|title|list))|kategorien?|rubrik|rubrique|kicker"
    r"|(?<= )(?:article|entry|post|story)[_-]+section(?= )|(?:section|channel)[_-]+name"
    r"|eyebrow|post-?categor\w+|entry-?categor\w+|posted-?in)[ _-]"
)
# One of these stands in whatever the two find; far cheaper to see.
STEMS = tuple(
    "tag cat keyword topic schlagwort label etiqueta themen mots-cles temas aiheet kategori rubri section channel kicker eyebrow posted".split()
)
# What holds a post's tags, whatever their addresses look like.
LIST_HINT = re.compile(
    r"[ _-](?:(?:post|entry|article|node|page|blog|item|story)[-_]*(?:item[-_]*)?tags?|tag[-_]?list|tags|tag-?links|keywords)[ _-]"
)
CLOUD = re.compile(r"[ _-](?:tag-?cloud|cloud|cat-item)[ _-]")  # all the site's terms; WordPress: wp_list_categories
# Right on a link it names what the link leads to; around one it is a part of any page.
SECTION = "section"
NIKOLA_CATEGORY = "cat_"  # CATEGORY_PREFIX: its tags have the same folder


def named_as_terms(outline: Outline) -> set[int]:
    """The elements whose class or id names terms, on a link or around it; and links that are called a section."""
    named = {i for token in outline.tokens_with(STEMS) if named_kinds(f" {token} ") for i in outline.by_token[token]}
    return named | {i for i in outline.by_token.get(SECTION, ()) if outline.tags[i] == "a"}


@lru_cache(maxsize=4096)
def kind_of(rel: str, address: str) -> Kind | None:
    """What rel and the address say; 'category tag' is what WordPress calls its categories. Most links of a page stand on its neighbours too."""
    if "category" in rel:
        return Kind.CATEGORY
    address = address.removesuffix("/")  # what ends with /tags/ lists all tags, and names none
    cut = address.rfind("/") + 1
    kind = _kind_of_address(address[:cut])
    if kind is not Kind.CATEGORY and len(address) > cut and ("=" in address or any(sign in address[cut:] for sign in (":", ".htm", "#"))):
        kind = _kind_of_address(address) or kind
    return kind or (Kind.TAG if "tag" in rel.split() else None)


def said_of(hint: str, rel: str, address: str, platform: Platform) -> Kind | None:
    """What a link says of itself: its own class and rel together go before a folder that both kinds share, as Nikola's /categories/."""
    said = kind_of(rel, address)
    if said is Kind.CATEGORY and (platform is NIKOLA and NIKOLA_CATEGORY not in address):
        return Kind.TAG
    return Kind.TAG if said is Kind.CATEGORY and rel == "tag" and named_kinds(hint.replace(" p-category ", " ")) == (Kind.TAG,) else said


@lru_cache(maxsize=4096)
def named_kinds(hint: str) -> tuple[Kind, ...]:
    """The kinds of term that a class or id names. Sites repeat theirs, so answers are kept."""
    tag, category = TAG_HINT.search(hint), CATEGORY_HINT.search(hint)
    return (*((Kind.TAG,) if tag else ()), *((Kind.CATEGORY,) if category else ())) if tag or category else ()


@lru_cache(maxsize=2048)
def _kind_of_address(address: str) -> Kind | None:
    """What an address says, or its folders alone, which are the same in many links of a site."""
    return Kind.CATEGORY if CATEGORY_ADDRESS.search(address) else Kind.TAG if TAG_ADDRESS.search(address) else None
