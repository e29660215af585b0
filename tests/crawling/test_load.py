"""Bytes of answers in memory: several large ones are not fetched together, and pages that wait to be read are bounded."""

from __future__ import annotations

import pytest

from flipscrape.crawling.load import MOST_COMING, MOST_WAITING, SMALL, Load


@pytest.fixture
def load():
    return Load()


def test_one_alone_may_be_large(load):
    assert not load.is_too_much(1, 2 * MOST_COMING)


def test_the_one_that_comes_beside_a_large_one_is_put_off_until_that_has_come(load):
    load.is_too_much(1, MOST_COMING)
    assert load.is_too_much(2, 1000)
    load.over(2)
    load.over(1, waiting=MOST_COMING)
    assert not load.is_too_much(2, 1000)
    assert load.is_too_much(3, 1000)


def test_pages_that_wait_fill_it_until_they_are_settled(load):
    load.over(1, waiting=MOST_WAITING + 1)
    assert load.is_full({1})
    assert not load.is_full(set())


def test_an_answer_that_has_grown_large_is_put_off_where_as_much_waits_and_a_small_one_never():
    load = Load()
    assert not load.is_too_much_at_once(MOST_COMING, {1})
    load.over(1, waiting=MOST_WAITING + 1)
    assert load.is_too_much_at_once(SMALL + 1, {1})
    assert not load.is_too_much_at_once(SMALL, {1})
    assert not load.is_too_much_at_once(SMALL + 1, set())
