"""Spiders: fetch, and find links. They know no SQL and no extraction."""
