"""The schema, grown step by step. One group of tables a file; a released step is never edited, a change is a new one.

A new group: its file with a ``Migrations`` object, and its line in GROUPS, after the groups that it refers to.
"""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

from flipscrape.store.migrations.articles import articles
from flipscrape.store.migrations.comments import comments
from flipscrape.store.migrations.coverage import coverage
from flipscrape.store.migrations.crawls import crawls
from flipscrape.store.migrations.frontier import frontier
from flipscrape.store.migrations.keys import keys
from flipscrape.store.migrations.pages import pages
from flipscrape.store.migrations.revisions import revisions
from flipscrape.store.migrations.seals import seals
from flipscrape.store.migrations.search import search
from flipscrape.store.migrations.twins import twins
from flipscrape.store.migrations.views import views

GROUPS: tuple[Migrations, ...] = (crawls, frontier, articles, comments, pages, revisions, search, views, coverage, twins, seals, keys)

__all__ = ["GROUPS"]
