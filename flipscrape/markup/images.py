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
# Pictures may begin so ('/lazy-sunday.jpg', '/pixel-8-review.jpg'): such a name is believed where a lazy attribute tells the picture.
OF_A_PICTURE = re.compile(
    r"/(?:pixel|lazy)[-_](?![^/]*(?:blank|image|img|load|placeholder|spacer|transparent|1x1))[^/.]*[^\W\d_]{3}[^/.]*\.(?:jpe?g|png|webp)",
    re.IGNORECASE)
# One or none, in pixels: a counter of visits.
NO_SIZE = re.compile(r"0*[01]?")
# An address, with the descriptor that may follow it (HTML Standard, 4.8.4.2.1).
CANDIDATE = re.compile(r"([^\s,]\S*?)(?:,(?=\s|$)|\s+([^\s,]*)[^,]*(?:,|$)|$)")


def image_address(outline: Outline, i: int, base: str | None) -> str | None:
    """The absolute address of an img element, that of a lazily loaded one too; None for a placeholder alone or a counting pixel."""
    attributes = outline.attributes[i]
    for name in ("width", "height"):
        if (size := attributes.get(name)) and NO_SIZE.fullmatch(size):
            return None
    source = attributes.get("src") or ""
    if source and not PLACEHOLDER.search(source[:300]):
        return absolute(source, base)
    for name in LAZY:
        value = attributes.get(name)
        if value and (address := absolute(_largest(value) if name.endswith("srcset") else value, base)):
            return address
    return absolute(source, base) if OF_A_PICTURE.search(source[:300]) else None


def _largest(srcset: str) -> str:
    """The address with the greatest width or density (HTML Standard, 4.8.4.2.1)."""
    best, found = -1.0, ""
    for address, descriptor in CANDIDATE.findall(srcset):
        try:
            size = float(descriptor.rstrip("wxh") or 1)
        except ValueError:
            continue
        if size > best:
            best, found = size, address
    return found
