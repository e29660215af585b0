"""The languages that a page states for itself, as codes of BCP 47."""

from __future__ import annotations

import re

from flipscrape.evidence.meta import Meta
from flipscrape.markup.outline import Outline

CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$", re.IGNORECASE)


def languages_of(outline: Outline, meta: Meta) -> tuple[str, ...]:
    """The codes in lower case, likeliest first, for reading the page's dates."""
    codes = [outline.attributes[i].get("lang") or outline.attributes[i].get("xml:lang") for i in outline.by_tag.get("html", ())[:1]]
    codes += [meta.first("og:locale"), meta.first("content-language")]
    return tuple(dict.fromkeys(code.lower() for text in codes if (code := language_code(text))))


def language_code(text: str | None) -> str | None:
    """``de-AT`` from ``de_AT`` or ``de-AT,en``; None where it is no code."""
    first = (text or "").split(",")[0].split(";")[0].strip().partition(".")[0]
    if not CODE.match(first):
        return None
    head, *rest = first.replace("_", "-").split("-")
    return "-".join([head.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
