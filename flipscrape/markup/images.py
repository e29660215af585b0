"""Where an image of a page lies, lazily loaded ones too."""

from __future__ import annotations

import re

from flipscrape.markup.addresses import absolute
from flipscrape.markup.outline import Outline

# Where lazy loaders keep an image's address until it scrolls into view; the plain src is then a placeholder.
LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file", "data-hi-res-src", "data-full-src", "data-url",
        "data-image", "data-srcset", "data-lazy-srcset", "srcset")
PLACEHOLDER = re.compile(
    r"^data:|(?:^|[/_.-])(?:blank|spacer|placeholder|pixel|transparent|loading|lazy|1x1)[^/]*\.(?:gif|png|svg|jpe?g|webp)", re.IGNORECASE)
# Narrower or lower than this is a counter of visits.
SMALLEST_IMAGE = 2


def image_address(outline: Outline, i: int, base: str | None) -> str | None:
    """The absolute address of an img element, that of a lazily loaded one too; None for a placeholder alone or a counting pixel."""
    attributes = outline.attributes[i]
    for name in ("width", "height"):
        size = attributes.get(name) or ""
        if size.isdecimal() and int(size) < SMALLEST_IMAGE:
            return None
    source = attributes.get("src") or ""
    if source and not PLACEHOLDER.search(source[:300]):
        return absolute(source, base)
    for name in LAZY:
        value = attributes.get(name)
        if value and (address := absolute(_largest(value) if name.endswith("srcset") else value, base)):
            return address
    return None


def _largest(srcset: str) -> str:
    """The address with the greatest width or density (HTML Standard, 4.8.4.2.1)."""
    best, address = -1.0, ""
    for candidate in re.split(r",\s+", srcset.strip()):
        parts = candidate.split()
        if not parts:
            continue
        try:
            size = float(parts[1].rstrip("wxh")) if len(parts) > 1 else 1.0
        except ValueError:
            continue
        if size > best:
            best, address = size, parts[0].rstrip(",")
    return address
