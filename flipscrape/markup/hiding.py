"""What an element's own attributes say of whether it is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping

STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether a style, or HTML's own attribute, hides an element."""
    style = attributes.get("style")
    return (style is not None and STYLE.search(style) is not None) or attributes.get("hidden") is not None
