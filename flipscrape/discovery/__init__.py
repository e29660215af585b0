"""Bytes and pages to further addresses: feeds, sitemaps, REST collections, listings, links. Pure."""

from __future__ import annotations

from flipscrape.discovery.blog import Blog
from flipscrape.discovery.judging.judgement import Doubt, Judgement
from flipscrape.discovery.pages.outlook import Outlook, look
from flipscrape.discovery.pages.statement import Role
from flipscrape.discovery.sources import read_source

__all__ = ["Blog", "Doubt", "Judgement", "Outlook", "Role", "look", "read_source"]
