"""Answers that are no pages, by their formats: feeds, sitemaps, WordPress's collections."""
