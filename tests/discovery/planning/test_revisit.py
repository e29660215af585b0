from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flipscrape.discovery.planning.revisit import FEW, LATEST, due, is_newer, plan
from flipscrape.model import Visit

VISITED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def visit(url="http://blog.example/a", changed=None):
    return Visit(url=url, visited=VISITED, changed=changed)


@pytest.mark.parametrize(("changed", "days"), [
    ("2026-03-01T11:00:00+00:00", 1), ("2026-02-19T12:00:00+00:00", 1), ("2026-01-30T12:00:00+00:00", 3), ("2025-03-01T12:00:00+00:00", 36.5),
    ("2001-03-01T12:00:00+00:00", 180), (None, 30),
])
def test_young_posts_are_due_soon_and_old_ones_late(changed, days):
    assert due(visit(changed=changed), told=False) == VISITED + timedelta(days=days)


def test_a_post_whose_sources_tell_of_changes_is_due_late():
    assert due(visit(changed="2026-03-01"), told=True) == VISITED + LATEST


def test_a_plan_holds_what_is_overdue_and_no_more_than_a_share_of_the_blog():
    visits = [(visit(f"http://blog.example/{n:03}"), False) for n in range(500)]
    assert plan(visits, now=VISITED + timedelta(days=29)) == []
    assert len(plan(visits, now=VISITED + timedelta(days=31))) == 50
    assert len(plan(visits[:30], now=VISITED + timedelta(days=31))) == FEW


def test_a_plan_begins_with_what_is_longest_overdue():
    old, young = visit("http://blog.example/old", "2020-01-01"), visit("http://blog.example/young", "2026-02-28")
    assert plan([(old, False), (young, False)], now=VISITED + timedelta(days=300)) == [young, old]


@pytest.mark.parametrize(("stated", "before", "newer"), [
    (None, "2026-01-01", False), ("2026-01-01", "2026-01-01", False), ("2026-01-02", "2026-01-01", True), ("2026-01-01", None, False),
    ("2026-03-01", None, True), ("2026-03-01T11:00:00+00:00", None, False), ("soon", None, False),
])
def test_a_date_is_news_where_its_source_said_another_or_it_is_after_the_visit(stated, before, newer):
    assert is_newer(stated, before=before, visited=VISITED) is newer
