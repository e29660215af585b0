"""Plain text captures: a page's text as text browsers, WET files and people's own saves give it, with no markup left."""

from __future__ import annotations

from flipscrape.captures.capture import read_capture

__all__ = ["read_capture"]
