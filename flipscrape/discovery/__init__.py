"""Bytes and pages to further addresses: feeds, sitemaps, REST collections, listings, links. Pure."""

from __future__ import annotations

from flipscrape.discovery.outlook import Outlook, Role, look

__all__ = ["Outlook", "Role", "look"]
