"""Bytes and pages to further addresses: feeds, sitemaps, REST collections, listings, links. Pure."""
